package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perfmap.TestMaps;
import perfmap.report.Printable;

/** {@code perfmap-compact churn} as a user runs it. */
class ChurnCommandTest extends ShellTest {
    private static final Path NODE = TestMaps.real("node-24.21.0-native-stack").toAbsolutePath();
    private static final Path PROCMAPS =
            NODE.resolveSibling(NODE.getFileName().toString().replace(".map.gz", ".procmaps"));

    @Test
    void itPrintsKindsSymbolsAndWhatWouldHaveHelped() {
        Run run = shell.run("tool churn --elapsed 3d4h --executable-in " + PROCMAPS + " " + NODE);
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("over 3 d 4 h\n", "  KIND\n", "  js\n", "  SYMBOL\n", "  total\n",
                "WHAT WOULD HAVE HELPED\n", "compacted, executable only  (--executable-in)\n");
        assertThat(run.out().lines()).allMatch(line -> Printable.columnsOf(line) <= 100);
        assertThat(run.out()).doesNotContain("\033");
        assertThat(run.error()).startsWith("warning: skipped 9 malformed lines").doesNotContain("matched nothing");
    }

    @ParameterizedTest
    @CsvSource({"80, 80", "120, 120", "20, 60", "x, 100"})
    void itFitsTheColumnsOfTheTerminal(String columns, int widest) {
        Run run = shell.run("tool churn -q --by symbol --top 500 " + NODE, "COLUMNS", columns);
        assertThat(run.out().lines().mapToInt(Printable::columnsOf).max().getAsInt()).isBetween(widest - 3, widest);
    }

    @ParameterizedTest
    @CsvSource({"80, TERM=xterm, true", "120, NO_COLOR=, true", "80, NO_COLOR=1, false", "80, TERM=dumb, false"})
    void onATerminalItFitsItsColumnsAndHeadingsAreBoldUnlessTheUserWouldRatherNot(
            String columns, String variable, boolean bold) {
        String line = "script -qec \"stty cols " + columns + "; env -u COLUMNS TERM=xterm " + variable
                + " $(printf '%q ' \"${java[@]}\" churn -q " + NODE + ")\" /dev/null";
        Run terminal = shell.run(line);
        String plain = terminal.out().replaceAll("\033\\[[01]m", "").replace("\r", "");
        assertThat(plain).contains("  KIND\n").doesNotContain("\033");
        assertThat(terminal.out().contains("\033[1m")).isEqualTo(bold);
        String piped = shell.run("tool churn -q " + NODE, "COLUMNS", columns).out();
        assertThat(tables(plain)).isEqualTo(tables(piped));
    }

    /** All but the header, in which a path may be longer. */
    private static String tables(String report) {
        return report.substring(report.indexOf("\n\n"));
    }

    @Test
    void theJsonIsTheSameWhateverTheNumberOfThreadsAndOnTheWayOfCompacting() throws IOException {
        Files.write(folder.resolve("a.map"), TestMaps.unpacked(NODE));
        String options = " --elapsed 1d --executable-in " + PROCMAPS + " a.map";
        Run one = shell.run("tool churn --format json --threads 1" + options);
        Run three = shell.run("tool churn --format json --threads 3" + options);
        Run compact = shell.run("tool -q --drop 'Stub:*' --churn report.json" + options + " out");
        assertThat(three.out()).isEqualTo(one.out());
        assertThat(compact).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(folder.resolve("report.json"))).isEqualTo(one.out());
        JsonObject json = JsonParser.parseString(one.out()).getAsJsonObject();
        assertThat(json.getAsJsonArray("remedies")).hasSize(6);
        assertThat(json.getAsJsonObject("growth").get("seconds").getAsLong()).isEqualTo(86_400);
    }

    @Test
    void aMapTooYoungToTellHasNoGrowthUnlessTheTimeIsGiven() throws IOException {
        write("a.map", "1000 10 a\n");
        assertThat(shell.run("tool churn a.map").out()).contains("growth not known ").doesNotContain(" a day");
        assertThat(shell.run("tool churn --format json a.map").out()).contains("\"growth\": null");
        assertThat(shell.run("tool churn --elapsed 2s a.map").out()).contains("growing by 432 kB a day");
    }

    @Test
    void whatCompactingWritesIsAsLongAsTheReportSays() throws IOException {
        shell.run("tool -q " + NODE + " all");
        shell.run("tool -q --executable-in " + PROCMAPS + " " + NODE + " executable");
        String report = shell.run("tool churn -q --format json --executable-in " + PROCMAPS + " " + NODE).out();
        JsonObject json = JsonParser.parseString(report).getAsJsonObject();
        assertThat(remedy(json, 4)).isEqualTo(Files.size(folder.resolve("all")));
        assertThat(remedy(json, 5)).isEqualTo(Files.size(folder.resolve("executable")));
    }

    private static long remedy(JsonObject json, int which) {
        return json.getAsJsonArray("remedies").get(which).getAsJsonObject().get("bytes").getAsLong();
    }

    @Test
    void aReportToAFileIsWhatStandardOutputWouldGet() throws IOException {
        Run toFile = shell.run("tool churn -q --format csv --by kind,tier --output report.csv " + NODE);
        assertThat(toFile).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(folder.resolve("report.csv"))).startsWith("kind,tier,symbols,")
                .isEqualTo(shell.run("tool churn -q --format csv --by kind,tier " + NODE).out());
    }

    @Test
    void aReportNeverTakesThePlaceOfAMap() throws IOException {
        Path map = Files.writeString(folder.resolve("a.map"), "1000 33 Stub:write\n");
        Files.createLink(folder.resolve("b.map"), map);
        for (String line : new String[] {"tool churn --output a.map a.map", "tool churn --output b.map a.map",
            "tool a.map - --churn ./a.map", "tool a.map new --churn new"}) {
            Run run = shell.run(line);
            assertThat(run.status()).isEqualTo(ExitStatus.CANT_CREATE);
            assertThat(run.error()).endsWith(": is the map; name another file\n").hasLineCount(1);
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.map", "b.map");
        assertThat(map).hasContent("1000 33 Stub:write\n");
    }

    @Test
    void filtersChooseSymbolsAndOneThatMatchesNothingIsTold() {
        Run run = shell.run("tool churn --drop-kind functions --keep 'Stup:*' --keep 'Builtin:*' --format folded "
                + NODE);
        assertThat(run.out().lines()).isNotEmpty().allMatch(line -> line.startsWith("builtins;builtin;Builtin:"));
        assertThat(run.error()).contains("warning: --keep 'Stup:*' matched nothing\n")
                .doesNotContain("Builtin", "--drop-kind");
        Path maps = NODE.resolveSibling("node-26.10.0.procmaps");
        Run nowhere = shell.run("tool churn --executable-in " + maps + " " + TestMaps.real("openjdk").toAbsolutePath());
        assertThat(nowhere.error()).contains("procmaps matched nothing\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--by colour        | --by colour: there is no such dimension",
        "--by kind,kind     | --by kind,kind: has kind twice",
        "--by file --by symbol,file | --by file,symbol,file: has file twice",
        "--sort size        | --sort size: there is no such key",
        "--top 0            | --top 0: must be 1 or more",
        "--elapsed soon     | 'soon' is no stretch of time",
        "--format xml       | --format",
        "--keep-kind stup   | --keep-kind: there is no kind or group 'stup'",
    })
    void wrongUsageIsOneLineThatSaysWhatIsWrong(String options, String message) {
        Run run = shell.run("tool churn " + options + " " + NODE);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.error()).startsWith("perfmap-compact: ").contains(message).hasLineCount(1);
        boolean byTheParser = message.startsWith("'soon'") || message.equals("--format");
        assertThat(run.error().contains(" (see 'perfmap-compact churn --help')\n")).isEqualTo(byTheParser);
    }

    @Test
    void kindsListsEveryKindUnderItsGroup() {
        Run run = shell.run("tool kinds", "COLUMNS", "80");
        assertThat(run.status()).isZero();
        StringBuilder expected = new StringBuilder();
        for (perfmap.symbol.Group group : perfmap.symbol.Group.values()) {
            expected.append(group.label()).append('\n');
            for (perfmap.symbol.Kind kind : perfmap.symbol.Kind.values()) {
                if (kind.group() == group) {
                    expected.append("  ").append(kind.label()).append('\n');
                }
            }
        }
        assertThat(run.out().replaceAll("(?m)^(  \\S+) .*$", "$1")).isEqualTo(expected.toString());
        assertThat(run.out().lines()).allMatch(line -> Printable.columnsOf(line) <= 80);
        assertThat(run.out()).contains("  stub                              Stub:utf8Write\n");
    }
}
