package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files may bear any name, and what a name says is not what the terminal does. */
@Execution(ExecutionMode.CONCURRENT)
class NamesOfFilesTest extends ShellTest {
    private static final String MAP = "1000 10 a\n";

    @BeforeEach
    void writeMap() throws IOException {
        write("in.map", MAP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "*", "$HOME", "'quoted'", "--in.map", "\u00fc\u4e2d", "a\nb", "@1.map"})
    void aMapMayBeCalledAnything(String name) throws IOException {
        write(name, MAP);
        write("1.map", "--nonsense");
        String script = "export LC_ALL=C.UTF-8; tool -q -- \"$name\" \"$name.out\"";
        Run outcome = shell.run(script, "name", name);
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(folder.resolve(name + ".out")).hasContent(MAP);
    }

    @Test
    void aNameThatTheLocaleCannotWriteIsAnErrorThatSaysSo() {
        String why = ": can't be a file's name in this locale: Malformed input or input contains unmappable"
                + " characters; try LC_ALL=C.UTF-8\n";
        Run input = shell.run("LC_ALL=C tool $'\\xc3\\xbc.map' out");
        assertThat(input.error()).isEqualTo("perfmap-compact: \u00fc.map" + why);
        assertThat(input.status()).isEqualTo(66);
        Run output = shell.run("LC_ALL=C tool in.map $'\\xc3\\xbc.map'");
        assertThat(output.error()).isEqualTo("perfmap-compact: \u00fc.map" + why);
        assertThat(output.status()).isEqualTo(73);
        Run inPlace = shell.run("LC_ALL=C tool --in-place $'\\xc3\\xbc.map'");
        assertThat(inPlace.error()).isEqualTo("perfmap-compact: \u00fc.map" + why);
        assertThat(inPlace.status()).isEqualTo(66);
        Run baseline = shell.run("LC_ALL=C tool check in.map --baseline $'\\xc3\\xbc.map'");
        assertThat(baseline.error()).isEqualTo("perfmap-compact: \u00fc.map" + why);
        assertThat(baseline.status()).isEqualTo(66);
        for (String command : new String[] {"--executable-in /proc/self/maps in.map",
            "check --max live=5 in.map --output", "churn in.map --output"}) {
            Run run = shell.run("LC_ALL=C tool " + command + " $'\\xc3\\xbc.map'");
            assertThat(run.error()).as(command).isEqualTo("perfmap-compact: \u00fc.map" + why);
            assertThat(run.status()).as(command).isEqualTo(73);
        }
    }

    @Test
    void aNameThatEndsInASlashIsThatOfAFolder() {
        Run outcome = shell.run("tool in.map new/");
        assertThat(outcome.error()).isEqualTo("perfmap-compact: new/: is a folder; name a file in it\n");
        assertThat(outcome.status()).isEqualTo(73);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    /** ESC, BEL, backspace, CR, DEL, C1 controls, bidirectional overrides, BOM, line separator. */
    private static final String STEERING =
            "\u001b]0;x\u0007\b\r\u007f\u0085\u009b\u202e\u2066\u200f\ufeff\u2028\u000b";

    @ParameterizedTest
    @ValueSource(strings = {
        "tool \"$evil\" out",
        "tool in.map \"$evil\"",
        "tool --stats json \"$evil\" \"$evil.out\"",
        "tool --stats json --drop \"$evil\" in.map out",
        "tool --drop \"$evil\" in.map out",
        "tool --strict \"$evil\" out",
        "tool --keep \"[$evil\" in.map out",
        "tool --stats \"$evil\" in.map out",
        "tool --threads \"$evil\" in.map out",
        "tool \"--$evil\" in.map out",
        "tool in.map out \"$evil\"",
        "tool \"missing$evil\" out",
        "tool in.map \"missing$evil/out\"",
        "tool --drop-kind \"$evil\" in.map out",
        "tool --executable-in \"missing$evil\" in.map out",
        "mv in.map \"$evil\"; exec 7>> \"$evil\"; tool --in-place \"$evil\""})
    void nothingThatAStrangerNamedSteersTheTerminal(String script) throws IOException {
        write(STEERING, STEERING + "\n1000 10 " + STEERING + "\n");
        String error = shell.run("export LC_ALL=C.UTF-8; " + script, "evil", STEERING).error();
        assertThat(error).isNotEmpty();
        assertThat(error.codePoints().filter(NamesOfFilesTest::steers).mapToObj(Integer::toHexString))
                .as(error).isEmpty();
    }

    private static boolean steers(int character) {
        return character != '\n' && Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.LINE_SEPARATOR;
    }
}
