package perfmap.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Counts;
import perfmap.churn.Dimension;
import perfmap.churn.Growth;
import perfmap.churn.Remedy;
import perfmap.churn.Row;
import perfmap.format.LineCounts;
import perfmap.scan.Timeline;
import perfmap.symbol.Kind;

/** A churn report as JSON, schema 1: {@code docs/churn.schema.json}. All counts are exact integers. */
public final class ChurnJson {
    private static final int SCHEMA = 1;

    private ChurnJson() {
    }

    /** Writes {@code report} with {@code tables} to {@code out}, which is flushed. */
    public static void write(ChurnReport report, List<Breakdown> tables, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(new EscapedJson(out));
        json.setIndent(" ");
        json.beginObject();
        json.name("schema").value(SCHEMA);
        input(json, report);
        growth(json, report);
        json.name("total");
        counts(json.beginObject(), report.everything());
        json.endObject();
        json.name("shown");
        counts(json.beginObject(), report.total());
        json.endObject();
        json.name("remedies").beginArray();
        for (Remedy remedy : report.remedies()) {
            json.beginObject().name("name").value(remedy.label()).name("option").value(remedy.option());
            json.name("bytes").value(remedy.bytes()).name("entries").value(remedy.entries());
            json.name("grows").value(remedy.grows()).endObject();
        }
        json.endArray();
        json.name("tables").beginArray();
        for (Breakdown table : tables) {
            json.beginObject().name("by").beginArray();
            for (Dimension dimension : table.by()) {
                json.value(dimension.label());
            }
            json.endArray();
            rows(json, table.rows());
            json.endObject();
        }
        json.endArray();
        timeline(json, report);
        json.endObject();
        json.flush();
        out.write('\n');
        out.flush();
    }

    private static void input(JsonWriter json, ChurnReport report) throws IOException {
        LineCounts lines = report.scan().lines();
        json.name("input").beginObject();
        json.name("name").value(report.source());
        json.name("bytes").value(report.scan().mapBytes());
        json.name("lines").value(lines.lines());
        json.name("malformed_lines").value(lines.malformed());
        json.name("empty_lines").value(lines.emptyLines());
        json.name("nul_bytes").value(lines.nulBytes());
        json.endObject();
    }

    private static void growth(JsonWriter json, ChurnReport report) throws IOException {
        Growth growth = report.growth();
        json.name("growth");
        if (growth == null) {
            json.nullValue();
            return;
        }
        json.beginObject().name("seconds").value(growth.seconds()).name("inferred").value(growth.inferred());
        json.name("bytes_per_day").value(growth.perDay(report.scan().mapBytes()));
        json.name("entries_per_second").value(growth.perSecond(report.everything().entries()));
        json.name("kinds").beginObject();
        for (Row kind : report.kinds().rows()) {
            json.name(kind.key()).beginObject();
            json.name("bytes_per_day").value(growth.perDay(kind.counts().logBytes()));
            json.name("entries_per_second").value(growth.perSecond(kind.counts().entries()));
            json.endObject();
        }
        json.endObject().endObject();
    }

    private static void rows(JsonWriter json, List<Row> rows) throws IOException {
        json.name("rows").beginArray();
        for (Row row : rows) {
            json.beginObject();
            JsonText.name(json, "name", row.key());
            if (row.others() > 0) {
                json.name("others").value(row.others());
            }
            counts(json, row.counts());
            if (!row.rows().isEmpty()) {
                rows(json, row.rows());
            }
            json.endObject();
        }
        json.endArray();
    }

    static void counts(JsonWriter json, Counts counts) throws IOException {
        json.name("symbols").value(counts.symbols());
        json.name("log_bytes").value(counts.logBytes());
        json.name("entries").value(counts.entries());
        json.name("live").value(counts.live());
        json.name("stale").value(counts.stale());
        json.name("relogged").value(counts.relogged());
        json.name("moved").value(counts.moved());
        count(json.name("code_bytes"), counts.codeBytes());
        count(json.name("live_code_bytes"), counts.liveCodeBytes());
    }

    /** Nearly all are a long, and Java takes its time to make digits of what is not. */
    private static void count(JsonWriter json, BigInteger count) throws IOException {
        if (count.bitLength() < Long.SIZE) {
            json.value(count.longValue());
        } else {
            json.value(count);
        }
    }

    private static void timeline(JsonWriter json, ChurnReport report) throws IOException {
        json.name("timeline").beginObject();
        json.name("steps").value(Timeline.STEPS);
        json.name("log_bytes").beginObject();
        for (Map.Entry<Kind, long[]> kind : report.timeline().entrySet()) {
            json.name(kind.getKey().label()).beginArray();
            for (long bytes : kind.getValue()) {
                json.value(bytes);
            }
            json.endArray();
        }
        json.endObject().endObject();
    }
}
