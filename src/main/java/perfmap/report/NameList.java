package perfmap.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that a page shows, each once and made printable. Names have any length, and the page must not: if
 * they would take more than {@value #MOST_BYTES} bytes of JSON, all are cut to the same number of characters.
 */
final class NameList {
    static final int MOST_BYTES = 1_200_000;
    private static final int LONGEST = 4_096;
    private static final int ESCAPED = 6;
    private static final int OUTSIDE_ASCII = 3;

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The place in the list of a name, given as ISO-8859-1, a character a byte. */
    int placeOf(String latin1) {
        return places.computeIfAbsent(latin1, key -> {
            names.add(Printable.of(key.getBytes(StandardCharsets.ISO_8859_1)));
            return names.size() - 1;
        });
    }

    /** Writes all names as an array. */
    void write(JsonWriter json) throws IOException {
        int length = LONGEST;
        while (bytes(length) > MOST_BYTES) {
            length = length * 3 / 4;
        }
        json.beginArray();
        for (String name : names) {
            json.value(cut(name, length));
        }
        json.endArray();
    }

    private long bytes(int length) {
        long bytes = 0;
        for (String name : names) {
            bytes += 4; // quotes, a comma, and an ellipsis once in a while
            for (int i = 0; i < Math.min(length, name.length()); i++) {
                char c = name.charAt(i);
                bytes += "<>&='\"\\".indexOf(c) >= 0 ? ESCAPED : c < 0x80 ? 1 : OUTSIDE_ASCII;
            }
        }
        return bytes;
    }

    private static String cut(String name, int length) {
        if (name.length() <= length) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
        return name.substring(0, end) + '…';
    }
}
