package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A command or an option that was mistyped is named alone, with the one that was likely meant. */
class MistypedTest extends ShellTest {
    private static final String NEITHER = ": No such file or directory, and no such command";

    @BeforeEach
    void writeMap() throws IOException {
        write("in.map", "1000 10 a\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "chrun in.map              | 2  | chrun" + NEITHER + "; did you mean 'churn'?",
        "chek --max live=5 in.map  | 2  | chek" + NEITHER + "; did you mean 'check'?",
        "dif in.map in.map out     | 2  | dif" + NEITHER + "; did you mean 'diff'?",
        "kind                      | 2  | kind" + NEITHER + "; did you mean 'kinds'?",
        "hepl                      | 2  | hepl" + NEITHER + "; did you mean 'help'?",
        "stats in.map              | 66 | stats" + NEITHER,
        "nope                      | 66 | nope" + NEITHER,
        "-q chrun in.map           | 2  | chrun" + NEITHER + "; did you mean 'churn'?",
        "-q churn in.map           | 2  | churn: No such file or directory, and a command comes before its options",
        "help chrun                | 2  | chrun: no such command; did you mean 'churn'?",
        "help nope                 | 2  | nope: no such command",
        "--dorp-kind stubs in.map out | 2 | Unknown option '--dorp-kind'; did you mean '--drop-kind'?",
        "--drop-knd=stubs in.map out  | 2 | Unknown option '--drop-knd'; did you mean '--drop-kind'?",
        "--hepl                    | 2  | Unknown option '--hepl'; did you mean '--help'?",
        "--nonsense in.map out     | 2  | Unknown option '--nonsense'",
        "-x in.map out             | 2  | Unknown option '-x'"})
    void itIsOneLineThatNamesItAlone(String arguments, int status, String message) {
        Run run = shell.run("tool " + arguments);
        assertThat(run).isEqualTo(new Run(status, "", "perfmap-compact: " + message
                + " (see 'perfmap-compact --help')\n"));
    }

    @Test
    void ofACommandTheHelpOfThatCommandIsNamed() {
        assertThat(shell.run("tool churn --formt json in.map").error()).isEqualTo("perfmap-compact: Unknown option"
                + " '--formt'; did you mean '--format'? (see 'perfmap-compact churn --help')\n");
    }

    @Test
    void aFileOfThatNameIsAMapLikeAnyOther() {
        Run run = shell.run("cp in.map chrun; cp in.map stats; tool -q chrun - && tool -q stats -");
        assertThat(run).isEqualTo(new Run(0, "1000 10 a\n1000 10 a\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "churn", "diff"})
    void theHelpOfWhatTakesAGlobSaysHowToWriteOne(String command) {
        assertThat(shell.run("tool " + command + " --help", "COLUMNS", "200").out().replaceAll("\\s+", " "))
                .contains("* is any run of characters", "[!a-z] none of these, and \\ takes the next as it is");
    }

    @ParameterizedTest
    @CsvSource({"help, --help", "help help, --help", "help churn, churn --help", "help kinds, kinds --help"})
    void helpIsACommandAsWell(String command, String option) {
        Run run = shell.run("touch help; tool " + command);
        assertThat(run.out()).startsWith("Usage: perfmap-compact ");
        assertThat(run).isEqualTo(shell.run("tool " + option));
    }
}
