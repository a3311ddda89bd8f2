package perfmap.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import perfmap.churn.ChurnReport;
import perfmap.churn.SortKey;

/** A churn report as one HTML file, which opens from disk and fetches nothing. Below 3 MB for any map. */
public final class ChurnHtml {
    /** The most symbols that its table has. */
    public static final int MOST_SYMBOLS = 1_000;

    private ChurnHtml() {
    }

    /**
     * Writes {@code report} to {@code out}, which is flushed. Its scan must have counted addresses.
     *
     * @param sort which symbols come first
     * @param top  how many symbols there are in the table, at most {@value #MOST_SYMBOLS}
     */
    public static void write(ChurnReport report, SortKey sort, int top, Writer out) throws IOException {
        HtmlPage.write("churn.html", List.of("echarts/echarts.min.js", "page.js", "churn.js"),
                json -> new ChurnPage(report, json).write(sort, Math.min(top, MOST_SYMBOLS)), out);
    }
}
