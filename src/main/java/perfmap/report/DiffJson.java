package perfmap.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import perfmap.churn.Change;
import perfmap.churn.Dimension;
import perfmap.churn.Figures;
import perfmap.churn.SortKey;

/** A diff as JSON, schema 1, which docs/diff.md describes. All counts are exact integers. */
public final class DiffJson {
    private static final int SCHEMA = 1;

    private DiffJson() {
    }

    /** Writes {@code diff} to {@code out}, which is flushed. */
    public static void write(Diff diff, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(new EscapedJson(out));
        json.setIndent(" ");
        json.beginObject().name("schema").value(SCHEMA);
        side(json, "old", diff.before());
        side(json, "new", diff.after());
        json.name("differs").value(diff.differs());
        json.name("sort").value(diff.sort().label());
        json.name("tables").beginArray();
        for (Diff.Table table : diff.tables()) {
            json.beginObject().name("by").beginArray();
            for (Dimension dimension : table.by()) {
                json.value(dimension.label());
            }
            json.endArray();
            rows(json, table.rows(), diff.sort());
            json.endObject();
        }
        json.endArray().endObject();
        json.flush();
        out.write('\n');
        out.flush();
    }

    private static void side(JsonWriter json, String which, Figures figures) throws IOException {
        json.name(which).beginObject().name("name").value(figures.source());
        json.name("total").beginObject();
        ChurnJson.counts(json, figures.total());
        json.endObject().endObject();
    }

    private static void rows(JsonWriter json, List<Change> rows, SortKey sort) throws IOException {
        json.name("rows").beginArray();
        for (Change change : rows) {
            json.beginObject();
            JsonText.name(json, "name", change.key());
            if (change.others() > 0) {
                json.name("others").value(change.others());
            }
            json.name("fate").value(change.fateLabel(sort));
            json.name("unlisted").value(change.unlisted());
            json.name("before").beginObject();
            ChurnJson.counts(json, change.before());
            json.endObject().name("after").beginObject();
            ChurnJson.counts(json, change.after());
            json.endObject();
            if (!change.rows().isEmpty()) {
                rows(json, change.rows(), sort);
            }
            json.endObject();
        }
        json.endArray();
    }
}
