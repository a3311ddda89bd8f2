package perfmap.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perfmap.churn.Breakdown;
import perfmap.churn.Counts;
import perfmap.churn.Dimension;
import perfmap.churn.Figures;
import perfmap.churn.Growth;
import perfmap.churn.Row;
import perfmap.churn.SortKey;
import perfmap.symbol.Group;
import perfmap.symbol.Kind;

/**
 * A churn report that was saved as JSON. It knows only what it was made to tell: the tables that it holds,
 * and of each the first rows.
 *
 * @param source       how the user named it
 * @param everything   the sum over the whole log
 * @param total        the sum over the symbols that were not filtered away when it was made
 * @param growth       how long the log took to grow, or null
 * @param compactBytes the size of the whole log compacted, in bytes
 * @param tables       its tables
 */
public record SavedReport(String source, Counts everything, Counts total, Growth growth, long compactBytes,
        List<Breakdown> tables) implements Figures {

    /** Whether it leaves out symbols that filters dropped when it was made. */
    public boolean isFiltered() {
        return !total.sameAs(everything);
    }

    /** What its tables are by, for messages: {@code kind; symbol}. */
    public String contents() {
        List<String> each = tables.stream().map(table -> String.join(",",
                table.by().stream().map(Dimension::label).toList())).toList();
        return each.isEmpty() ? "no table" : String.join("; ", each);
    }

    @Override
    public Optional<Breakdown> by(List<Dimension> by) {
        for (Breakdown table : tables) {
            if (table.by().size() >= by.size() && table.by().subList(0, by.size()).equals(by)) {
                return Optional.of(new Breakdown(by, cut(table.rows(), by.size())));
            }
        }
        return by.equals(List.of(Dimension.GROUP)) ? by(List.of(Dimension.KIND)).map(SavedReport::grouped)
                : Optional.empty();
    }

    /** The rows down to {@code depth}. */
    private static List<Row> cut(List<Row> rows, int depth) {
        return rows.stream().map(row -> new Row(row.key(), row.others(), row.counts(),
                depth == 1 ? List.of() : cut(row.rows(), depth - 1))).toList();
    }

    private static Breakdown grouped(Breakdown kinds) {
        Map<Group, Counts> groups = new EnumMap<>(Group.class);
        List<Row> rows = new ArrayList<>();
        for (Row row : kinds.rows()) {
            if (row.others() > 0) {
                rows.add(row);
            } else {
                Group group = Kind.ofLabel(row.key()).orElse(Kind.OTHER).group();
                groups.merge(group, row.counts(), Counts::plus);
            }
        }
        groups.forEach((group, counts) -> rows.add(new Row(group.label(), 0, counts, List.of())));
        return new Breakdown(List.of(Dimension.GROUP), rows);
    }

    @Override
    public List<Row> symbols(NameTest within, SortKey sort, int top) {
        List<Row> rows = new ArrayList<>();
        Counts rest = new Counts();
        int others = 0;
        for (Row row : symbolRows()) {
            byte[] name = row.key().getBytes(StandardCharsets.ISO_8859_1);
            if (row.others() == 0 && within.matches(name, 0, name.length)) {
                rows.add(row);
            } else if (row.others() > 0) {
                rest = rest.plus(row.counts());
                others += row.others();
            }
        }
        rows.sort((a, b) -> sort.amount(b.counts()).compareTo(sort.amount(a.counts())));
        while (rows.size() > top) {
            rest = rest.plus(rows.remove(rows.size() - 1).counts());
            others++;
        }
        if (others > 0) {
            rows.add(new Row(Row.keyOfOthers(others), others, rest, List.of()));
        }
        return rows;
    }

    @Override
    public Optional<Counts> sum(NameTest within) {
        List<Row> rows = symbolRows();
        if (rows.stream().anyMatch(row -> row.others() > 0)) {
            return Optional.empty();
        }
        Counts sum = new Counts();
        for (Row row : rows) {
            byte[] name = row.key().getBytes(StandardCharsets.ISO_8859_1);
            sum = within.matches(name, 0, name.length) ? sum.plus(row.counts()) : sum;
        }
        return Optional.of(sum);
    }

    /** One row for all, where none is listed. */
    private Row unlisted() {
        return new Row("[others]", (int) Math.min(total.symbols(), Integer.MAX_VALUE), total, List.of());
    }

    /** The rows of whatever table has symbols, at whatever depth, and what stands for those not listed. */
    private List<Row> symbolRows() {
        List<Row> rows = new ArrayList<>();
        for (Breakdown table : tables) {
            int depth = table.by().indexOf(Dimension.SYMBOL);
            if (depth >= 0 && rows.isEmpty()) {
                collect(table.rows(), depth, rows);
            }
        }
        if (rows.isEmpty() && total.symbols() > 0) {
            rows.add(unlisted());
        }
        return rows;
    }

    private static void collect(List<Row> rows, int depth, List<Row> into) {
        for (Row row : rows) {
            if (depth == 0 || row.others() > 0) {
                into.add(row);
            } else {
                collect(row.rows(), depth - 1, into);
            }
        }
    }
}
