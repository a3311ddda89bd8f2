package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is typed means the same in every locale. */
@Execution(ExecutionMode.CONCURRENT)
class ArgumentsTest extends ShellTest {
    /** The bytes of {@code café*} in UTF-8, as a shell's word. */
    private static final String GLOB = "$'caf\\xc3\\xa9*'";

    @BeforeEach
    void writeMap() throws IOException {
        write("in.map", "1000 10 caf\u00e9\n2000 10 tea\n");
    }

    @Test
    void aGlobMatchesLettersThatTheLocaleDoesNotKnow() {
        for (String locale : new String[] {"C", "C.UTF-8"}) {
            Run run = shell.run("export LC_ALL=" + locale + "; tool -q in.map - --drop " + GLOB);
            assertThat(run.error()).as(locale).isEmpty();
            assertThat(run.out()).as(locale).isEqualTo("2000 10 tea\n");
        }
    }

    @Test
    void aBudgetIsNotKeptForWantOfALocale() {
        for (String locale : new String[] {"C", "C.UTF-8"}) {
            Run run = shell.run("export LC_ALL=" + locale + "; tool check --max " + GLOB + ".entries=0 in.map");
            assertThat(run.out()).as(locale).contains("caf\u00e9*.entries: 1, 1 over 0");
            assertThat(run.status()).as(locale).isEqualTo(1);
        }
    }

    @Test
    void aWordOfJavasOwnIsNotTakenForOneThatWasGiven() {
        String main = "perfmap.cli.Main check --max caf\u00e9*.entries=0 in.map";
        Run run = shell.run("echo '" + main + "' > words; LC_ALL=C java -cp '" + System.getProperty("java.class.path")
                + "' @words");
        assertThat(run.error()).isEqualTo("perfmap-compact: caf\ufffd\ufffd*.entries=0:"
                + " has characters that this locale can't tell; try LC_ALL=C.UTF-8\n");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        for (String locale : new String[] {"C", "C.UTF-8"}) {
            Run run = shell.run("export LC_ALL=" + locale + "; tool -q in.map - --drop $'caf\\xe9*'");
            assertThat(run.error()).as(locale).isEqualTo("perfmap-compact: caf\ufffd*: is not UTF-8;"
                    + " in a glob write ? for such a character, give a file another name\n");
            assertThat(run.status()).as(locale).isEqualTo(2);
        }
    }
}
