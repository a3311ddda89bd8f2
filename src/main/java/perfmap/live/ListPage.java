package perfmap.live;

import java.util.Arrays;

/** The starts of a page that has few, or any that were interrupted: a {@link LoneStart} for each, in their order. */
final class ListPage {
    /** One start for so many places of a grid, and the grid takes less time and little more room. */
    private static final int PLACES_FOR_ONE = 8;

    private long[] starts = new long[4];
    private int count;
    private int offsetsOred;
    private boolean anyInterrupted;

    /** Adds {@code start}, a {@link LoneStart} behind all others. */
    void append(long start) {
        insert(count, start);
    }

    /** What all starts are multiples of, as a power of two. */
    int alignmentBits() {
        return Grids.alignmentBits(offsetsOred);
    }

    /** Whether a grid could have all that is here, and is no waste. */
    boolean isCrowd() {
        return !anyInterrupted && count >= Grids.places(alignmentBits()) / PLACES_FOR_ONE;
    }

    /** Marks the start at {@code offset}, where {@code tail} is logged; says which was logged there last, or 0. */
    int put(int offset, int tail) {
        int i = indexOf(offset);
        if (i == count || LoneStart.offset(starts[i]) != offset) {
            insert(i, LoneStart.of(offset, tail));
            return 0;
        }
        int before = LoneStart.lastTail(starts[i]);
        starts[i] = LoneStart.of(offset, tail);
        return before;
    }

    /** The index of the first start at {@code offset} or behind it. */
    private int indexOf(int offset) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = from + to >>> 1;
            if (LoneStart.offset(starts[middle]) < offset) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private void insert(int i, long start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        System.arraycopy(starts, i, starts, i + 1, count - i);
        starts[i] = start;
        count++;
        offsetsOred |= LoneStart.offset(start);
        anyInterrupted |= LoneStart.isInterrupted(start);
    }

    /** Strikes out the starts at {@code [from, to]}. */
    void strike(int from, int to) {
        for (int i = indexOf(from); i < count && LoneStart.offset(starts[i]) <= to; i++) {
            starts[i] = LoneStart.struck(starts[i]);
        }
    }

    /** Forgets which tail was logged last at {@code offset}: something else was. */
    void interrupt(int offset) {
        int i = indexOf(offset);
        if (i < count && LoneStart.offset(starts[i]) == offset) {
            starts[i] = LoneStart.interrupted(starts[i]);
            anyInterrupted = true;
        }
    }

    /** The tail at {@code offset}, where there is a start. */
    int tail(int offset) {
        return LoneStart.tail(starts[indexOf(offset)]);
    }

    /** How many starts are marked. */
    int markedCount() {
        int marked = 0;
        for (int i = 0; i < count; i++) {
            marked += LoneStart.isMarked(starts[i]) ? 1 : 0;
        }
        return marked;
    }

    /** The offset of the last start before {@code offset} that is marked; -1 if none is. */
    int lastMarkedBefore(int offset) {
        int i = indexOf(offset) - 1;
        while (i >= 0 && !LoneStart.isMarked(starts[i])) {
            i--;
        }
        return i < 0 ? -1 : LoneStart.offset(starts[i]);
    }

    /** How many starts there are. */
    int count() {
        return count;
    }

    /** The start that {@code i} others are before. */
    long start(int i) {
        return starts[i];
    }
}
