package perfmap.live;

import java.util.Arrays;

/**
 * The starts of pages that have many: each is a grid with a place for every address at which one may be. Nearly all
 * code starts at multiples of 32, and such a page has 512 places.
 *
 * <p>The places of all grids are in two arrays, and a grid is a number: where its first place is, and what its starts
 * are multiples of. So from the table of pages it is one step to a start, and none to an object.
 */
final class Grids {
    private static final int MOST_ALIGNMENT_BITS = 5;
    private static final int PAGE_BITS = Starts.PAGE_BITS;
    /** No number is 0. */
    private static final long GRID = 1L << 62;

    /** By place, the tail that was logged last; 0 if none was. Open to the inner loop, as are the marks. */
    int[] tails = new int[1 << PAGE_BITS];
    /** By place, a bit: whether the start is marked. */
    long[] marks = new long[1 << PAGE_BITS - 6];
    private int placeCount;

    /** What starts are multiples of, as a power of two, whose offsets were or-ed; as far as a grid makes use of it. */
    static int alignmentBits(int offsets) {
        return Integer.numberOfTrailingZeros(offsets | 1 << MOST_ALIGNMENT_BITS);
    }

    /** How many places a grid has whose starts are multiples of two to the power of {@code alignmentBits}. */
    static int places(int alignmentBits) {
        return 1 << PAGE_BITS - alignmentBits;
    }

    /** Whether {@code content} of a page is a grid. */
    static boolean isGrid(long content) {
        return content >= GRID;
    }

    /** What the starts of {@code grid} are multiples of, as a power of two. */
    static int alignmentBits(long grid) {
        return (int) (grid >>> 32) & 7;
    }

    /** The place of the start at {@code offset}; or where it would be, the next lower one, if it is no multiple. */
    static int place(long grid, int offset) {
        return (int) grid + (offset >>> alignmentBits(grid));
    }

    /** Whether there is a place for a start at {@code offset}. */
    static boolean hasPlace(long grid, int offset) {
        return (offset & (1 << alignmentBits(grid)) - 1) == 0;
    }

    private static int offset(long grid, int place) {
        return place - (int) grid << alignmentBits(grid);
    }

    private static int end(long grid) {
        return (int) grid + places(alignmentBits(grid));
    }

    /** A new grid with the starts of {@code list}. */
    long add(ListPage list) {
        int alignmentBits = list.alignmentBits();
        long grid = GRID | (long) alignmentBits << 32 | placeCount;
        placeCount += places(alignmentBits);
        if (placeCount > tails.length) {
            tails = Arrays.copyOf(tails, tails.length * 2);
            marks = Arrays.copyOf(marks, marks.length * 2);
        }
        list.forEach(start -> {
            int place = place(grid, LoneStart.offset(start));
            tails[place] = LoneStart.tail(start);
            marks[place >>> 6] |= LoneStart.isMarked(start) ? 1L << place : 0;
        });
        return grid;
    }

    /** The starts of {@code grid}, which is not used any more. */
    ListPage toList(long grid) {
        ListPage list = new ListPage();
        for (int place = (int) grid; place < end(grid); place++) {
            if (tails[place] != 0) {
                long start = LoneStart.of(offset(grid, place), tails[place]);
                list.append(isMarked(place) ? start : LoneStart.struck(start));
            }
        }
        return list;
    }

    /** Strikes out the starts from {@code place} to {@code last}, if that is no lower. */
    void strike(int place, int last) {
        int word = place >>> 6;
        long mask = -1L << place;
        for (; word < last >>> 6; word++) {
            marks[word] &= ~mask;
            mask = -1;
        }
        if (place <= last) {
            marks[word] &= ~(mask & -1L >>> ~last);
        }
    }

    /** Marks the start at {@code offset}, where {@code tail} is logged; says which was logged there last, or 0. */
    int put(long grid, int offset, int tail) {
        int place = place(grid, offset);
        int before = tails[place];
        tails[place] = tail;
        marks[place >>> 6] |= 1L << place;
        return before;
    }

    /** Strikes out the starts at the offsets {@code [from, to]}. */
    void strike(long grid, int from, int to) {
        int unit = 1 << alignmentBits(grid);
        strike(place(grid, from + unit - 1), place(grid, to));
    }

    /** Whether nothing was ever logged at {@code offset}. */
    boolean isEmptyAt(long grid, int offset) {
        return !hasPlace(grid, offset) || tail(grid, offset) == 0;
    }

    /** The tail at {@code offset}, which has a place; 0 if there is none. */
    int tail(long grid, int offset) {
        return tails[place(grid, offset)];
    }

    /** How many starts are marked. */
    int markedCount(long grid) {
        int count = 0;
        for (int word = (int) grid >>> 6; word < end(grid) >>> 6; word++) {
            count += Long.bitCount(marks[word]);
        }
        return count;
    }

    /** The offset of the last start before {@code offset} that is marked; -1 if none is. */
    int lastMarkedBefore(long grid, int offset) {
        int place = place(grid, offset + (1 << alignmentBits(grid)) - 1) - 1;
        while (place >= (int) grid && !isMarked(place)) {
            place--;
        }
        return place < (int) grid ? -1 : offset(grid, place);
    }

    private boolean isMarked(int place) {
        return (marks[place >>> 6] >>> place & 1) != 0;
    }

    /** Calls {@code visitor} for each start that is marked, in their order. */
    void forEachMarked(long grid, LoneStart.Visitor visitor) {
        for (int word = (int) grid >>> 6; word < end(grid) >>> 6; word++) {
            for (long left = marks[word]; left != 0; left &= left - 1) {
                int place = word << 6 | Long.numberOfTrailingZeros(left);
                visitor.visit(LoneStart.of(offset(grid, place), tails[place]));
            }
        }
    }
}
