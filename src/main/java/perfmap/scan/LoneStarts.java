package perfmap.scan;

/** The tails at either end of what is known of each of many start addresses that have little to do with each other. */
final class LoneStarts {
    private static final long PHI = 0x9e3779b97f4a7c15L;
    private static final int LEAST_BITS = 8;
    private static final int STRIDE_BITS = 1;
    /** So many slots take a mebibyte. */
    private static final int LEAST_FETCHED = 1 << 16;
    /** Behind the start: the last tail in the low half, the first in the high half; 0 where the slot is free. */
    private static final int ENDS = 1;
    /** In the place of the ends: this start is kept elsewhere now. */
    private static final long GONE = 1;

    private long[] slots = new long[1 << LEAST_BITS + STRIDE_BITS];
    /** A start belongs in the slot that the highest bits of its hash say: slots keep their order when they grow. */
    private int hashShift = Long.SIZE - LEAST_BITS;
    private int count;
    /** Of no meaning: without it the compiler would leave out what {@link #fetch} reads. */
    private long fetched;

    /** What is done with each start. */
    @FunctionalInterface
    interface Visitor {
        void visit(long start, int first, int last);
    }

    /** Makes room for all that {@code other} has; to be called before it is added, for it comes in hash order. */
    void makeRoomFor(LoneStarts other) {
        while (count + other.count > slots.length >>> STRIDE_BITS + 1) {
            grow();
        }
    }

    /** Reads where {@code start} should be: who does so for many before he asks for one waits for all at once. */
    void fetch(long start) {
        if (slots.length >= LEAST_FETCHED << STRIDE_BITS) {
            fetched += slots[homeOf(start)];
        }
    }

    /** The place of {@code start}, which holds until the next {@link #put}; -1 if there is none. */
    int find(long start) {
        int slot = slotOf(start);
        return slots[slot + ENDS] == 0 || slots[slot + ENDS] == GONE ? -1 : slot;
    }

    /** Forgets the start at {@code place}. Its slot stays taken, for others may have been put behind it. */
    void forget(int place) {
        slots[place + ENDS] = GONE;
    }

    int first(int place) {
        return (int) (slots[place + ENDS] >>> 32);
    }

    int last(int place) {
        return (int) slots[place + ENDS];
    }

    /** Adds {@code start}, which is not there yet, with tails that are not 0. */
    void put(long start, int first, int last) {
        if (++count > slots.length >>> STRIDE_BITS + 1) {
            grow();
        }
        int slot = slotOf(start);
        slots[slot] = start;
        setEnds(slot, first, last);
    }

    void setEnds(int place, int first, int last) {
        slots[place + ENDS] = (long) first << 32 | last & 0xffffffffL;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < slots.length; i += 1 << STRIDE_BITS) {
            if (slots[i + ENDS] != 0 && slots[i + ENDS] != GONE) {
                visitor.visit(slots[i], first(i), last(i));
            }
        }
    }

    private int homeOf(long start) {
        return (int) (start * PHI >>> hashShift) << STRIDE_BITS;
    }

    private int slotOf(long start) {
        int mask = slots.length - 1;
        int slot = homeOf(start);
        while (slots[slot] != start && slots[slot + ENDS] != 0) {
            slot = slot + (1 << STRIDE_BITS) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        hashShift--;
        for (int i = 0; i < old.length; i += 1 << STRIDE_BITS) {
            if (old[i + ENDS] != 0 && old[i + ENDS] != GONE) {
                int slot = slotOf(old[i]);
                slots[slot] = old[i];
                slots[slot + ENDS] = old[i + ENDS];
            }
        }
    }
}
