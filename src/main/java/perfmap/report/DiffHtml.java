package perfmap.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import perfmap.churn.Change;

/**
 * A diff as one HTML file, which opens from disk and fetches nothing: the figures of both sides, bars of what
 * changed by kind, and a table of the symbols that changed. Below 3 MB for any two maps.
 */
public final class DiffHtml {
    private final Diff diff;
    private final NameList names = new NameList();

    private DiffHtml(Diff diff) {
        this.diff = diff;
    }

    /**
     * Writes {@code diff} to {@code out}, which is flushed.
     *
     * @param diff two tables, by kind and by symbol, of at most {@value ChurnHtml#MOST_SYMBOLS} changes each
     */
    public static void write(Diff diff, Writer out) throws IOException {
        HtmlPage.write("diff.html", List.of("page.js", "diff.js"), new DiffHtml(diff)::data, out);
    }

    private void data(JsonWriter json) throws IOException {
        json.beginObject();
        json.name("old").value(Printable.of(diff.before().source()));
        json.name("new").value(Printable.of(diff.after().source()));
        json.name("differs").value(diff.differs());
        json.name("sort").value(diff.sort().label());
        json.name("total");
        row(json, diff.total());
        json.name("kinds");
        rows(json, diff.tables().get(0));
        json.name("symbols");
        rows(json, diff.tables().get(1));
        json.name("names");
        names.write(json);
        json.endObject();
    }

    private void rows(JsonWriter json, Diff.Table table) throws IOException {
        json.beginArray();
        for (Change change : table.rows()) {
            row(json, change);
        }
        json.endArray();
    }

    private void row(JsonWriter json, Change change) throws IOException {
        json.beginObject().name("name").value(names.placeOf(change.key()));
        json.name("others").value(change.others());
        json.name("fate").value(change.fateLabel(diff.sort()));
        json.name("unlisted").value(change.unlisted());
        json.name("before");
        ChurnPage.counts(json, change.before());
        json.name("after");
        ChurnPage.counts(json, change.after());
        json.endObject();
    }
}
