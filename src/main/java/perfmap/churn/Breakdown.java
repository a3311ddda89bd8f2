package perfmap.churn;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Symbols brought together by one dimension after the other. Of each level the top rows are shown and the rest
 * is one row, so that all rows together are always the whole.
 *
 * @param by   the dimensions, outermost first
 * @param rows the outermost rows
 */
public record Breakdown(List<Dimension> by, List<Row> rows) {

    /** Breaks the symbols {@code ids} down; shows the first {@code top} rows of each level. */
    static Breakdown of(SymbolCounts counted, IntArrayList ids, List<Dimension> by, SortKey sort, int top) {
        return new Breakdown(by, rows(counted, ids, by, sort.order(), top));
    }

    private static List<Row> rows(SymbolCounts counted, IntArrayList ids, List<Dimension> by,
            Comparator<Row> order, int top) {
        if (by.isEmpty()) {
            return List.of();
        }
        Top shown = new Top(order, top);
        if (by.get(0) == Dimension.SYMBOL) {
            for (int i = 0; i < ids.size(); i++) {
                offerSymbol(shown, counted, ids.getInt(i));
            }
        } else {
            grouped(counted, ids, by.get(0)).forEach((key, members) -> {
                Counts counts = new Counts();
                members.forEach(id -> counts.add(counted, id));
                shown.offer(new Row(key, 0, counts, rows(counted, members, by.subList(1, by.size()), order, top)));
            });
        }
        return shown.rows();
    }

    private static void offerSymbol(Top shown, SymbolCounts counted, int id) {
        Counts counts = new Counts();
        counts.add(counted, id);
        // Of a single symbol any further dimension has one row.
        shown.offer(new Row(Dimension.SYMBOL.keyOf(counted, id), 0, counts, List.of()));
    }

    private static Map<String, IntArrayList> grouped(SymbolCounts counted, IntArrayList ids, Dimension by) {
        Map<String, IntArrayList> groups = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            groups.computeIfAbsent(by.keyOf(counted, ids.getInt(i)), key -> new IntArrayList())
                    .add(ids.getInt(i));
        }
        return groups;
    }

    /** The first rows in an order, and the sum of all others. */
    private static final class Top {
        private final Comparator<Row> order;
        private final int size;
        private final PriorityQueue<Row> lastFirst;
        private final Counts rest = new Counts();
        private int others;

        Top(Comparator<Row> order, int size) {
            this.order = order;
            this.size = size;
            this.lastFirst = new PriorityQueue<>(order.reversed());
        }

        void offer(Row row) {
            lastFirst.add(row);
            if (lastFirst.size() > size) {
                rest.add(lastFirst.remove().counts());
                others++;
            }
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>(lastFirst);
            rows.sort(order);
            if (others > 0) {
                String key = others == 1 ? "[1 other]" : "[" + others + " others]";
                rows.add(new Row(key, others, rest, List.of()));
            }
            return rows;
        }
    }
}
