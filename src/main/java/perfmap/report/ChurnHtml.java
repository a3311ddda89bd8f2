package perfmap.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import perfmap.churn.ChurnReport;
import perfmap.churn.SortKey;

/**
 * A churn report as one HTML file, which opens from disk and fetches nothing. Styles, script and the charting
 * library are packed into it, and its content security policy lets run those alone, by their hashes. What is
 * shown stands in it as data, and the script only ever sets it as text. Below 3 MB for any map.
 */
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
        String style = resource("churn.css");
        String library = resource("echarts/echarts.min.js");
        String script = resource("churn.js");
        for (String part : resource("churn.html").split("\\{\\{|}}")) {
            switch (part) {
                case "style-hash" -> out.write(hash(style));
                case "script-hashes" -> out.write(hash(library) + ' ' + hash(script));
                case "style" -> out.write(style);
                case "library" -> out.write(library);
                case "script" -> out.write(script);
                case "data" -> new ChurnPageData(report, out).write(sort, Math.min(top, MOST_SYMBOLS));
                default -> out.write(part);
            }
        }
        out.flush();
    }

    private static String resource(String name) {
        try (InputStream in = ChurnHtml.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a content security policy names what may run: {@code 'sha256-...'}. */
    private static String hash(String inline) {
        try {
            byte[] text = inline.getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
