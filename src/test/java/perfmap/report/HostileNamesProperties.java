package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Dimension;
import perfmap.churn.Reports;
import perfmap.churn.SortKey;

/** Reports in every form on maps whose names are made to do harm. */
class HostileNamesProperties {
    @Provide
    Arbitrary<byte[]> hostile() {
        return HostileMaps.maps();
    }

    @Property(tries = 300)
    void textStaysInItsColumnsAndSteersNothing(@ForAll("hostile") byte[] map,
            @ForAll @IntRange(min = 60, max = 130) int width) {
        ChurnReport report = Reports.of(map);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        new ChurnText(report, out, width, false).print(List.of(
                bySymbol(report), report.by(List.of(Dimension.FILE, Dimension.SYMBOL), SortKey.NAME, 5)));
        out.flush();
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text.lines()).allMatch(line -> Printable.columnsOf(line) <= width);
        assertThat(text.codePoints().filter(character -> character != '\n')).noneMatch(Steering::is);
    }

    @Property(tries = 300)
    void csvHasTheFieldsOfItsHeadingAndNoFormula(@ForAll("hostile") byte[] map) throws IOException {
        StringWriter out = new StringWriter();
        ChurnReport report = Reports.of(map);
        ChurnCsv.write(bySymbol(report), out);
        List<List<String>> records = RfcCsv.parse(out.toString());
        assertThat(records).hasSize(1 + (int) report.total().symbols());
        assertThat(records).allMatch(record -> record.size() == records.get(0).size());
        assertThat(records).allMatch(record -> !record.get(0).matches("(?s)[=+\\-@\\t\\r\uff1d\uff0b\uff0d\uff20].*"));
    }

    @Property(tries = 300)
    void foldedHasThreeFramesAndOneCountALine(@ForAll("hostile") byte[] map) throws IOException {
        StringWriter out = new StringWriter();
        ChurnReport report = Reports.of(map);
        ChurnFolded.write(report, out);
        assertThat(out.toString().lines()).hasSize((int) report.total().symbols())
                .allMatch(line -> line.matches("[^;]+;[^;]+;[^;]+ \\d+"))
                .noneMatch(line -> line.matches(".* \\d+(\\.\\d*)? \\d+"));
    }

    @Property(tries = 300)
    void jsonParsesAndSteersNothing(@ForAll("hostile") byte[] map) throws IOException {
        StringWriter out = new StringWriter();
        ChurnReport report = Reports.of(map);
        ChurnJson.write(report, List.of(bySymbol(report)), out);
        assertThat(JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonArray("tables")).hasSize(1);
        assertThat(out.toString().codePoints().filter(character -> character != '\n')).noneMatch(Steering::is);
    }

    private static Breakdown bySymbol(ChurnReport report) {
        return report.by(List.of(Dimension.SYMBOL), SortKey.LOG_BYTES, Reports.ALL);
    }
}
