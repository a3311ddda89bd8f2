package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Files and folders that may not be read or written. Root is bound by permissions here as others are. */
@Execution(ExecutionMode.CONCURRENT)
class PermissionsTest extends ShellTest {
    /** Root without the capabilities that let it pass over permissions. */
    private static final String BOUND = """
            bind=
            [ $(id -u) != 0 ] || bind='setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-all'
            bound() { $bind "${java[@]}" "$@"; }
            """;

    @BeforeEach
    void writeMap() throws IOException {
        write("in.map", "1000 10 a\n");
        assumeThat(shell.run(BOUND + "$bind true").status())
                .as("needs a user other than root, or setpriv(1) to bind root").isZero();
    }

    @AfterEach
    void allowRemoval() {
        shell.run("chmod -R u+rwx .");
    }

    @Test
    void anInputThatMayNotBeReadIsAnErrorBeItAFileOrAPipe() {
        assertError(66, "in.map: Permission denied", "chmod 0 in.map; bound in.map out");
        assertError(66, "pipe: Permission denied", "mkfifo -m 0 pipe; bound pipe out");
        assertError(66, "closed/in.map: Permission denied", "mkdir -m 0 closed; bound closed/in.map out");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anOutputThatMayNotBeWrittenIsAnErrorThoughItsFolderMay() {
        assertError(73, "out: Permission denied: it is not writable",
                "echo old > out; chmod 444 out; bound in.map out");
        assertThat(folder.resolve("out")).hasContent("old\n");
        assertThat(shell.run("ls -A").out()).isEqualTo("in.map\nout\n");
    }

    @Test
    void aFolderThatMayNotBeWrittenIsAnError() {
        assertError(73, "shut/out: can't be created: Permission denied",
                "mkdir -m 555 shut; bound in.map shut/out");
        assertError(73, "closed/out: can't be created: Permission denied",
                "mkdir -m 0 closed; bound in.map closed/out");
    }

    @Test
    void aFolderThatMayBeWrittenButNotReadTakesTheOutput() {
        Run outcome = shell.run(BOUND + "mkdir -m 333 drop; bound -q in.map drop/out");
        shell.run("chmod 755 drop");
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(folder.resolve("drop/out")).hasContent("1000 10 a\n");
    }

    private void assertError(int status, String message, String script) {
        Run outcome = shell.run(BOUND + script);
        assertThat(outcome.error()).isEqualTo("perfmap-compact: " + message + "\n");
        assertThat(outcome.status()).isEqualTo(status);
    }
}
