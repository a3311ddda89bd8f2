package perfmap.budget;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import perfmap.churn.Change;
import perfmap.churn.Figures;
import perfmap.report.EscapedJson;
import perfmap.report.JsonText;

/** A check as JSON, schema 1, which docs/check.md describes. */
public final class CheckJson {
    private static final int SCHEMA = 1;

    private CheckJson() {
    }

    /** Writes {@code check} to {@code out}, which is flushed. */
    public static void write(Check check, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(new EscapedJson(out));
        json.setIndent(" ");
        json.beginObject().name("schema").value(SCHEMA);
        json.name("input").value(check.now().source());
        Figures baseline = check.baseline();
        json.name("baseline").value(baseline == null ? null : baseline.source());
        json.name("passed").value(check.failures().isEmpty());
        json.name("findings").beginArray();
        for (Finding finding : check.findings()) {
            write(json, finding);
        }
        json.endArray();
        json.name("causes").beginArray();
        for (Cause cause : check.causes()) {
            write(json, cause);
        }
        json.endArray().endObject();
        json.flush();
        out.write('\n');
        out.flush();
    }

    private static void write(JsonWriter json, Finding finding) throws IOException {
        Unit unit = finding.measure().gauge().unit();
        json.beginObject().name("measure").value(finding.measure().toString());
        json.name("unit").value(unit.label());
        json.name("verdict").value(finding.verdict().label());
        json.name("fails").value(finding.verdict().fails());
        amount(json.name("actual"), finding.actual(), unit.isWhole());
        amount(json.name("limit"), finding.limit(), unit.isWhole() && !finding.isAgainstBaseline());
        amount(json.name("baseline"), finding.baseline(), unit.isWhole());
        amount(json.name("tolerance"), finding.tolerance(), false);
        json.endObject();
    }

    private static void amount(JsonWriter json, double amount, boolean whole) throws IOException {
        if (Double.isNaN(amount)) {
            json.nullValue();
        } else if (whole) {
            json.value((long) amount);
        } else {
            json.value(amount);
        }
    }

    private static void write(JsonWriter json, Cause cause) throws IOException {
        json.beginObject().name("measures").beginArray();
        for (Measure measure : cause.measures()) {
            json.value(measure.toString());
        }
        json.endArray();
        json.name("sort").value(cause.sort().label());
        json.name("grew").value(cause.grew());
        json.name("tables").beginArray();
        for (Cause.Table table : cause.tables()) {
            json.beginObject().name("by").value(table.by().label()).name("rows").beginArray();
            for (Change row : table.rows()) {
                json.beginObject();
                JsonText.name(json, "name", row.key());
                json.name("before").value(cause.grew() ? cause.sort().amount(row.before()) : null);
                json.name("after").value(cause.sort().amount(row.after()));
                json.name("unlisted").value(row.unlisted()).endObject();
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }
}
