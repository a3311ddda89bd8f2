package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static perfmap.churn.Reports.lines;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perfmap.TestMaps;
import perfmap.churn.ChurnReport;
import perfmap.churn.Comparison;
import perfmap.churn.Dimension;
import perfmap.churn.Reports;
import perfmap.churn.SortKey;

class DiffOutputTest {
    private static final String OLD = lines(100, 0x10000, "Stub:a") + lines(20, 0x20000, "LoadIC:x")
            + lines(5, 0x30000, "Eval:~gone :1");
    private static final String NEW = lines(112, 0x10000, "Stub:a") + lines(10, 0x20000, "LoadIC:x")
            + lines(7, 0x40000, "RegExp:new");

    private static Diff diff(ChurnReport before, ChurnReport after, int top, Dimension... by) {
        List<Dimension> dimensions = List.of(by);
        return new Diff(before, after, SortKey.LOG_BYTES, List.of(new Diff.Table(dimensions,
                new Comparison(SortKey.LOG_BYTES, top, UnaryOperator.identity()).of(
                        before.by(dimensions).orElseThrow().rows(), after.by(dimensions).orElseThrow().rows(),
                        dimensions))));
    }

    private static String text(Diff diff, int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        new DiffText(diff, print, width, false).print();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ChurnReport report(String name, String map) {
        return Reports.of(name, map.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    @Test
    void theTextHasWhatGrewShrankAppearedAndVanishedAndTheTotal() {
        Diff diff = diff(report("old.map", OLD + "50000 10 Builtin:b\n"), report("new.map", NEW
                + "50000 10 Builtin:b\n"), 3, Dimension.KIND);
        assertThat(text(diff, 80).lines()).containsExactly(
                "old  old.map: 2.09 kB of log, 126 entries of 4 symbols, 126 live",
                "new  new.map: 2.13 kB of log, 130 entries of 4 symbols, 130 live",
                "",
                "   CHANGE       LOG     ENTRIES       LIVE  KIND",
                "  +12.0 %    +192 B         +12        +12  stub",
                "  -50.0 %    -180 B         -10        -10  load-ic",
                "      new    +140 B          +7         +7  reg-exp",
                "     gone    -115 B          -5         -5  [1 other]",
                "        =         =           =          =  [1 unchanged]",
                "   +1.8 %     +37 B          +4         +4  total");
    }

    @Test
    void jsonHasExactCountsOfBothSides() throws IOException {
        StringWriter out = new StringWriter();
        DiffJson.write(diff(report("old.map", OLD), report("new.map", NEW), 1, Dimension.KIND), out);
        JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(json.get("schema").getAsInt()).isEqualTo(1);
        assertThat(json.get("differs").getAsBoolean()).isTrue();
        JsonArray rows = json.getAsJsonArray("tables").get(0).getAsJsonObject().getAsJsonArray("rows");
        long before = 0;
        long after = 0;
        for (JsonElement row : rows) {
            before += row.getAsJsonObject().getAsJsonObject("before").get("log_bytes").getAsLong();
            after += row.getAsJsonObject().getAsJsonObject("after").get("log_bytes").getAsLong();
        }
        assertThat(before).isEqualTo(OLD.length());
        assertThat(after).isEqualTo(NEW.length());
        assertThat(rows.get(0).getAsJsonObject().get("fate").getAsString()).isEqualTo("grew");
        assertThat(rows.get(1).getAsJsonObject().get("others").getAsInt()).isEqualTo(3);
    }

    @Test
    void csvRecordsAddUpToBothSidesAndNoneIsAFormula() throws IOException {
        StringWriter out = new StringWriter();
        Diff diff = diff(report("a", OLD + "50000 10 =cmd|'/c calc'!A0\n50010 10 a,\"b\n"), report("b", NEW), 9,
                Dimension.KIND, Dimension.SYMBOL);
        DiffCsv.write(diff.tables().get(0), SortKey.LOG_BYTES, out);
        String[] records = out.toString().split("\r\n");
        assertThat(records[0]).startsWith("kind,symbol,fate,old_log_bytes,new_log_bytes,log_bytes_change,old_entries");
        long before = 0;
        long after = 0;
        for (String record : List.of(records).subList(1, records.length)) {
            String[] fields = record.replaceAll("\"(?:[^\"]|\"\")*\"", "quoted").split(",", -1);
            assertThat(fields).hasSize(3 + 15);
            before += Long.parseLong(fields[3]);
            after += Long.parseLong(fields[4]);
        }
        assertThat(before).isEqualTo(diff.before().total().logBytes());
        assertThat(after).isEqualTo(diff.after().total().logBytes());
        assertThat(out.toString()).contains("'=cmd").contains("\"a,\"\"b\"").doesNotContain(",=");
    }

    @Test
    void aNameThatDoesNotFitKeepsBothItsEndsWhichTellMost() {
        String text = text(diff(report("testdata/maps/of/an/older/release/node-16.20.2.map", OLD), report("new.map",
                lines(3, 0, "JS:*compileTheTemplate /srv/app/node_modules/handlebars/compiler/helpers.js:101:25")),
                9, Dimension.KIND, Dimension.SYMBOL), 80);
        assertThat(text).containsPattern("(?m)^old  testdata/m\\p{Graph}*\u2026\\p{Graph}*\\.map: ")
                .containsPattern("(?m)  JS:\\*compile\\p{Graph}*\u2026\\p{Graph}*101:25$");
    }

    @Test
    void theTwoFilesLookDifferentThoughTheirNamesAreCut() {
        List<String> lines = text(diff(report("node-24.21.0.map.gz", "0 1 a\n".repeat(100_000)),
                report("node-24-native-stack.map.gz", "0 1 a\n"), 10, Dimension.KIND), 80).lines().toList();
        assertThat(lines.get(0)).startsWith("old  node-24.");
        assertThat(lines.get(1)).startsWith("new  node-24-");
    }

    @Test
    void thousandsOfRowsTakenTogetherAreSetApart() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_204; i++) {
            many.append(lines(1, 0x100000 + 16L * i, "Stub:" + i));
        }
        assertThat(text(diff(report("a", OLD), report("b", OLD + many), 3, Dimension.SYMBOL), 80))
                .contains("  [1,201 others]\n");
        assertThat(text(diff(report("a", many.toString()), report("b", many.toString()), 3, Dimension.SYMBOL), 80))
                .contains("  [1,204 unchanged]\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 200})
    void noLineIsWiderThanTheTerminalAndNoneHoldsAControlCharacter(int width) {
        for (String name : List.of("Stub:\033[31m", "Stub:\u0007\u009b", "##[add-mask]x", "", "x".repeat(3000))) {
            String text = text(diff(report("\033]0;a", OLD), report("b".repeat(300), NEW + lines(90, 0x80000, name)),
                    10, Dimension.KIND, Dimension.SYMBOL), width);
            assertThat(text).doesNotContain("##");
            for (String line : text.split("\n")) {
                assertThat(line).matches("[\\P{Cntrl}]*");
                assertThat(Printable.columnsOf(line)).isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void aMapAndItselfDoNotDiffer() {
        byte[] map = TestMaps.unpacked(TestMaps.real("mono"));
        Diff diff = diff(Reports.of("a", map, null), Reports.of("b", map, null), 5, Dimension.SYMBOL);
        assertThat(diff.differs()).isFalse();
        assertThat(text(diff, 80)).contains(" unchanged]").contains("=  total");
        assertThat(diff(report("a", "0 1 x\n"), report("b", "0 1 x\n0 1 x\n"), 5, Dimension.SYMBOL).differs()).isTrue();
    }
}
