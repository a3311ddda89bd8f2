package perfmap.scan;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import perfmap.format.Entries;

/**
 * Counts, by symbol, the entries that re-log: the entry logged last at the same start address has the same
 * size and the same name, so the very same line was written again at the same place. All others are first
 * there, or moved.
 *
 * <p>Grows towards older entries, as {@link Stretch} does. Of every start address it keeps the oldest entry,
 * which the next older one there is held against, and the newest, which is held against the stretch that
 * follows. That takes 32 bytes for every distinct start address in the stretch, and is kept only where churn
 * is asked for.
 */
public final class Relogs {
    private static final long PHI = 0x9e3779b97f4a7c15L;
    private static final int STRIDE_BITS = 2;
    private static final int OLDEST_SIZE = 1;
    private static final int NEWEST_SIZE = 2;
    /** Oldest symbol plus one in the low half, newest symbol plus one in the high half; 0 is a free slot. */
    private static final int SYMBOLS = 3;
    private static final long LOW = 0xffffffffL;

    private long[] slots = new long[1 << 10 + STRIDE_BITS];
    private int count;
    private final Int2LongOpenHashMap relogged = new Int2LongOpenHashMap();

    Relogs() {
    }

    /** How many entries of {@code symbol} re-logged. */
    public long relogged(int symbol) {
        return relogged.get(symbol);
    }

    void addOlder(Entries entries) {
        for (int i = entries.count - 1; i >= 0; i--) {
            long start = entries.starts[i];
            long size = entries.sizes[i];
            int symbol = entries.symbols[i];
            int slot = slotOf(start);
            long symbols = slots[slot + SYMBOLS];
            if (symbols == 0) {
                put(slot, start, size, size, symbol + 1L << 32 | symbol + 1L);
            } else {
                if ((int) symbols == symbol + 1 && slots[slot + OLDEST_SIZE] == size) {
                    relogged.addTo(symbol, 1);
                }
                slots[slot + OLDEST_SIZE] = size;
                slots[slot + SYMBOLS] = symbols & ~LOW | symbol + 1L;
            }
        }
    }

    /** Takes in the stretch that follows. */
    void then(Relogs newer) {
        newer.relogged.forEach((symbol, times) -> relogged.addTo(symbol, times));
        for (int i = 0; i < newer.slots.length; i += 1 << STRIDE_BITS) {
            long newerSymbols = newer.slots[i + SYMBOLS];
            if (newerSymbols != 0) {
                append(newer.slots[i], newer.slots[i + OLDEST_SIZE], newer.slots[i + NEWEST_SIZE], newerSymbols);
            }
        }
    }

    private void append(long start, long oldestSize, long newestSize, long newerSymbols) {
        int slot = slotOf(start);
        long symbols = slots[slot + SYMBOLS];
        if (symbols == 0) {
            put(slot, start, oldestSize, newestSize, newerSymbols);
            return;
        }
        if (symbols >>> 32 == (newerSymbols & LOW) && slots[slot + NEWEST_SIZE] == oldestSize) {
            relogged.addTo((int) newerSymbols - 1, 1);
        }
        slots[slot + NEWEST_SIZE] = newestSize;
        slots[slot + SYMBOLS] = newerSymbols & ~LOW | symbols & LOW;
    }

    private int slotOf(long start) {
        int mask = slots.length - 1;
        int slot = (int) (start * PHI >>> 32) << STRIDE_BITS & mask;
        while (slots[slot] != start && slots[slot + SYMBOLS] != 0) {
            slot = slot + (1 << STRIDE_BITS) & mask;
        }
        return slot;
    }

    private void put(int slot, long start, long oldestSize, long newestSize, long symbols) {
        set(slot, start, oldestSize, newestSize, symbols);
        if (++count > slots.length >>> STRIDE_BITS + 1) {
            grow();
        }
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
            if (old[i + SYMBOLS] != 0) {
                set(slotOf(old[i]), old[i], old[i + OLDEST_SIZE], old[i + NEWEST_SIZE], old[i + SYMBOLS]);
            }
        }
    }
}
