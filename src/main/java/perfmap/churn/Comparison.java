package perfmap.churn;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Two breakdowns by the same dimensions, row against row, the largest change first. The rows of each level
 * add up to the whole on either side: those that did not change are one row, those beyond the first ones too.
 */
public final class Comparison {
    private final SortKey sort;
    private final int top;
    private final UnaryOperator<String> symbolNames;

    /**
     * Compares.
     *
     * @param sort        whose change is to come first, as an absolute amount; or names in their order
     * @param top         how many changed rows each level shows
     * @param symbolNames the name that a symbol is to be known by; symbols of one name are one row
     */
    public Comparison(SortKey sort, int top, UnaryOperator<String> symbolNames) {
        this.sort = sort;
        this.top = top;
        this.symbolNames = symbolNames;
    }

    /** The changes from {@code before} to {@code after}, rows by {@code by}. */
    public List<Change> of(List<Row> before, List<Row> after, List<Dimension> by) {
        boolean symbols = by.get(0) == Dimension.SYMBOL;
        Side old = new Side(before, symbols);
        Side now = new Side(after, symbols);
        List<Change> changed = new ArrayList<>();
        Sum unchanged = new Sum();
        for (Map.Entry<String, List<Row>> entry : now.rows.entrySet()) {
            List<Row> was = old.rows.remove(entry.getKey());
            boolean unlisted = was == null && old.rest != null;
            Change change = change(entry.getKey(), was == null ? List.of() : was, entry.getValue(),
                    unlisted, by);
            if (change.differs()) {
                changed.add(change);
            } else {
                unchanged.add(change);
            }
        }
        old.rows.forEach((key, was) -> changed.add(change(key, was, List.of(), now.rest != null, by)));
        Change notListed = notListed(changed, old.rest, now.rest);
        changed.sort(order());
        return shown(changed, unchanged, notListed);
    }

    /**
     * The row for what is not listed, or null where all is. What one side lists and the other does not is taken
     * into it if the two then come to the same, as a map and its own report do: they are not known to differ.
     */
    private static Change notListed(List<Change> changed, Row oldRest, Row newRest) {
        if (oldRest == null && newRest == null) {
            return null;
        }
        int others = Math.max(oldRest == null ? 0 : oldRest.others(), newRest == null ? 0 : newRest.others());
        Change rest = new Change("[not listed]", others, oldRest == null ? new Counts() : oldRest.counts(),
                newRest == null ? new Counts() : newRest.counts(), true, List.of());
        Sum all = new Sum();
        all.add(rest);
        changed.stream().filter(Change::unlisted).forEach(all::add);
        if (!all.before.sameAs(all.after)) {
            return rest;
        }
        changed.removeIf(Change::unlisted);
        return new Change(rest.key(), others, all.before, all.after, true, List.of());
    }

    private List<Change> shown(List<Change> changed, Sum unchanged, Change notListed) {
        int first = Math.min(top, changed.size());
        List<Change> shown = new ArrayList<>(changed.subList(0, first));
        Sum cut = new Sum();
        changed.subList(first, changed.size()).forEach(cut::add);
        if (cut.rows > 0) {
            shown.add(cut.change(Row.keyOfOthers(cut.rows)));
        }
        if (notListed != null) {
            shown.add(notListed);
        }
        if (unchanged.rows > 0) {
            shown.add(unchanged.change("[" + unchanged.rows + " unchanged]"));
        }
        return shown;
    }

    private Change change(String key, List<Row> was, List<Row> is, boolean unlisted, List<Dimension> by) {
        List<Change> within = by.size() == 1 ? List.of()
                : of(rowsOf(was), rowsOf(is), by.subList(1, by.size()));
        return new Change(key, 0, sum(was), sum(is), unlisted, within);
    }

    private static List<Row> rowsOf(List<Row> rows) {
        return rows.size() == 1 ? rows.get(0).rows()
                : rows.stream().flatMap(row -> row.rows().stream()).toList();
    }

    private static Counts sum(List<Row> rows) {
        Counts sum = new Counts();
        rows.forEach(row -> sum.add(row.counts()));
        return sum;
    }

    private Comparator<Change> order() {
        Comparator<Change> byName = Comparator.comparing(Change::key);
        return sort == SortKey.NAME ? byName
                : Comparator.<Change, BigInteger>comparing(change -> change.by(sort).abs()).reversed()
                        .thenComparing(byName);
    }

    /** The rows of one side by the names that they are known by, and one for those not listed. */
    private final class Side {
        private final Map<String, List<Row>> rows = new LinkedHashMap<>();
        private Row rest;

        Side(List<Row> all, boolean symbols) {
            for (Row row : all) {
                if (row.others() > 0) {
                    rest = rest == null ? row : new Row("", rest.others() + row.others(),
                            rest.counts().plus(row.counts()), List.of());
                } else {
                    String key = symbols ? symbolNames.apply(row.key()) : row.key();
                    rows.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(row);
                }
            }
        }
    }

    private static final class Sum {
        private int rows;
        private final Counts before = new Counts();
        private final Counts after = new Counts();

        void add(Change change) {
            rows++;
            before.add(change.before());
            after.add(change.after());
        }

        Change change(String key) {
            return new Change(key, rows, before, after, false, List.of());
        }
    }
}
