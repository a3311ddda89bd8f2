package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full: a small file system in memory, mounted for one shell and gone with it. */
class FullDiskIT extends ShellTest {
    private static final String FULL = "writing failed: No space left on device\n";

    private String mounting;

    @BeforeEach
    void writeMap() throws IOException {
        StringBuilder map = new StringBuilder();
        for (int i = 1; i <= 20_000; i++) {
            map.append(Integer.toHexString(i)).append("000 10 a name of some length ").append(i).append('\n');
        }
        write("in.map", map);
        Files.createDirectory(folder.resolve("disk"));
        mounting = "unshare -m";
        if (!mounts()) {
            mounting = "unshare -rm";
            Needs.that(mounts(), "the right to mount a file system of its own (unshare -m, or -rm)", shell);
        }
    }

    private boolean mounts() {
        return shell.run(mounting + " mount -t tmpfs full disk").status() == 0;
    }

    /** Runs {@code command} in a file system of this size, with what {@code before} makes there. */
    private Run run(String options, String before, String command) {
        return shell.run("run() { cd disk && mount -t tmpfs -o " + options + " full . && cd ../disk && " + before
                + "\nls -A > ../before; cat out > ../old 2>&-\n" + command + "\nstatus=$?\n"
                + "ls -A | cmp - ../before && if [ -e out ]; then cmp out ../old; fi || status=changed\n"
                + "echo $status >&3; }; export -f run; " + mounting + " bash -c run 3>&1 2>errors >&2; cat errors >&2");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tool -q ../in.map out",
        "tool -q ../in.map new",
        "tool -q --churn out ../in.map ../new",
        "tool churn -q --output out ../in.map",
        "tool churn -q --format json --output out ../in.map",
        "tool churn -q --format html --output out ../in.map",
        "tool check -q --max entries=1 --format junit --output out ../in.map",
        "tool check -q --baseline new --update-baseline ../in.map",
        "tool diff -q --format json --output out ../in.map ../in.map"})
    void aFileThatDoesNotFitIsOneLineAndTheOldOneStays(String command) {
        Run outcome = run("size=64k", "echo old > out; cat /dev/zero > filler 2>&-", command);
        assertThat(outcome.error()).matches("perfmap-compact: (out|new): " + FULL);
        assertThat(outcome.out()).isEqualTo("74\n");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool -q ../in.map out", "tool -q --in-place out"})
    void aDiskThatFillsUpMidwayLeavesTheOldFile(String command) {
        Run outcome = run("size=1200k", "cat ../in.map > out", command);
        assertThat(outcome.error()).isEqualTo("perfmap-compact: out: " + FULL);
        assertThat(outcome.out()).isEqualTo("74\n");
    }

    @Test
    void whereNoFileCanBeMadeThatIsSaid() {
        Run outcome = run("nr_inodes=2", "touch out", "tool -q ../in.map out");
        assertThat(outcome.error())
                .isEqualTo("perfmap-compact: out: can't be created: No space left on device\n");
        assertThat(outcome.out()).isEqualTo("73\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool -q ../in.map -", "tool churn -q ../in.map",
        "tool check -q --max entries=1 ../in.map", "tool diff -q ../in.map ../in.map", "tool kinds",
        "tool --help", "tool --version"})
    void standardOutputThatDoesNotFitIsOneLine(String command) {
        Run outcome = run("size=64k", "cat /dev/zero > filler 2>&-; touch result", command + " > result");
        assertThat(outcome.error()).isEqualTo("perfmap-compact: (standard output): " + FULL);
        assertThat(outcome.out()).isEqualTo("74\n");
    }
}
