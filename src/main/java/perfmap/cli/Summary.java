package perfmap.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import perfmap.format.LineCounts;
import perfmap.format.MalformedLine;
import perfmap.report.EscapedJson;
import perfmap.report.Printable;
import perfmap.report.ShownName;
import perfmap.report.Units;
import perfmap.scan.Scan;

/**
 * What a compaction says of itself on standard error.
 *
 * @param input      how the user named the map
 * @param output     how the user named the result
 * @param scan       what was found
 * @param fileBytes  the size of the input file on disk, or -1 if not known
 * @param live       how many entries are live, before filters
 * @param dropped    how many of them filters dropped
 * @param outBytes   the size of the result
 * @param seconds    the time it all took
 * @param growth     bytes that the input grew by while it was read
 * @param unmatched  filters that matched nothing
 */
record Summary(String input, String output, Scan scan, long fileBytes, long live, long dropped, long outBytes,
        double seconds, long growth, List<String> unmatched) {
    private static final int COLUMNS = 80;

    private LineCounts lines() {
        return scan.lines();
    }

    void print(PrintStream out) {
        row(out, "", "entries", "bytes", "");
        row(out, "in", Units.count(lines().entries()), Units.bytes(scan.mapBytes()),
                ShownName.ofText(input) + packed());
        row(out, "stale", Units.count(lines().entries() - live),
                "", Units.share(lines().entries() - live, lines().entries()) + " overlapped by a later entry");
        if (dropped > 0) {
            row(out, "dropped", Units.count(dropped), "", Units.share(dropped, live) + " of the live ones, by filters");
        }
        row(out, "out", Units.count(live - dropped), Units.bytes(outBytes), ShownName.ofText(output)
                + ", " + Units.share(outBytes, scan.mapBytes()) + " of the bytes");
        out.printf("%s, %s/s%n", Units.seconds(seconds), Units.bytes(scan.mapBytes() / seconds));
        if (growth > 0) {
            out.println("note: the input grew by " + Units.bytes(growth) + " while it was read; they are not in it");
        }
        warnings(lines(), unmatched).forEach(out::println);
    }

    private String packed() {
        boolean known = fileBytes >= 0 && fileBytes != scan.mapBytes();
        return known ? ", " + Units.bytes(fileBytes) + " packed" : "";
    }

    private static void row(PrintStream out, String name, String entries, String bytes, String what) {
        out.println(String.format("%-8s %15s %9s  %s", name, entries, bytes, what).stripTrailing());
    }

    /** What a user should know about the lines of a map and the filters over it, a line each. */
    static List<String> warnings(LineCounts lines, List<String> unmatched) {
        List<String> warnings = new ArrayList<>();
        if (lines.malformed() > 0) {
            warnings.add("warning: skipped "
                    + Units.count(lines.malformed(), "malformed line:", "malformed lines, the first ones:"));
            for (MalformedLine line : lines.firstMalformed()) {
                warnings.add(Printable.cut("  " + describe(line), COLUMNS));
            }
        }
        if (lines.nulBytes() > 0) {
            warnings.add("warning: skipped " + Units.count(lines.nulBytes(), "NUL byte", "NUL bytes")
                    + ", as a log that is truncated while it is written leaves them");
        }
        if (lines.endsWithoutLineFeed()) {
            warnings.add("note: the last line has no line feed; its name may be cut short");
        }
        for (String rule : unmatched) {
            warnings.add("warning: " + ShownName.ofText(rule) + " matched nothing");
        }
        return warnings;
    }

    static String describe(MalformedLine line) {
        return "line " + line.number() + ": " + line.reason() + ": "
                + ShownName.of(new String(line.excerpt(), StandardCharsets.ISO_8859_1));
    }

    /** The same as one JSON object on one line. */
    void printJson(PrintStream out) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(new EscapedJson(text))) {
            json.beginObject().name("schema").value(1);
            json.name("input").beginObject().name("name").value(input).name("bytes").value(scan.mapBytes());
            json.name("file_bytes");
            if (fileBytes >= 0) {
                json.value(fileBytes);
            } else {
                json.nullValue();
            }
            json.name("grown_bytes").value(growth);
            json.name("lines").value(lines().lines()).name("entries").value(lines().entries());
            json.name("empty_lines").value(lines().emptyLines()).name("nul_bytes").value(lines().nulBytes());
            json.name("ends_without_line_feed").value(lines().endsWithoutLineFeed());
            json.name("malformed_lines").value(lines().malformed()).name("malformed").beginObject();
            for (MalformedLine.Reason reason : MalformedLine.Reason.values()) {
                json.name(reason.name().toLowerCase(Locale.ROOT)).value(lines().malformed(reason));
            }
            json.endObject().name("first_malformed").beginArray();
            for (MalformedLine line : lines().firstMalformed()) {
                json.beginObject().name("line").value(line.number()).name("reason").value(line.reason().toString());
                json.name("excerpt").value(Printable.of(line.excerpt())).endObject();
            }
            json.endArray().endObject();
            json.name("live").value(live).name("stale").value(lines().entries() - live);
            json.name("dropped").value(dropped);
            json.name("unmatched_filters").beginArray();
            for (String rule : unmatched) {
                json.value(rule);
            }
            json.endArray();
            json.name("output").beginObject().name("name").value(output).name("bytes").value(outBytes);
            json.name("entries").value(live - dropped).endObject();
            json.name("symbols").value(scan.symbols().count());
            json.name("seconds").value(seconds).endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter never throws
        }
        out.println(text);
    }
}
