package perfmap.live;

import java.util.Map;
import java.util.TreeMap;

/**
 * Disjoint ranges of addresses in a search tree: what very large entries cover, a page at a time being too
 * slow for them.
 *
 * <p>Most look-ups fall into the same gap between two ranges as the one before, so the last gap is kept: as
 * long as that holds, nothing is looked up and no object made.
 */
final class LargeRanges {
    /** First address to last, both with the sign bit flipped, so that signed order is address order. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private long gapFirst = Long.MAX_VALUE;
    private long gapLast = Long.MIN_VALUE;

    private static long ordered(long address) {
        return address ^ Long.MIN_VALUE;
    }

    /** Whether any address in {@code [first, last]} is covered. */
    boolean touches(long first, long last) {
        long from = ordered(first);
        long to = ordered(last);
        if (gapFirst <= from && to <= gapLast) {
            return false;
        }
        Map.Entry<Long, Long> before = ranges.floorEntry(to);
        if (before != null && before.getValue() >= from) {
            return true;
        }
        Long after = ranges.higherKey(to);
        gapFirst = before == null ? Long.MIN_VALUE : before.getValue() + 1;
        gapLast = after == null ? Long.MAX_VALUE : after - 1;
        return false;
    }

    /** Whether all addresses in {@code [first, last]} are covered by one range. */
    boolean contains(long first, long last) {
        Map.Entry<Long, Long> before = ranges.floorEntry(ordered(first));
        return before != null && before.getValue() >= ordered(last);
    }

    /** Covers {@code [first, last]}. */
    void add(long first, long last) {
        long from = ordered(first);
        long to = ordered(last);
        Map.Entry<Long, Long> touched = ranges.floorEntry(to);
        while (touched != null && touched.getValue() >= from) {
            from = Math.min(from, touched.getKey());
            to = Math.max(to, touched.getValue());
            ranges.remove(touched.getKey());
            touched = ranges.floorEntry(to);
        }
        ranges.put(from, to);
        gapFirst = Long.MAX_VALUE;
        gapLast = Long.MIN_VALUE;
    }
}
