package perfmap.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Names in JSON. A name is bytes, JSON is Unicode: a name that is UTF-8 is a string like any other. Of one that
 * is not, the string has U+FFFD in place of what can't be read, and a second property, its name ending in
 * {@code _base64}, has the exact bytes.
 */
public final class JsonText {
    private JsonText() {
    }

    /** Writes {@code property}, whose value is a name as ISO-8859-1, a character a byte. */
    public static void name(JsonWriter json, String property, String latin1) throws IOException {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        String text = new String(bytes, StandardCharsets.UTF_8);
        json.name(property).value(text);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            json.name(property + "_base64").value(Base64.getEncoder().encodeToString(bytes));
        }
    }
}
