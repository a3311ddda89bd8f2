package perfmap.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perfmap.churn.Change;
import perfmap.churn.Counts;
import perfmap.churn.Dimension;
import perfmap.churn.SortKey;

/**
 * A table of a diff as CSV (RFC 4180): a record for each innermost row, so that the records add up to the
 * whole. Names are as in {@link ChurnCsv}.
 */
public final class DiffCsv {
    private static final String LINE_END = "\r\n";
    private static final List<String> MEASURES =
            List.of("log_bytes", "entries", "live", "stale", "code_bytes");

    private DiffCsv() {
    }

    /** Writes {@code table} to {@code out}, which is flushed. */
    public static void write(Diff.Table table, SortKey sort, Writer out) throws IOException {
        List<String> heading = new ArrayList<>(table.by().stream().map(Dimension::label).toList());
        heading.add("fate");
        for (String measure : MEASURES) {
            heading.addAll(List.of("old_" + measure, "new_" + measure, measure + "_change"));
        }
        out.write(String.join(",", heading) + LINE_END);
        rows(table.rows(), List.of(), table.by().size(), sort, out);
        out.flush();
    }

    private static void rows(List<Change> rows, List<String> outer, int depth, SortKey sort, Writer out)
            throws IOException {
        for (Change change : rows) {
            List<String> fields = new ArrayList<>(outer);
            fields.add(ChurnCsv.field(Printable.of(change.key().getBytes(StandardCharsets.ISO_8859_1))));
            if (!change.rows().isEmpty()) {
                rows(change.rows(), fields, depth, sort, out);
                continue;
            }
            while (fields.size() < depth) {
                fields.add("");
            }
            fields.add((change.unlisted() ? "unlisted-" : "") + change.fateLabel(sort));
            Counts before = change.before();
            Counts after = change.after();
            add(fields, before.logBytes(), after.logBytes());
            add(fields, before.entries(), after.entries());
            add(fields, before.live(), after.live());
            add(fields, before.stale(), after.stale());
            fields.add(before.codeBytes().toString());
            fields.add(after.codeBytes().toString());
            fields.add(after.codeBytes().subtract(before.codeBytes()).toString());
            out.write(String.join(",", fields) + LINE_END);
        }
    }

    private static void add(List<String> fields, long before, long after) {
        fields.add(Long.toString(before));
        fields.add(Long.toString(after));
        fields.add(Long.toString(after - before));
    }
}
