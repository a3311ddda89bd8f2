package perfmap.report;

import java.io.PrintStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import perfmap.churn.Change;
import perfmap.churn.Counts;
import perfmap.churn.Dimension;
import perfmap.churn.SortKey;

/** Changes, or what there is now, for a terminal: as many columns as fit, the name last. */
public final class ChangeTable {
    private static final int NAME_COLUMNS = 28;
    private static final String BOLD = "\033[1m";
    private static final String PLAIN = "\033[0m";

    private final PrintStream out;
    private final int width;
    private final boolean styled;

    private record Line(String name, Change change) {
    }

    private record Column(String title, int width, Function<Change, String> value) {
    }

    /**
     * Prints to {@code out}.
     *
     * @param width  the columns of the terminal, at least 60
     * @param styled whether headings may be set in bold by escape sequences
     */
    public ChangeTable(PrintStream out, int width, boolean styled) {
        this.out = out;
        this.width = width;
        this.styled = styled;
    }

    /** Prints what changed; the first column is about what {@code sort} tells. */
    public void printChanges(List<Dimension> by, List<Change> rows, SortKey sort) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("CHANGE", 9, change -> percent(change, sort)));
        columns.add(new Column("LOG", 8, change -> signedBytes(SortKey.LOG_BYTES, change)));
        columns.add(new Column("ENTRIES", 10, change -> signedCount(SortKey.ENTRIES, change)));
        columns.add(switch (sort) {
            case STALE -> new Column("STALE", 9, change -> signedCount(SortKey.STALE, change));
            case CODE_BYTES -> new Column("CODE", 9, change -> signedBytes(SortKey.CODE_BYTES, change));
            default -> new Column("LIVE", 9, change -> signedCount(SortKey.LIVE, change));
        });
        columns.add(new Column("LOG NOW", 7, change -> Units.bytes(change.after().logBytes())));
        print(by, rows, columns);
    }

    /** Prints what there is now, and its part of {@code total}. */
    public void printAmounts(List<Dimension> by, List<Change> rows, SortKey sort, Counts total) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("SHARE", 9, change -> Units.share(sort.amount(change.after()).doubleValue(),
                sort.amount(total).doubleValue())));
        columns.add(new Column("LOG", 8, change -> Units.bytes(change.after().logBytes())));
        columns.add(new Column("ENTRIES", 10, change -> Units.count(change.after().entries())));
        columns.add(sort == SortKey.STALE
                ? new Column("STALE", 9, change -> Units.count(change.after().stale()))
                : new Column("LIVE", 9, change -> Units.count(change.after().live())));
        print(by, rows, columns);
    }

    private void print(List<Dimension> by, List<Change> rows, List<Column> wanted) {
        int free = width - NAME_COLUMNS;
        int fit = 0;
        while (fit < wanted.size() && free >= wanted.get(fit).width + 2) {
            free -= wanted.get(fit++).width + 2;
        }
        List<Column> columns = wanted.subList(0, fit);
        StringBuilder heading = new StringBuilder();
        for (Column column : columns) {
            heading.append(padded(column.title, column.width)).append("  ");
        }
        out.println(bold(heading + String.join(" / ",
                by.stream().map(each -> each.label().toUpperCase(Locale.ROOT)).toList())));
        List<Line> lines = new ArrayList<>();
        add(rows, 0, lines);
        List<String> names = Printable.cutApart(lines.stream().map(Line::name).toList(), free + NAME_COLUMNS);
        for (int i = 0; i < lines.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (Column column : columns) {
                line.append(padded(column.value.apply(lines.get(i).change), column.width)).append("  ");
            }
            out.println(line.append(names.get(i)).toString().stripTrailing());
        }
    }

    private static void add(List<Change> rows, int depth, List<Line> lines) {
        for (Change change : rows) {
            lines.add(new Line("  ".repeat(depth) + name(change), change));
            add(change.rows(), depth + 1, lines);
        }
    }

    /** Of rows taken together, which say how many they are, with the thousands apart. */
    private static String name(Change change) {
        String name = ShownName.of(change.key());
        return change.others() < 1_000 ? name
                : name.replace(Integer.toString(change.others()), Units.count(change.others()));
    }

    private static String percent(Change change, SortKey sort) {
        String mark = change.unlisted() ? "~" : "";
        double before = sort.amount(change.before()).doubleValue();
        double by = change.by(sort).doubleValue();
        if (by == 0) {
            return mark + "=";
        }
        if (change.fate(sort) == Change.Fate.APPEARED || before == 0) {
            return mark + "new";
        }
        if (change.fate(sort) == Change.Fate.VANISHED) {
            return mark + "gone";
        }
        double percent = 100 * by / before;
        boolean fine = Math.abs(percent) < 999.95;
        return mark + (Math.abs(percent) < 0.05 ? (percent < 0 ? "-" : "+") + "0.0 %"
                : String.format(Locale.ROOT, fine ? "%+.1f %%" : "%+,.0f %%", percent));
    }

    private static String signedBytes(SortKey key, Change change) {
        BigInteger by = change.by(key);
        return by.signum() == 0 ? "=" : (by.signum() > 0 ? "+" : "") + Units.bytes(by);
    }

    private static String signedCount(SortKey key, Change change) {
        long by = change.by(key).longValue();
        return by == 0 ? "=" : (by > 0 ? "+" : "") + Units.count(by);
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private String bold(String text) {
        return styled ? BOLD + text + PLAIN : text;
    }
}
