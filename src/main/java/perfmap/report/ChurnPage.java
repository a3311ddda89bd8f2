package perfmap.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Counts;
import perfmap.churn.Dimension;
import perfmap.churn.Remedy;
import perfmap.churn.Row;
import perfmap.churn.SortKey;
import perfmap.format.Entries;
import perfmap.report.AddressRows.AddressRow;
import perfmap.scan.AddressHeat;
import perfmap.scan.AddressHeat.Page;
import perfmap.symbol.Classifier;
import perfmap.symbol.Kind;
import perfmap.symbol.Tier;
import perfmap.symbol.Traits;

/**
 * What the HTML report shows, as JSON for this program's own page, in no fixed form; others read
 * {@link ChurnJson}.
 */
final class ChurnPage {
    private static final int SYMBOLS_A_KIND = 25;
    private static final int ADDRESS_LINES = 64;
    private static final int KINDS_A_ROW = 5;

    private final ChurnReport report;
    private final NameList names = new NameList();
    private final JsonWriter json;

    ChurnPage(ChurnReport report, JsonWriter json) {
        this.report = report;
        this.json = json;
    }

    /** Writes it all, with the first {@code top} symbols in the order of {@code sort}. */
    void write(SortKey sort, int top) throws IOException {
        json.beginObject();
        headline();
        remedies();
        timeline();
        json.name("tree");
        tree(report.by(List.of(Dimension.GROUP, Dimension.KIND, Dimension.SYMBOL), SortKey.LOG_BYTES,
                SYMBOLS_A_KIND).rows());
        json.name("sort").value(sort.label());
        symbols(report.by(List.of(Dimension.SYMBOL), sort, top));
        tiers();
        addresses(report.scan().churn().addresses());
        json.name("names");
        names.write(json);
        json.endObject();
    }

    private void headline() throws IOException {
        json.name("source").value(Printable.of(report.source()));
        json.name("bytes").value(report.scan().mapBytes());
        json.name("malformed").value(report.scan().lines().malformed());
        json.name("all");
        counts(json, report.everything());
        json.name("shown");
        counts(json, report.total());
        json.name("seconds").value(report.growth() == null ? 0 : report.growth().seconds());
        json.name("inferred").value(report.growth() != null && report.growth().inferred());
    }

    private void remedies() throws IOException {
        json.name("remedies").beginArray();
        for (Remedy remedy : report.remedies()) {
            json.beginObject().name("label").value(remedy.label()).name("option").value(remedy.option());
            json.name("bytes").value(remedy.bytes()).name("grows").value(remedy.grows()).endObject();
        }
        json.endArray();
    }

    private void timeline() throws IOException {
        json.name("timeline").beginObject();
        for (Map.Entry<Kind, long[]> kind : report.timeline().entrySet()) {
            json.name(kind.getKey().label()).beginArray();
            for (long bytes : kind.getValue()) {
                json.value(bytes);
            }
            json.endArray();
        }
        json.endObject();
    }

    private void tree(List<Row> rows) throws IOException {
        json.beginArray();
        for (Row row : rows) {
            json.beginObject().name("name").value(names.placeOf(row.key())).name("counts");
            counts(json, row.counts());
            json.name("others").value(row.others());
            if (!row.rows().isEmpty()) {
                json.name("rows");
                tree(row.rows());
            }
            json.endObject();
        }
        json.endArray();
    }

    private void symbols(Breakdown table) throws IOException {
        json.name("symbols").beginArray();
        for (Row row : table.rows()) {
            json.beginObject().name("name").value(names.placeOf(row.key())).name("counts");
            counts(json, row.counts());
            if (row.others() > 0) {
                json.name("others").value(row.others());
            } else {
                byte[] name = row.key().getBytes(StandardCharsets.ISO_8859_1);
                Traits traits = Classifier.classify(name, 0, name.length);
                json.name("kind").value(traits.kind().label()).name("tier").value(traits.tier().label());
            }
            json.endObject();
        }
        json.endArray();
    }

    /** Symbols, log bytes, entries, live, re-logged, code bytes: in the order that {@code page.js} reads. */
    static void counts(JsonWriter json, Counts counts) throws IOException {
        json.beginArray();
        json.value(counts.symbols()).value(counts.logBytes()).value(counts.entries()).value(counts.live());
        json.value(counts.relogged()).value(counts.codeBytes().doubleValue());
        json.endArray();
    }

    private void tiers() throws IOException {
        json.name("tiers").beginArray();
        for (Tier tier : Tier.values()) {
            json.value(tier.label());
        }
        json.endArray();
    }

    private void addresses(AddressHeat heat) throws IOException {
        AddressRows table = new AddressRows(heat, ADDRESS_LINES);
        json.name("addresses").beginObject();
        json.name("page").value(Math.scalb(1.0, heat.pageBits())).name("column").value(heat.columnBytes());
        json.name("rows").beginArray();
        Entries live = report.scan().live();
        int at = 0;
        for (int i = 0; i < table.rows().size(); i++) {
            AddressRow row = table.rows().get(i);
            int from = at;
            while (at < live.count && Long.compareUnsigned(live.starts[at], table.last(row)) <= 0) {
                at++;
            }
            json.beginObject().name("first").value(Long.toHexString(table.first(row)));
            json.name("last").value(Long.toHexString(table.last(row)));
            json.name("gap").value(i == 0 ? 0 : unsigned(table.gapBefore(i)));
            json.name("entries").value(row.entries()).name("live").value(at - from);
            what(table.pages(row));
            cells(table.pages(row));
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static double unsigned(long value) {
        return (value >>> 1) * 2.0 + (value & 1);
    }

    /** The kinds and tiers that were written there, most log bytes first. */
    private void what(List<Page> pages) throws IOException {
        Map<String, Long> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.label(), pages.stream().mapToLong(page -> page.logBytes(kind)).sum());
        }
        Map<String, Long> tiers = new LinkedHashMap<>();
        for (Tier tier : Tier.values()) {
            tiers.put(tier.label(), pages.stream().mapToLong(page -> page.logBytes(tier)).sum());
        }
        json.name("bytes").value(kinds.values().stream().mapToLong(Long::longValue).sum());
        most("kinds", kinds);
        most("tiers", tiers);
    }

    private void most(String name, Map<String, Long> bytes) throws IOException {
        List<Map.Entry<String, Long>> most = new ArrayList<>(bytes.entrySet());
        most.removeIf(entry -> entry.getValue() == 0);
        most.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        json.name(name).beginArray();
        for (Map.Entry<String, Long> entry : most.subList(0, Math.min(KINDS_A_ROW, most.size()))) {
            json.beginArray().value(entry.getKey()).value(entry.getValue()).endArray();
        }
        json.endArray();
    }

    /** Entries by column; columns without any at the end are left out. */
    private void cells(List<Page> pages) throws IOException {
        long[] entries = new long[AddressHeat.MOST_COLUMNS];
        int used = 0;
        for (int column = 0; column < entries.length; column++) {
            for (Page page : pages) {
                entries[column] += page.entries(column);
            }
            if (entries[column] > 0) {
                used = column + 1;
            }
        }
        json.name("cells").beginArray();
        for (int column = 0; column < used; column++) {
            json.value(entries[column]);
        }
        json.endArray();
    }
}
