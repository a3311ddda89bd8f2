package perfmap.report;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perfmap.churn.Counts;
import perfmap.churn.Row;

/** Reads the rows of a churn report, and counts, from JSON. */
final class ChurnJsonRows {
    /** More digits than any sum of code bytes has. */
    private static final int MOST_DIGITS = 40;

    private final JsonReader json;

    ChurnJsonRows(JsonReader json) {
        this.json = json;
    }

    /** The rows of a table that has {@code depth} dimensions, or of one row of it, that many within. */
    List<Row> rows(int depth) throws IOException {
        if (depth == 0) {
            throw WrongContent.at(json, "rows within rows of the last dimension, or in front of it,");
        }
        List<Row> rows = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            rows.add(row(depth));
        }
        json.endArray();
        return rows;
    }

    /** A row, or counts alone, which are one without a name. */
    Row row(int depth) throws IOException {
        String name = null;
        String exact = null;
        List<Row> rows = List.of();
        Map<String, BigInteger> numbers = new HashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String property = json.nextName();
            switch (property) {
                case "name" -> name = json.nextString();
                case "name_base64" -> exact = json.nextString();
                case "rows" -> rows = rows(depth - 1);
                case "others", "symbols", "entries", "live", "relogged", "log_bytes", "code_bytes",
                        "live_code_bytes" -> numbers.put(property, number());
                default -> json.skipValue();
            }
        }
        json.endObject();
        int others = numbers.getOrDefault("others", BigInteger.ZERO).intValueExact();
        if (others < 0 || depth > 0 && name == null) {
            throw WrongContent.at(json, "a row without a name");
        }
        byte[] bytes = exact != null ? Base64.getDecoder().decode(exact)
                : name == null ? new byte[0] : name.getBytes(StandardCharsets.UTF_8);
        return new Row(new String(bytes, StandardCharsets.ISO_8859_1), others, counts(numbers), rows);
    }

    private BigInteger number() throws IOException {
        String digits = json.peek() == JsonToken.NUMBER ? json.nextString() : "";
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            throw WrongContent.at(json, "no count");
        }
        return new BigInteger(digits);
    }

    private Counts counts(Map<String, BigInteger> numbers) {
        try {
            return Counts.of(count(numbers, "symbols"), count(numbers, "entries"), count(numbers, "live"),
                    count(numbers, "relogged"), count(numbers, "log_bytes"), told(numbers, "code_bytes"),
                    told(numbers, "live_code_bytes"));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw WrongContent.at(json, "counts that no map can have");
        }
    }

    private long count(Map<String, BigInteger> numbers, String property) {
        return told(numbers, property).longValueExact();
    }

    private BigInteger told(Map<String, BigInteger> numbers, String property) {
        BigInteger number = numbers.get(property);
        if (number == null) {
            throw WrongContent.at(json, "no " + property);
        }
        return number;
    }
}
