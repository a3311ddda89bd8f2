package perfmap.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One HTML file that needs no other. Style and scripts are packed into it, and its content security policy lets
 * run those alone, by their hashes. What is shown stands in it as data, which the scripts only ever set as text:
 * JSON that may stand inside a {@code script} element, its angle brackets and ampersands escaped.
 */
final class HtmlPage {
    private HtmlPage() {
    }

    /** Writes what a page shows. */
    interface Content {
        void write(JsonWriter json) throws IOException;
    }

    /** Fills {@code template}, a resource beside this class, and writes it to {@code out}, which is flushed. */
    static void write(String template, List<String> scripts, Content content, Writer out) throws IOException {
        String style = resource("churn.css");
        List<String> texts = scripts.stream().map(HtmlPage::resource).toList();
        for (String part : resource(template).split("\\{\\{|}}")) {
            switch (part) {
                case "style-hash" -> out.write(hash(style));
                case "script-hashes" -> out.write(texts.stream().map(HtmlPage::hash)
                        .collect(Collectors.joining(" ")));
                case "style" -> out.write(style);
                case "scripts" -> out.write(texts.stream().map(text -> "<script>" + text + "</script>")
                        .collect(Collectors.joining("\n")));
                case "data" -> content.write(json(out));
                default -> out.write(part);
            }
        }
        out.flush();
    }

    /** Writes JSON that may stand inside a {@code script} element. */
    static JsonWriter json(Writer out) {
        JsonWriter json = new JsonWriter(out);
        json.setHtmlSafe(true);
        return json;
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
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
