package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.TestMaps;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Dimension;
import perfmap.churn.Figures;
import perfmap.churn.Growth;
import perfmap.churn.Reports;
import perfmap.churn.Row;
import perfmap.churn.SortKey;
import perfmap.file.FileFailure;

class ChurnJsonReaderTest {
    private static final List<Dimension> KIND = List.of(Dimension.KIND);
    private static final List<Dimension> SYMBOL = List.of(Dimension.SYMBOL);
    private static final Figures.NameTest ALL = (bytes, from, to) -> true;

    @TempDir
    Path folder;

    static List<Path> realMaps() {
        return TestMaps.real();
    }

    private String json(ChurnReport report, List<Breakdown> tables) throws IOException {
        StringWriter out = new StringWriter();
        ChurnJson.write(report, tables, out);
        return out.toString();
    }

    private SavedReport read(String json) throws IOException {
        return ChurnJsonReader.read(Files.writeString(folder.resolve("r.json"), json).toString());
    }

    @ParameterizedTest
    @MethodSource("realMaps")
    void whatWasWrittenIsReadBackToTheLastCountAndByte(Path map) throws IOException {
        ChurnReport report = Reports.of("m", TestMaps.unpacked(map), new Growth(1234.5, true));
        SavedReport saved = read(json(report, List.of(report.kinds(),
                report.by(List.of(Dimension.FILE, Dimension.SYMBOL), SortKey.NAME, Integer.MAX_VALUE - 1))));
        assertThat(saved.total().sameAs(report.total())).isTrue();
        assertThat(saved.everything().sameAs(report.everything())).isTrue();
        assertThat(saved.compactBytes()).isEqualTo(report.compactBytes());
        assertThat(saved.growth()).isEqualTo(report.growth());
        assertThat(saved.isFiltered()).isFalse();
        assertSame(saved.by(KIND).orElseThrow().rows(), report.kinds().rows());
        assertSame(saved.by(List.of(Dimension.FILE)).orElseThrow().rows(),
                report.by(List.of(Dimension.FILE), SortKey.NAME, Integer.MAX_VALUE - 1).rows());
        assertThat(saved.sum(ALL).orElseThrow().sameAs(report.total())).isTrue();
        assertThat(saved.by(List.of(Dimension.GROUP)).orElseThrow().rows()).hasSameSizeAs(
                report.by(List.of(Dimension.GROUP)).orElseThrow().rows());
        List<Row> symbols = saved.symbols(ALL, SortKey.ENTRIES, 5);
        List<Row> expected = report.symbols(ALL, SortKey.ENTRIES, 5);
        assertThat(symbols.stream().map(row -> row.counts().entries()).toList())
                .isEqualTo(expected.stream().map(row -> row.counts().entries()).toList());
    }

    private static void assertSame(List<Row> actual, List<Row> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).key()).isEqualTo(expected.get(i).key());
            assertThat(actual.get(i).counts().sameAs(expected.get(i).counts())).isTrue();
        }
    }

    @Test
    void namesOfAnyBytesComeBackToTheByte() throws IOException {
        StringBuilder map = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            map.append(b == '\n' ? "" : Integer.toHexString(b * 16) + " 10 x" + (char) b + "y" + (char) b + "\n");
        }
        ChurnReport report = Reports.of(map.toString());
        Breakdown symbols = report.by(SYMBOL, SortKey.NAME, 1000);
        assertSame(read(json(report, List.of(symbols))).by(SYMBOL).orElseThrow().rows(), symbols.rows());
    }

    @Test
    void codeBytesBeyond64BitsComeBack() throws IOException {
        ChurnReport report = Reports.of("0 ffffffffffffffff a\n".repeat(3));
        SavedReport saved = read(json(report, List.of(report.kinds())));
        assertThat(saved.total().codeBytes()).isEqualTo(report.total().codeBytes()).hasToString("55340232221128654845");
    }

    @Test
    void aReportOfFirstRowsCannotTellTheSumOfAGlobNorRowsThatItDoesNotHave() throws IOException {
        ChurnReport report = Reports.of("0 1 a\n10 1 b\n20 1 c\n");
        SavedReport saved = read(json(report, List.of(report.by(SYMBOL, SortKey.NAME, 2))));
        assertThat(saved.sum(ALL)).isEmpty();
        assertThat(saved.by(KIND)).isEmpty();
        assertThat(saved.contents()).isEqualTo("symbol");
        List<Row> symbols = saved.symbols(ALL, SortKey.NAME, 10);
        assertThat(symbols.get(symbols.size() - 1).others()).isEqualTo(1);
        SavedReport kinds = read(json(report, List.of(report.kinds())));
        assertThat(kinds.symbols(ALL, SortKey.NAME, 10)).singleElement()
                .satisfies(row -> assertThat(row.others()).isEqualTo(3));
    }

    @Test
    void rowsWithinARowThatDoNotAddUpToItAreRefused() throws IOException {
        ChurnReport report = Reports.of("0 1 Stub:a\n0 1 Stub:a\n10 1 b\n");
        String good = json(report, List.of(report.by(List.of(Dimension.KIND, Dimension.SYMBOL), SortKey.NAME, 9)));
        assertThat(read(good).sum(ALL).orElseThrow().sameAs(report.total())).isTrue();
        int inner = good.lastIndexOf("\"log_bytes\": 22");
        String more = good.substring(0, inner) + "\"log_bytes\": 33" + good.substring(inner + 15);
        assertThatThrownBy(() -> read(more)).isInstanceOf(FileFailure.class)
                .hasMessageContaining("its rows do not add up");
        int rows = good.lastIndexOf("\"rows\": [");
        String none = good.substring(0, rows) + "\"more\": [" + good.substring(rows + 9);
        assertThatThrownBy(() -> read(none)).isInstanceOf(FileFailure.class)
                .hasMessageContaining("its rows do not add up");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "schema": 1            | "schema": 2           | is a report of schema 2; this program reads schema 1
            "schema": 1            | "version": 1          | does not begin with its schema
            "entries": 2           | "entries": -2         | counts that no map can have
            "entries": 2           | "entries": 1          | counts that no map can have
            "entries": 2           | "entries": "2"        | no count at $.total
            "entries": 2           | "entries": 2.5        | something else than a churn report
            "entries": 2           | "entries": 1e300      | something else than a churn report
            "entries": 2           | "entires": 2          | no entries at $.total
            "log_bytes": 13        | "log_bytes": 13;      | is not well-formed JSON, or was cut short
            "tables": [            | "tablez": [           | it has not all of
            "by": [                | "by": [ "zip",        | an unknown dimension
            "name": "other"        | "nmae": "other"       | a row without a name
            "tables": [            | "tables": [ 5,        | something else than a churn report
            """)
    void anythingElseIsRefusedInOneLineThatNamesTheFile(String good, String bad, String message) throws IOException {
        ChurnReport report = Reports.of("0 1 a\n10 1 b\n");
        String json = json(report, List.of(report.kinds()));
        assertThat(json).contains(good);
        assertThatThrownBy(() -> read(json.replaceFirst(java.util.regex.Pattern.quote(good),
                java.util.regex.Matcher.quoteReplacement(bad))))
                .isInstanceOf(FileFailure.class).hasMessageStartingWith(folder.resolve("r.json") + ": ")
                .hasMessageNotContaining("\n").hasMessageContaining(message);
    }

    @Test
    void aReportWhoseRowsDoNotAddUpToItsTotalIsRefused() throws IOException {
        ChurnReport report = Reports.of("0 1 a\n10 1 b\n");
        String json = json(report, List.of(report.kinds()));
        int shown = json.indexOf("\"shown\"");
        assertThatThrownBy(() -> read(json.substring(0, shown)
                + json.substring(shown).replaceFirst("\"symbols\": 2", "\"symbols\": 3")))
                .isInstanceOf(FileFailure.class).hasMessageContaining("do not add up");
    }

    @Test
    void aReportCutAnywhereIsRefused() throws IOException {
        ChurnReport report = Reports.of("0 1 a\n10 1 b\n");
        String json = json(report, List.of(report.kinds())).strip();
        for (int end = 1; end < json.length(); end += 7) {
            String cut = json.substring(0, end);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(FileFailure.class);
        }
        assertThatThrownBy(() -> read(json + "{}")).isInstanceOf(FileFailure.class);
    }

    @Test
    void aFileThatBeginsWithABraceIsAReportAndAMapIsNot() throws IOException {
        Path file = folder.resolve("x");
        for (String report : List.of("{", " \r\n\t{\"schema\": 1}")) {
            assertThat(ChurnJsonReader.isReport(Files.writeString(file, report).toString())).isTrue();
        }
        for (String map : List.of("", "0 1 {\n", "\0{", "[{}]")) {
            assertThat(ChurnJsonReader.isReport(Files.write(file, map.getBytes(StandardCharsets.ISO_8859_1))
                    .toString())).isFalse();
        }
        assertThat(ChurnJsonReader.isReport(folder.toString())).isFalse();
        assertThat(ChurnJsonReader.isReport(folder.resolve("none").toString())).isFalse();
    }
}
