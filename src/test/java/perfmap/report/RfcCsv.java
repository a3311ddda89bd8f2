package perfmap.report;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by the grammar of RFC 4180, and nothing else. */
public final class RfcCsv {
    private final String text;
    private int at;

    private RfcCsv(String text) {
        this.text = text;
    }

    /** The records of {@code text}. */
    public static List<List<String>> parse(String text) {
        RfcCsv csv = new RfcCsv(text);
        List<List<String>> records = new ArrayList<>();
        while (csv.at < text.length()) {
            records.add(csv.record());
        }
        return records;
    }

    private List<String> record() {
        List<String> fields = new ArrayList<>(List.of(field()));
        while (text.startsWith(",", at)) {
            at++;
            fields.add(field());
        }
        if (!text.startsWith("\r\n", at)) {
            throw new AssertionError("no CRLF at " + at);
        }
        at += 2;
        return fields;
    }

    private String field() {
        return text.startsWith("\"", at) ? quoted() : plain();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            char c = text.charAt(at++);
            if (c != '"') {
                value.append(c);
            } else if (text.startsWith("\"", at)) {
                value.append(text.charAt(at++));
            } else {
                return value.toString();
            }
        }
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new AssertionError("a quote in a plain field at " + at);
            }
            at++;
        }
        return text.substring(from, at);
    }
}
