package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Dimension;
import perfmap.churn.Growth;
import perfmap.churn.Reports;
import perfmap.churn.SortKey;
import perfmap.filter.Filter;
import perfmap.symbol.SymbolTable;

/** The churn report for a terminal: within its columns, and safe whatever the names. */
class ChurnTextTest {
    private static final Growth GROWTH = new Growth(3 * 86_400 + 4 * 3_600, true);
    private static final byte[] SMALL = ("1000 33 Stub:utf8Write\n10a0 33 Stub:write\n1000 33 Stub:utf8Write\n"
            + "1000 33 Stub:utf8Write\n1140 33 Stub:utf8Write\n2000 100 JS:*f /srv/app/a.js:1:2\n")
            .getBytes(StandardCharsets.ISO_8859_1);

    static Stream<byte[]> maps() {
        return HostileMaps.andReal();
    }

    @ParameterizedTest
    @MethodSource("maps")
    void noLineIsWiderThanTheTerminalAndNoNameSteersIt(byte[] map) {
        ChurnReport report = Reports.of(map, null, GROWTH);
        List<Breakdown> tables = new ArrayList<>(defaultTables(report));
        tables.add(report.by(Arrays.asList(Dimension.values()), SortKey.LOG_BYTES, 2));
        for (int width : new int[] {60, 80, 100, 120}) {
            String text = text(report, tables, width, false);
            assertThat(text.lines()).allMatch(line -> Printable.columnsOf(line) <= width);
            assertThat(text.codePoints().filter(character -> character != '\n')).noneMatch(Steering::is);
        }
    }

    @Test
    void aNameOfAMapThatIsHostileOrLongIsShownSafelyAndCut() {
        SymbolTable symbols = new SymbolTable();
        String name = "\033]0;x\7" + "/very/long".repeat(30) + "/perf-1.map";
        ChurnReport report = new ChurnReport(name, Reports.scan(SMALL, symbols), new Filter(), null);
        String first = text(report, List.of(), 80, false).lines().findFirst().orElseThrow();
        assertThat(first).startsWith("\\x1b]0;x").contains("…", "perf-1.map: ").hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void theNumbersOfALogOfManyGigabytesStandInTheirColumns() {
        StringBuilder map = new StringBuilder();
        for (int i = 0; i < 12_345; i++) {
            map.append("0 ffffffffffffffff a\n");
        }
        ChurnReport report = Reports.of(map.toString().getBytes(StandardCharsets.ISO_8859_1));
        List<String> lines = text(report, defaultTables(report), 150, false).lines().toList();
        int heading = lines.indexOf(lines.stream().filter(line -> line.endsWith("KIND")).findFirst().orElseThrow());
        int name = lines.get(heading).indexOf("KIND");
        assertThat(lines.get(heading)).contains("RE-LOGGED  MOVED       CODE  LIVE CODE");
        assertThat(lines.get(heading + 1).substring(name)).isEqualTo("other");
        assertThat(lines.get(heading + 1)).contains("227725 EB");
        assertThat(lines.get(heading + 2).substring(name)).isEqualTo("total");
    }

    @Test
    void theReportReadsSo() {
        ChurnReport report = Reports.of(SMALL, null, new Growth(86_400, false));
        assertThat(text(report, defaultTables(report), 100, false)).isEqualTo("""
                x.map: 144 B, 6 entries of 3 symbols
                4 live (66.7 %), 2 stale (33.3 %), 2 re-logged (33.3 %)
                growing by 144 B a day, 6.00 entries a day, over 1 d 0 h

                  LOG    SHARE  ENTRIES  LIVE   STALE  A DAY  REWRITES  KIND
                111 B   77.1 %        5     3  40.0 %  111 B      1.67  stub
                 33 B   22.9 %        1     1   0.0 %   33 B      1.00  js
                144 B  100.0 %        6     4  33.3 %  144 B      1.50  total

                  LOG    SHARE  ENTRIES  LIVE   STALE  A DAY  REWRITES  SYMBOL
                 92 B   63.9 %        4     2  50.0 %   92 B      2.00  Stub:utf8Write
                 33 B   22.9 %        1     1   0.0 %   33 B      1.00  JS:*f /srv/app/a.js:1:2
                 19 B   13.2 %        1     1   0.0 %   19 B      1.00  Stub:write
                144 B  100.0 %        6     4  33.3 %  144 B      1.50  total

                   LEFT   OF LOG    A DAY  WHAT WOULD HAVE HELPED
                  144 B  100.0 %    144 B  as written
                   33 B   22.9 %     33 B  without stubs  (--drop-kind stubs)
                   33 B   22.9 %     33 B  without stubs and ICs  (--drop-kind stubs,ics)
                   33 B   22.9 %     33 B  functions only  (--only-functions)
                   98 B   68.1 %        -  compacted
                """);
    }

    @Test
    void alsoInEightyColumnsALongLogShowsWhatIsStaleAndWhatItGrowsByADay() {
        StringBuilder map = new StringBuilder();
        for (int i = 0; i < 123_456; i++) {
            map.append(Integer.toHexString(i % 100_123 * 64)).append(" 33 Stub:utf8Write\n");
        }
        ChurnReport report = Reports.of(map.toString().getBytes(StandardCharsets.ISO_8859_1), null, GROWTH);
        assertThat(text(report, defaultTables(report), 80, false))
                .contains("    LOG    SHARE  ENTRIES     LIVE   STALE   A DAY  REWRITES  KIND\n")
                .contains("3.05 MB  100.0 %  123,456  100,123  18.9 %  964 kB      1.23  stub\n");
        assertThat(text(report, defaultTables(report), 100, false))
                .contains("STALE   A DAY  REWRITES  KIND\n");
    }

    @Test
    void alsoInEightyColumnsNamesThatDifferLookDifferent() {
        StringBuilder map = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            map.append(i).append("0 10 $erts_dirty_process_signal_handler:handle_").append(i)
                    .append("_signals/0-CodeInfoPrologue\n");
        }
        ChurnReport report = Reports.of(map.toString().getBytes(StandardCharsets.ISO_8859_1), null, GROWTH);
        List<String> names = text(report, defaultTables(report), 80, false).lines()
                .filter(line -> line.contains("$erts")).map(line -> line.substring(line.indexOf('$'))).toList();
        assertThat(names).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void shortNamesLeaveRoomForRewritesInEightyColumns() {
        StringBuilder map = new StringBuilder();
        for (int i = 0; i < 123_456; i++) {
            map.append(Integer.toHexString(i % 100_123 * 64)).append(" 33 Stub:a\n");
        }
        ChurnReport report = Reports.of(map.toString().getBytes(StandardCharsets.ISO_8859_1), null, GROWTH);
        assertThat(text(report, List.of(report.by(List.of(Dimension.GROUP), SortKey.LOG_BYTES, 9)), 80, false))
                .contains("  REWRITES  GROUP\n");
    }

    @Test
    void whatIsNotKnownOrNotThereIsSaid() {
        ChurnReport filtered = Reports.of(SMALL, name -> name.startsWith("JS"), null);
        assertThat(text(filtered, defaultTables(filtered), 80, false))
                .contains("growth not known (a pipe, a copy, or under a minute); give --elapsed, as 3d4h\n")
                .contains("filtered to 1 entry of 1 symbol\n")
                .doesNotContain("A DAY");
        ChurnReport empty = Reports.of(new byte[0]);
        assertThat(text(empty, defaultTables(empty), 80, false)).contains("x.map: 0 B, 0 entries of 0 symbols\n");
        ChurnReport inferred = Reports.of(SMALL, null, GROWTH);
        assertThat(text(inferred, List.of(), 80, false))
                .contains("over 3 d 4 h (inferred: file's birth to last write)");
    }

    @Test
    void headingsAreBoldOnlyIfStyled() {
        ChurnReport report = Reports.of(SMALL);
        String styled = text(report, defaultTables(report), 80, true);
        String plain = text(report, defaultTables(report), 80, false);
        assertThat(styled.split("\033\\[1m", -1)).hasSize(5);
        assertThat(styled.replace("\033[1m", "").replace("\033[0m", "")).isEqualTo(plain);
    }

    @Test
    void aNameThatIsTooLongKeepsBothItsEnds() {
        assertThat(Printable.cutInside("JS:*render /srv/app/lib/ejs.js:661:20", 20))
                .isEqualTo("JS:*render…js:661:20");
        assertThat(Printable.cutInside("short", 5)).isEqualTo("short");
        assertThat(Printable.cutInside("日本語日本語", 7)).isEqualTo("日本…語");
        assertThat(Printable.cutInside("e\u0301".repeat(9), 5)).isEqualTo("e\u0301e\u0301…e\u0301e\u0301");
    }

    private static List<Breakdown> defaultTables(ChurnReport report) {
        return List.of(report.by(List.of(Dimension.KIND), SortKey.LOG_BYTES, 10),
                report.by(List.of(Dimension.SYMBOL), SortKey.LOG_BYTES, 10));
    }

    private static String text(ChurnReport report, List<Breakdown> tables, int width, boolean styled) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        new ChurnText(report, out, width, styled).print(tables);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
