package perfmap.live;

import java.util.Arrays;

/**
 * The starts of pages that have many: each is a grid with a place for every address at which one may be. Nearly all
 * code starts at multiples of 32, and such a page has 512 places.
 *
 * <p>The places of all grids are in the same arrays, and a grid is a number: where its first place is, and what its
 * starts are multiples of. So from the table of pages it is one step to a start, and none to an object.
 */
final class Grids {
    private static final int MOST_ALIGNMENT_BITS = 5;
    private static final int PAGE_BITS = Starts.PAGE_BITS;
    private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;
    /** No number is 0. */
    private static final long GRID = 1L << 62;
    /** So many tails without a brief number are kept at once, so that memory is waited for once. */
    private static final int MOST_NEXT = 1 << 10;
    private static final int CHUNK = 1 << PAGE_BITS;
    private static final int PHI = 0x9e3779b9;

    /** By place, the brief number of the tail that was logged last, or its {@link #hashOf}; 0 if there was none. */
    private char[] briefs = new char[CHUNK];
    /**
     * By place, the tail that was logged last of those that have no brief number; but for those to be kept yet. In
     * chunks of {@value #CHUNK} places that are null until needed.
     */
    private int[][] others = new int[1][];
    /** What others are to be kept yet, by and by, and where. */
    private final int[] nextOthers = new int[MOST_NEXT];
    private final int[] nextPlaces = new int[MOST_NEXT];
    private int nextCount;
    /** By place, a bit: whether the start is marked. */
    private long[] marks = new long[CHUNK >>> 6];
    /** The tails, of those put last, that were the last at their start already. */
    private int[] again = new int[0];
    private int againCount;
    private final Tails tails;
    private final boolean notesAgain;
    private int placeCount;

    /** None yet; notes which tails are the last at their start already, or not: it costs time. */
    Grids(Tails tails, boolean notesAgain) {
        this.tails = tails;
        this.notesAgain = notesAgain;
    }

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
        if (placeCount > briefs.length) {
            briefs = Arrays.copyOf(briefs, briefs.length * 2);
            others = Arrays.copyOf(others, others.length * 2);
            marks = Arrays.copyOf(marks, marks.length * 2);
        }
        for (int i = 0; i < list.count(); i++) {
            long start = list.start(i);
            int place = place(grid, LoneStart.offset(start));
            setTail(place, LoneStart.tail(start));
            marks[place >>> 6] |= LoneStart.isMarked(start) ? 1L << place : 0;
        }
        return grid;
    }

    /** The starts of {@code grid}, which is not used any more. */
    ListPage toList(long grid) {
        ListPage list = new ListPage();
        for (int place = (int) grid; place < end(grid); place++) {
            if (briefs[place] != 0) {
                long start = LoneStart.of(offset(grid, place), tail(place));
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

    /**
     * Strikes out what lies in entries, and puts them, from {@code from} up to {@code to} or to the first that is
     * unusual or starts in another page than {@code grid}'s, which the first one starts in: the inner loop of newest
     * wins. An entry is usual if it ends in the page, its size can be seen in the number of its tail, and is not 0, it
     * has a place, and its tail has a brief number by which one sees whether it was logged there last already, if that
     * is noted.
     *
     * <p>It calls nothing: C1 keeps nothing in registers over a call, and what it stores before and loads behind it, it
     * stores and loads as well where the call is left out.
     *
     * @return the index of the first that was not put, or {@code to}
     */
    int putUsual(long grid, long[] starts, int[] tails, int from, int to) {
        char[] briefs = this.briefs;
        long[] marks = this.marks;
        int[] again = this.again;
        int againCount = this.againCount;
        boolean notesAgain = this.notesAgain;
        long pageStart = starts[from] & ~PAGE_MASK;
        int base = (int) grid;
        int bits = alignmentBits(grid);
        int behindPlace = (1 << bits) - 1;
        int i = from;
        for (; i < to; i++) {
            long inPage = starts[i] - pageStart;
            int tail = tails[i];
            if ((inPage & ~PAGE_MASK) != 0) {
                break;
            }
            int offset = (int) inPage;
            int more = Tails.sizeIn(tail) - 1;
            int lastOffset = offset + more;
            if ((tail | more | -(offset & behindPlace) | PAGE_MASK - lastOffset) < 0) { // any of the four
                break;
            }
            int place = base + (offset >>> bits);
            int brief = Tails.briefOf(tail);
            if (brief >= Briefs.NONE) {
                break;
            }
            if (notesAgain) {
                int before = briefs[place];
                if (before == brief) {
                    again[againCount++] = tail;
                } else if (before >= Briefs.NONE && before == hashOf(this.tails.ofBrief(brief))) {
                    break;
                }
            }
            briefs[place] = (char) brief;
            // All places from this one to the last are struck out, and this one is marked.
            int last = base + (lastOffset >>> bits);
            int word = place >>> 6;
            long onward = -1L << place;
            long behind = -2L << last;
            if (last >>> 6 == word) {
                marks[word] = marks[word] & ~(onward ^ behind) | -onward; // -onward is its lowest bit alone
            } else {
                marks[word] = marks[word] & ~onward | -onward;
                for (word++; word < last >>> 6; word++) {
                    marks[word] = 0;
                }
                marks[word] &= behind;
            }
        }
        this.againCount = againCount;
        return i;
    }

    /** Marks the start at {@code offset}, where {@code tail} is logged; says which was logged there last, or 0. */
    int put(long grid, int offset, int tail) {
        int place = place(grid, offset);
        int before = tail(place);
        setTail(place, tail);
        marks[place >>> 6] |= 1L << place;
        return before;
    }

    /** As {@link #put}; what was logged there last is not asked for, but may be noted if it was {@code tail}. */
    void log(long grid, int offset, int tail) {
        int place = place(grid, offset);
        if (notesAgain && isLast(place, tail)) {
            again[againCount++] = tail;
        }
        setTail(place, tail);
        marks[place >>> 6] |= 1L << place;
    }

    /** Forgets which tails were the last at their start already, and has room for {@code most} of them. */
    void clearAgain(int most) {
        againCount = 0;
        if (again.length < most) {
            again = new int[most];
        }
    }

    /** Of how many entries that {@link #putUsual} and {@link #log} put the tail was the last at their start already. */
    int againCount() {
        return againCount;
    }

    /** The tail of one of those. */
    int again(int i) {
        return again[i];
    }

    private boolean isLast(int place, int tail) {
        int last = briefs[place];
        int atLength = tails.atLength(tail);
        // Where hashes differ no memory is waited for.
        return (last < Briefs.NONE || last == hashOf(atLength)) && tail(place) == atLength;
    }

    private void setTail(int place, int tail) {
        int brief = Tails.briefOf(tail);
        if (brief < Briefs.NONE) {
            briefs[place] = (char) brief;
        } else {
            briefs[place] = (char) hashOf(tail);
            keepOther(place, tail);
        }
    }

    /** In the place of a brief number, of {@code tail} that has none: no lower than {@link Briefs#NONE}. */
    static int hashOf(int tail) {
        return Briefs.NONE | tail * PHI >>> Integer.SIZE - 15;
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
        return tail(place(grid, offset));
    }

    private int tail(int place) {
        int brief = briefs[place];
        return brief == 0 ? 0 : brief < Briefs.NONE ? tails.ofBrief(brief) : other(place);
    }

    private int other(int place) {
        keepOthers();
        return others[place / CHUNK][place % CHUNK];
    }

    private void keepOther(int place, int tail) {
        if (nextCount == MOST_NEXT) {
            keepOthers();
        }
        nextPlaces[nextCount] = place;
        nextOthers[nextCount++] = tail;
    }

    private void keepOthers() {
        for (int i = 0; i < nextCount; i++) {
            int place = nextPlaces[i];
            chunkOf(place)[place % CHUNK] = nextOthers[i];
        }
        nextCount = 0;
    }

    private int[] chunkOf(int place) {
        int chunk = place / CHUNK;
        if (others[chunk] == null) {
            others[chunk] = new int[CHUNK];
        }
        return others[chunk];
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

    /** Adds the starts that are marked to {@code run}, in their order; the grid's page begins at {@code pageStart}. */
    void addMarkedTo(Run run, long grid, long pageStart) {
        for (int word = (int) grid >>> 6; word < end(grid) >>> 6; word++) {
            for (long left = marks[word]; left != 0; left &= left - 1) {
                int place = word << 6 | Long.numberOfTrailingZeros(left);
                run.add(pageStart | offset(grid, place), tail(place));
            }
        }
    }
}
