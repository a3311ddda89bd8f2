package perfmap.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import perfmap.churn.Breakdown;
import perfmap.churn.Counts;
import perfmap.churn.Dimension;
import perfmap.churn.Row;

/**
 * A breakdown as CSV (RFC 4180): a record for each innermost row, so that the records add up to the whole.
 * Names are made printable, and one that a spreadsheet would take for a formula has an apostrophe in front.
 */
public final class ChurnCsv {
    private static final String LINE_END = "\r\n";
    /**
     * In front of a formula; the last four are the same signs full width, which some spreadsheets take too.
     * Blanks before it may be dropped, and where the comma is the decimal sign, a semicolon parts fields.
     */
    private static final Pattern FORMULA = Pattern.compile("(^|;) *(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])");
    private static final List<String> MEASURES = List.of("symbols", "log_bytes", "entries", "live", "stale",
            "relogged", "moved", "code_bytes", "live_code_bytes");

    private ChurnCsv() {
    }

    /** Writes {@code table} to {@code out}, which is flushed. */
    public static void write(Breakdown table, Writer out) throws IOException {
        List<String> heading = new ArrayList<>(table.by().stream().map(Dimension::label).toList());
        heading.addAll(MEASURES);
        out.write(String.join(",", heading) + LINE_END);
        rows(table.rows(), List.of(), table.by().size(), out);
        out.flush();
    }

    private static void rows(List<Row> rows, List<String> outer, int depth, Writer out) throws IOException {
        for (Row row : rows) {
            List<String> fields = new ArrayList<>(outer);
            fields.add(field(Printable.of(row.key().getBytes(StandardCharsets.ISO_8859_1))));
            if (!row.rows().isEmpty()) {
                rows(row.rows(), fields, depth, out);
                continue;
            }
            while (fields.size() < depth) {
                fields.add("");
            }
            Counts counts = row.counts();
            for (Object measure : List.of(counts.symbols(), counts.logBytes(), counts.entries(), counts.live(),
                    counts.stale(), counts.relogged(), counts.moved(), counts.codeBytes(),
                    counts.liveCodeBytes())) {
                fields.add(measure.toString());
            }
            out.write(String.join(",", fields) + LINE_END);
        }
    }

    /** {@code text} as one field that is nobody's formula. */
    static String field(String text) {
        String safe = FORMULA.matcher(text).replaceAll("$0'");
        boolean quoted = safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0 || safe.startsWith(" ")
                || safe.endsWith(" ");
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
