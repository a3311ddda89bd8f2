package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Root at work in a folder as /tmp is, where another user, with an id of his own, lies in wait. */
class SharedFolderIT extends ShellTest {
    private static final String STRANGER = "setpriv --reuid=65534 --regid=65534 --clear-groups sh -c ";

    @BeforeEach
    void makeFolder() throws IOException {
        Needs.root(shell);
        write("in.map", "1000 10 old\n1008 10 new\n");
        write("other.map", "1000 10 old\n");
        shell.run("chmod 755 .; mkdir shared; chmod 1777 shared; echo secret > victim; chmod 600 victim");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tool in.map shared/out",
        "tool in.map new --churn shared/out",
        "tool churn --output shared/out in.map",
        "tool check --max entries=1 --output shared/out in.map",
        "tool check --baseline shared/out --update-baseline in.map",
        "tool diff --output shared/out in.map other.map"})
    void whatAStrangerPlantedIsNeitherFollowedNorOverwritten(String command) throws IOException {
        boolean isBaseline = command.contains("--baseline");
        for (String planted : List.of("ln -s ../victim shared/out", "ln -s nowhere shared/out",
                "mkfifo -m 666 shared/out", "mkdir -m 777 shared/out",
                "echo {} > shared/mine; chmod 666 shared/mine; ln shared/mine shared/out")) {
            assertThat(shell.run(STRANGER + "'" + planted + "'").status()).isZero();
            String before = state();
            Run outcome = shell.run(command);
            assertThat(outcome.error()).as(planted).startsWith("perfmap-compact: shared/out: ").hasLineCount(1);
            // A baseline is read before: what is no report is not the place for one.
            assertThat(outcome.status()).as(planted).isIn(isBaseline ? List.of(73, 66, 2) : List.of(73));
            assertThat(state()).as(planted).isEqualTo(before);
            assertThat(folder.resolve("new")).doesNotExist();
            shell.run("rm -rf shared/*");
        }
    }

    /** Of all that can be known of it beforehand: only the end of its name. */
    @Test
    void aStrangerWhoWatchesForTemporaryNamesGetsNothing() {
        Run outcome = shell.run("""
                touch shared/report.json; chmod 600 in.map shared/report.json
                seq -f '%%.0f00 10 name' 100000 200000 > in.map
                touch go
                %s 'cd shared; echo ready > ready; while [ -e ../go ]; do
                    for f in .*unfinished; do
                        [ -e "$f" ] || continue
                        cat "$f" >> read; echo x >> "$f"; rm -f "$f" && ln -s ../victim "$f"; mv -f "$f" moved
                    done 2>&-
                done' & stranger=$!
                until [ -e shared/ready ]; do sleep 0.01; done
                for i in 1 2 3; do tool -q in.map shared/out --churn shared/report.json || exit; done
                rm go; wait $stranger
                cmp in.map shared/out && cat shared/read && tail -c 2 shared/report.json
                """.formatted(STRANGER));
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.out()).isEqualTo("}\n");
        assertThat(outcome.status()).isZero();
        assertThat(shell.run("cat victim; stat -c %a victim").out()).isEqualTo("secret\n600\n");
    }

    @Test
    void aStrangersMapIsCompactedInItsPlaceAndStaysHis() {
        shell.run(STRANGER + "'cat > shared/perf-1.map' < in.map");
        Run outcome = shell.run("tool -q --in-place shared/perf-1.map; "
                + "cat shared/perf-1.map; stat -c %u:%a shared/perf-1.map");
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.out()).isEqualTo("1008 10 new\n65534:644\n");
    }

    /** What everything in the folder is, whose, and what it leads to and holds. */
    private String state() {
        return shell.run("stat -c '%n %F %i %u %a %h %s' shared/* victim; readlink shared/*; cat victim;"
                + " for f in shared/*; do [ ! -f $f ] || cat $f; done; ls -A . shared").out();
    }
}
