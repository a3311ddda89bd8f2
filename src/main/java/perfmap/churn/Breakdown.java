package perfmap.churn;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Symbols brought together by one dimension after the other. Of each level the top rows are shown and the rest
 * is one row, so that all rows together are always the whole.
 *
 * @param by   the dimensions, outermost first
 * @param rows the outermost rows
 */
public record Breakdown(List<Dimension> by, List<Row> rows) {

    /** The sum of all rows. */
    Counts total() {
        return sum(rows);
    }

    /** Breaks the symbols {@code ids} down; shows the first {@code top} rows of each level. */
    static Breakdown of(SymbolCounts counted, IntArrayList ids, List<Dimension> by, SortKey sort, int top) {
        return new Breakdown(by, rows(counted, ids, by, sort, top));
    }

    private static List<Row> rows(SymbolCounts counted, IntArrayList ids, List<Dimension> by, SortKey sort,
            int top) {
        if (by.isEmpty()) {
            return List.of();
        }
        List<Dimension> inner = by.subList(1, by.size());
        return by.get(0) == Dimension.SYMBOL ? symbols(counted, ids, inner, sort, top)
                : groups(counted, ids, by.get(0), inner, sort, top);
    }

    /** There may be millions of symbols: only those that are shown become rows. */
    private static List<Row> symbols(SymbolCounts counted, IntArrayList ids, List<Dimension> inner,
            SortKey sort, int top) {
        IntComparator order = sort.order(counted);
        IntHeapPriorityQueue lastFirst = new IntHeapPriorityQueue(order.reversed());
        Counts rest = new Counts();
        for (int i = 0; i < ids.size(); i++) {
            int id = ids.getInt(i);
            if (lastFirst.size() < top) {
                lastFirst.enqueue(id);
            } else if (order.compare(id, lastFirst.firstInt()) < 0) {
                rest.add(counted, lastFirst.dequeueInt());
                lastFirst.enqueue(id);
            } else {
                rest.add(counted, id);
            }
        }
        Row[] shown = new Row[lastFirst.size()];
        for (int i = shown.length - 1; i >= 0; i--) {
            int id = lastFirst.dequeueInt();
            IntArrayList alone = IntArrayList.of(id);
            shown[i] = new Row(Dimension.SYMBOL.keyOf(counted, id), 0, sum(counted, alone),
                    rows(counted, alone, inner, sort, top));
        }
        return withOthers(List.of(shown), ids.size() - shown.length, rest);
    }

    private static List<Row> groups(SymbolCounts counted, IntArrayList ids, Dimension by,
            List<Dimension> inner, SortKey sort, int top) {
        Map<String, IntArrayList> members = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            members.computeIfAbsent(by.keyOf(counted, ids.getInt(i)), key -> new IntArrayList(1))
                    .add(ids.getInt(i));
        }
        List<Row> all = new ArrayList<>();
        for (Map.Entry<String, IntArrayList> group : members.entrySet()) {
            all.add(new Row(group.getKey(), 0, sum(counted, group.getValue()), List.of()));
        }
        all.sort(sort.order());
        int count = Math.min(top, all.size());
        List<Row> shown = new ArrayList<>();
        for (Row row : all.subList(0, count)) {
            shown.add(new Row(row.key(), 0, row.counts(),
                    rows(counted, members.get(row.key()), inner, sort, top)));
        }
        return withOthers(shown, all.size() - count, sum(all.subList(count, all.size())));
    }

    private static Counts sum(List<Row> rows) {
        Counts sum = new Counts();
        for (Row row : rows) {
            sum.add(row.counts());
        }
        return sum;
    }

    private static Counts sum(SymbolCounts counted, IntArrayList ids) {
        Counts sum = new Counts();
        for (int i = 0; i < ids.size(); i++) {
            sum.add(counted, ids.getInt(i));
        }
        return sum;
    }

    private static List<Row> withOthers(List<Row> shown, int others, Counts rest) {
        if (others == 0) {
            return shown;
        }
        List<Row> rows = new ArrayList<>(shown);
        rows.add(new Row(Row.keyOfOthers(others), others, rest, List.of()));
        return rows;
    }
}
