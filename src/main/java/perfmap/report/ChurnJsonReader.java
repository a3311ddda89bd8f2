package perfmap.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Counts;
import perfmap.churn.Dimension;
import perfmap.churn.Growth;
import perfmap.churn.Row;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;
import perfmap.file.Source;

/** Reads back what {@link ChurnJson} wrote. Properties that it does not know are passed over. */
public final class ChurnJsonReader {
    private static final int SCHEMA = 1;

    private final JsonReader json;
    private final ChurnJsonRows rows;

    private ChurnJsonReader(JsonReader json) {
        this.json = json;
        this.rows = new ChurnJsonRows(json);
    }

    /** Whether the file {@code name}, packed or not, begins as a JSON object does, and no map: with a brace. */
    public static boolean isReport(String name) {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                return false; // a pipe could not be read twice
            }
            try (InputStream in = Source.unpacked(file)) {
                int first = in.read();
                while (first == ' ' || first == '\t' || first == '\n' || first == '\r') {
                    first = in.read();
                }
                return first == '{';
            }
        } catch (IOException | InvalidPathException e) {
            return false; // whoever opens it as a map will say why it can't be read
        }
    }

    /**
     * Reads the report in the file {@code name}, packed or not.
     *
     * @throws FileFailure if it can't be read or is no churn report of a schema that is known here
     */
    public static SavedReport read(String name) throws FileFailure {
        try (InputStream in = Source.unpacked(Path.of(name));
                JsonReader json = new JsonReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            json.setStrictness(Strictness.STRICT);
            return new ChurnJsonReader(json).report(name);
        } catch (MalformedJsonException | EOFException e) {
            throw unreadable(name, "is not well-formed JSON, or was cut short");
        } catch (InvalidPathException e) {
            throw FileFailure.ofName(Step.OPEN_INPUT, e);
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException e) {
            throw unreadable(name, e instanceof WrongContent ? e.getMessage()
                    : "holds something else than a churn report of schema " + SCHEMA);
        } catch (IOException e) {
            throw FileFailure.ofInput(name, e);
        }
    }

    private static FileFailure unreadable(String name, String why) {
        return new FileFailure(Step.OPEN_INPUT,
                name + ": " + why + "; 'perfmap-compact churn --format json' writes one that can be read");
    }

    private WrongContent wrong(String what) {
        return WrongContent.at(json, what);
    }

    private SavedReport report(String name) throws IOException {
        Counts everything = null;
        Counts total = null;
        Growth growth = null;
        long compactBytes = -1;
        List<Breakdown> tables = null;
        boolean versioned = false;
        json.beginObject();
        while (json.hasNext()) {
            String property = json.nextName();
            if (!versioned && !property.equals("schema")) {
                throw new WrongContent("is no churn report: it does not begin with its schema");
            }
            switch (property) {
                case "schema" -> {
                    checkSchema();
                    versioned = true;
                }
                case "growth" -> growth = growth();
                case "total" -> everything = rows.row(0).counts();
                case "shown" -> total = rows.row(0).counts();
                case "remedies" -> compactBytes = compactBytes();
                case "tables" -> tables = tables();
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw wrong("something follows");
        }
        if (everything == null || total == null || tables == null || compactBytes < 0) {
            throw new WrongContent(
                    "is no churn report: it has not all of schema, total, shown, remedies, tables");
        }
        checkSums(tables, total);
        return new SavedReport(name, everything, total, growth, compactBytes, tables);
    }

    private static void checkSums(List<Breakdown> tables, Counts total) {
        for (Breakdown table : tables) {
            checkSums(table.rows(), table.by().size(), total);
        }
    }

    /** Holds {@code rows}, which have {@code depth - 1} levels of rows within, to {@code total}. */
    private static void checkSums(List<Row> rows, int depth, Counts total) {
        Counts sum = new Counts();
        for (Row row : rows) {
            sum = sum.plus(row.counts());
            if (depth > 1 && row.others() == 0) {
                checkSums(row.rows(), depth - 1, row.counts());
            }
        }
        if (!sum.sameAs(total)) {
            throw new WrongContent("is no churn report: its rows do not add up to its total");
        }
    }

    private void checkSchema() throws IOException {
        int schema = json.nextInt();
        if (schema != SCHEMA) {
            throw new WrongContent(
                    "is a report of schema " + schema + "; this program reads schema " + SCHEMA);
        }
    }

    private Growth growth() throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return null;
        }
        double seconds = 0;
        boolean inferred = false;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "seconds" -> seconds = json.nextDouble();
                case "inferred" -> inferred = json.nextBoolean();
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (!(seconds > 0)) {
            throw wrong("a log that took no time to grow");
        }
        return new Growth(seconds, inferred);
    }

    private long compactBytes() throws IOException {
        long compactBytes = -1;
        json.beginArray();
        while (json.hasNext()) {
            String name = "";
            long bytes = -1;
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "name" -> name = json.nextString();
                    case "bytes" -> bytes = json.nextLong();
                    default -> json.skipValue();
                }
            }
            json.endObject();
            compactBytes = name.equals(ChurnReport.COMPACTED) ? bytes : compactBytes;
        }
        json.endArray();
        return compactBytes;
    }

    private List<Breakdown> tables() throws IOException {
        List<Breakdown> tables = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            List<Dimension> by = new ArrayList<>();
            List<Row> read = null;
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "by" -> by = dimensions();
                    case "rows" -> read = rows.rows(by.size());
                    default -> json.skipValue();
                }
            }
            json.endObject();
            if (read == null) {
                throw wrong("a table without rows");
            }
            tables.add(new Breakdown(by, read));
        }
        json.endArray();
        return tables;
    }

    private List<Dimension> dimensions() throws IOException {
        List<Dimension> by = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            by.add(Dimension.ofLabel(json.nextString()).orElseThrow(() -> wrong("an unknown dimension")));
        }
        json.endArray();
        return by;
    }
}
