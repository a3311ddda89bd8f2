package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Comparison;
import perfmap.churn.Dimension;
import perfmap.churn.Figures;
import perfmap.churn.Reports;
import perfmap.churn.Row;
import perfmap.churn.SortKey;

/**
 * What every form of a report must be, whatever the names in it: well formed by its own grammar, and nothing
 * but text to the terminal, spreadsheet or browser that shows it.
 */
final class SafeForms {
    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "(?s)[=+\\-@\\t\\r\uff1d\uff0b\uff0d\uff20].*";
    private static final Schema SCHEMA = schema();

    private SafeForms() {
    }

    /** Writes a form. */
    interface Form {
        void write(Writer out) throws IOException;
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("docs/churn.schema.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String written(Form form) {
        StringWriter out = new StringWriter();
        try {
            form.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String printed(Consumer<PrintStream> form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        form.accept(out);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Lines of at most {@code width} columns that steer no terminal. */
    static void assertTextIsSafe(ChurnReport report, int width) {
        assertText(printed(out -> new ChurnText(report, out, width, false).print(List.of(
                bySymbol(report), report.by(List.of(Dimension.FILE, Dimension.SYMBOL), SortKey.NAME, 5)))), width);
    }

    private static void assertText(String text, int width) {
        assertThat(text.lines()).allMatch(line -> Printable.columnsOf(line) <= width);
        assertSteersNothing(text);
    }

    /** No character but the line feed steers a terminal or reorders text. */
    static void assertSteersNothing(String text) {
        assertThat(text.codePoints().filter(character -> character != '\n').filter(Steering::is).toArray()).isEmpty();
    }

    /** RFC 4180, every record as long as the heading, no field a formula. */
    static void assertCsvIsSafe(ChurnReport report) {
        List<List<String>> records = assertCsv(written(out -> ChurnCsv.write(bySymbol(report), out)));
        assertThat(records).hasSize(1 + (int) report.total().symbols());
    }

    private static List<List<String>> assertCsv(String csv) {
        List<List<String>> records = RfcCsv.parse(csv);
        assertThat(records).allMatch(record -> record.size() == records.get(0).size());
        assertThat(records).allMatch(record -> record.stream()
                .noneMatch(field -> field.matches(FORMULA) && !field.matches("-\\d+")));
        assertSteersNothing(csv.replace("\r\n", "\n"));
        return records;
    }

    /** Three frames and one count a line. */
    static void assertFoldedIsSafe(ChurnReport report) {
        String folded = written(out -> ChurnFolded.write(report, out));
        assertThat(folded.lines()).hasSize((int) report.total().symbols())
                .allMatch(line -> line.matches("[^;]+;[^;]+;[^;]+ \\d+"))
                .noneMatch(line -> line.matches(".* \\d+(\\.\\d*)? \\d+"));
        assertSteersNothing(folded);
    }

    /** By docs/churn.schema.json, every table in it, and safe to look at. */
    static void assertJsonIsSafe(ChurnReport report) {
        String json = written(out -> ChurnJson.write(report, List.of(report.kinds(), bySymbol(report)), out));
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
        assertSteersNothing(json);
    }

    /** JSON without a sign that would end the script element which it stands in. */
    static void assertPageIsSafe(ChurnReport report) {
        String page = written(out -> new ChurnPage(report, HtmlPage.json(out)).write(SortKey.LOG_BYTES, 10));
        JsonElement names = JsonParser.parseString(page).getAsJsonObject().get("names");
        assertThat(names.getAsJsonArray()).isNotNull();
        assertThat(page).doesNotContain("<", ">", "&");
        assertSteersNothing(page);
    }

    /** A diff in every form. */
    static void assertDiffIsSafe(Figures before, Figures after) {
        for (Dimension dimension : List.of(Dimension.KIND, Dimension.SYMBOL)) {
            List<Row> old = rows(before, dimension);
            List<Row> now = rows(after, dimension);
            Diff diff = new Diff(before, after, SortKey.LOG_BYTES, List.of(new Diff.Table(List.of(dimension),
                    new Comparison(SortKey.LOG_BYTES, 5, UnaryOperator.identity())
                            .of(old, now, List.of(dimension)))));
            assertText(printed(out -> new DiffText(diff, out, 80, false).print()), 80);
            assertCsv(written(out -> DiffCsv.write(diff.tables().get(0), SortKey.LOG_BYTES, out)));
            String json = written(out -> DiffJson.write(diff, out));
            assertThat(JsonParser.parseString(json).getAsJsonObject().get("schema").getAsInt()).isEqualTo(1);
            assertSteersNothing(json);
        }
    }

    private static List<Row> rows(Figures figures, Dimension dimension) {
        return figures.by(List.of(dimension)).map(Breakdown::rows).orElse(List.of());
    }

    private static Breakdown bySymbol(ChurnReport report) {
        return report.by(List.of(Dimension.SYMBOL), SortKey.LOG_BYTES, Reports.ALL);
    }
}
