package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static perfmap.churn.Reports.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import perfmap.TestMaps;

/** {@code diff} as a user runs it. */
class DiffProgramTest extends ShellTest {
    @BeforeEach
    void setUp() throws IOException {
        write("old.map", lines(100, 0x10000, "JS:~f a.js:1:2") + lines(7, 0, "Stub:a"));
        write("new.map", lines(100, 0x10000, "JS:*f a.js:3:4") + lines(7, 0, "Stub:a"));
    }

    @Test
    void mapsAndReportsOfThemOnEitherSideTellTheSame() {
        for (String map : new String[] {"old", "new"}) {
            assertThat(shell.run("tool churn --format json --output " + map + ".json " + map + ".map").status())
                    .isZero();
        }
        String expected = shell.run("tool diff old.map new.map").out();
        assertThat(expected).contains("new  +2.40 kB").contains("gone  -2.40 kB").contains("JS:*f a.js:3:4");
        for (String[] sides : new String[][] {{"old.json", "new.map"}, {"old.map", "new.json"},
            {"old.json", "new.json"}}) {
            String out = shell.run("tool diff " + sides[0] + " " + sides[1]).out();
            assertThat(out.lines().skip(2)).isEqualTo(expected.lines().skip(2).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void aReportMayBePacked(String packer) {
        assumeTrue(shell.run("command -v " + packer).status() == 0, packer + " is not installed");
        shell.run("tool churn --format json --output old.json old.map; " + packer + " -c old.json > packed");
        String expected = shell.run("tool diff old.map new.map").out();
        assertThat(shell.run("tool diff packed new.map").out().lines().skip(2))
                .isEqualTo(expected.lines().skip(2).toList());
        assertThat(shell.run("tool check --baseline packed old.map").status()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            tool churn old.json                                     | old.json
            tool old.json out                                       | old.json
            cp old.json o; tool --in-place o                        | o
            gzip old.json; tool old.json.gz out                     | old.json.gz
            tr -d '[:space:]' < old.json > terse; tool terse out          | terse
            tool churn - < old.json                                 | (standard input)
            tool diff - new.map < old.json                          | (standard input)
            tool check --max live=5 old.json                        | old.json
            tool check --baseline b --update-baseline old.json      | old.json
            tool check --max live=5 --format json new.map > c; tool c out | c
            """)
    void aReportInPlaceOfAMapIsToldToBeOne(String line, String name) {
        shell.run("tool churn --format json --output old.json old.map");
        Run run = shell.run(line);
        assertThat(run).isEqualTo(new Run(65, "", "perfmap-compact: " + name + ": is a report of perfmap-compact,"
                + " not a map; only diff and --baseline take one, from a regular file\n"));
        assertThat(folder.toFile().list()).doesNotContain("out", "b");
    }

    @Test
    void aMapWhoseFirstLineIsThatOfAReportIsAMapAllTheSame() throws IOException {
        write("a.map", "{\"schema\": 1,\n1000 10 a\n");
        assertThat(shell.run("tool -q a.map -").out()).isEqualTo("1000 10 a\n");
    }

    @Test
    void theExitCodeTellsOfADifferenceOnlyWhereAskedAndNormalizingTakesItAway() {
        assertThat(shell.run("tool diff old.map new.map").status()).isZero();
        assertThat(shell.run("tool diff --exit-code old.map new.map").status()).isEqualTo(1);
        assertThat(shell.run("tool diff --exit-code --normalize old.map new.map").status()).isEqualTo(1);
        Run normalized = shell.run("tool diff --exit-code --normalize-tier old.map new.map");
        assertThat(normalized.status()).isZero();
        assertThat(shell.run("tool diff --exit-code old.map old.map").status()).isZero();
    }

    @Test
    void aMapDoesNotDifferFromItsOwnReportThoughThatListsOnlyItsFirstSymbols() throws Exception {
        Path map = Files.write(folder.resolve("node.map"), TestMaps.unpacked(TestMaps.real("node-0.12")));
        shell.run("tool churn -q --format json --output node.json node.map");
        Run same = shell.run("tool diff -q --exit-code node.map node.json");
        assertThat(same.out()).containsPattern("~= .*  \\[not listed]");
        assertThat(same.status()).isZero();
        Files.writeString(map, "\n1000 10 Stub:b\n", StandardOpenOption.APPEND);
        assertThat(shell.run("tool diff -q --exit-code node.map node.json").status()).isEqualTo(1);
    }

    @Test
    void filtersChooseWhatIsComparedInMaps() {
        Run run = shell.run("tool diff --exit-code --keep-kind stubs old.map new.map");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("7 entries of 1 symbol,");
    }

    @Test
    void aReportThatWasFilteredIsPointedOutAndIsNoBaseline() {
        shell.run("tool churn --format json --drop-kind stubs --output f.json old.map");
        assertThat(shell.run("tool diff f.json new.map").error())
                .isEqualTo("note: f.json leaves out what filters dropped when it was made\n");
        Run check = shell.run("tool check --baseline f.json new.map");
        assertThat(check.status()).isEqualTo(66);
        assertThat(check.error()).contains("can't be a baseline");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            diff --by tier old.json new.map           | 2  | old.json: is not broken down by tier but by kind; symbol
            diff --drop x old.json new.map            | 2  | old.json: is a report, which can't be filtered
            diff --by colour old.map new.map          | 2  | there is no such dimension
            diff --by kind,kind old.map new.map       | 2  | --by kind,kind: has kind twice
            diff --sort colour old.map new.map        | 2  | there is no such key
            diff --top 0 old.map new.map              | 2  | must be 1 or more
            diff - -                                  | 2  | only one side
            diff --format html --by kind old.map new.map | 2  | --by does not go with --format html
            diff --format html --top 1001 old.map new.map | 2  | --top 1001: a page shows at most 1000 symbols
            diff --output old.map old.map new.map     | 73 | old.map: is the map; name another file
            diff --output new.map old.json new.map    | 73 | new.map: is the map; name another file
            diff --executable-in x.maps old.map new.map | 66 | x.maps: No such file
            diff old.map none.map                     | 66 | none.map: No such file
            diff broken.json new.map                  | 66 | broken.json: is not well-formed JSON
            diff other.json new.map                   | 66 | other.json: is no churn report
            """)
    void whatCannotBeComparedIsToldInOneLine(String line, int status, String message) throws Exception {
        shell.run("tool churn --format json --output old.json old.map");
        String before = Files.readString(folder.resolve("old.map"));
        write("broken.json", "{\"schema\": 1, ");
        write("other.json", "{\"name\": \"left-pad\"}");
        Run run = shell.run("tool " + line);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.error()).startsWith("perfmap-compact: ").contains(message).hasLineCount(1);
        assertThat(folder.resolve("old.map")).hasContent(before);
    }
}
