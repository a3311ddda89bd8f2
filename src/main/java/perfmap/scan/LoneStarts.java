package perfmap.scan;

/** The oldest and the newest entry at each of many start addresses that have little to do with each other. */
final class LoneStarts {
    private static final long PHI = 0x9e3779b97f4a7c15L;
    private static final int STRIDE_BITS = 2;
    private static final int OLDEST_SIZE = 1;
    private static final int NEWEST_SIZE = 2;
    /** Oldest symbol plus one in the low half, newest symbol plus one in the high half; 0 is a free slot. */
    private static final int SYMBOLS = 3;
    private static final long LOW = 0xffffffffL;
    /** In the place of the symbols: this start is kept elsewhere now. */
    private static final long GONE = -1;

    private long[] slots = new long[1 << 8 + STRIDE_BITS];
    private int count;

    /** What is done with each start. */
    @FunctionalInterface
    interface Visitor {
        void visit(long start, long oldestSize, int oldest, long newestSize, int newest);
    }

    /** Makes room for all that {@code other} has; to be called before it is added, for it comes in hash order. */
    void makeRoomFor(LoneStarts other) {
        while (count + other.count > slots.length >>> STRIDE_BITS + 1) {
            grow();
        }
    }

    /** The place of {@code start}, which holds until the next {@link #put}; -1 if there is none. */
    int find(long start) {
        int slot = slotOf(start);
        return slots[slot + SYMBOLS] == 0 || slots[slot + SYMBOLS] == GONE ? -1 : slot;
    }

    /** Forgets the start at {@code place}. Its slot stays taken, for others may have been put behind it. */
    void forget(int place) {
        slots[place + SYMBOLS] = GONE;
    }

    long oldestSize(int place) {
        return slots[place + OLDEST_SIZE];
    }

    int oldest(int place) {
        return (int) slots[place + SYMBOLS] - 1;
    }

    long newestSize(int place) {
        return slots[place + NEWEST_SIZE];
    }

    int newest(int place) {
        return (int) (slots[place + SYMBOLS] >>> 32) - 1;
    }

    /** Adds {@code start}, which is not there yet; returns its place. */
    int put(long start, long oldestSize, int oldest, long newestSize, int newest) {
        if (++count > slots.length >>> STRIDE_BITS + 1) {
            grow();
        }
        int slot = slotOf(start);
        set(slot, start, oldestSize, newestSize, newest + 1L << 32 | oldest + 1L);
        return slot;
    }

    boolean isOldest(int place, long size, int symbol) {
        return slots[place + OLDEST_SIZE] == size && (slots[place + SYMBOLS] & LOW) == symbol + 1L;
    }

    boolean isNewest(int place, long size, int symbol) {
        return slots[place + NEWEST_SIZE] == size && slots[place + SYMBOLS] >>> 32 == symbol + 1L;
    }

    void setOldest(int place, long size, int symbol) {
        slots[place + OLDEST_SIZE] = size;
        slots[place + SYMBOLS] = slots[place + SYMBOLS] & ~LOW | symbol + 1L;
    }

    void setNewest(int place, long size, int symbol) {
        slots[place + NEWEST_SIZE] = size;
        slots[place + SYMBOLS] = slots[place + SYMBOLS] & LOW | symbol + 1L << 32;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < slots.length; i += 1 << STRIDE_BITS) {
            long symbols = slots[i + SYMBOLS];
            if (symbols != 0 && symbols != GONE) {
                visitor.visit(slots[i], oldestSize(i), oldest(i), newestSize(i), newest(i));
            }
        }
    }

    private int slotOf(long start) {
        int mask = slots.length - 1;
        int slot = (int) (start * PHI >>> 32) << STRIDE_BITS & mask;
        while (slots[slot] != start && slots[slot + SYMBOLS] != 0) {
            slot = slot + (1 << STRIDE_BITS) & mask;
        }
        return slot;
    }

    private void set(int slot, long start, long oldestSize, long newestSize, long symbols) {
        slots[slot] = start;
        slots[slot + OLDEST_SIZE] = oldestSize;
        slots[slot + NEWEST_SIZE] = newestSize;
        slots[slot + SYMBOLS] = symbols;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (int i = 0; i < old.length; i += 1 << STRIDE_BITS) {
            if (old[i + SYMBOLS] != 0 && old[i + SYMBOLS] != GONE) {
                set(slotOf(old[i]), old[i], old[i + OLDEST_SIZE], old[i + NEWEST_SIZE], old[i + SYMBOLS]);
            }
        }
    }
}
