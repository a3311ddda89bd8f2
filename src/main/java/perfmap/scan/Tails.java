package perfmap.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import perfmap.format.Entries;

/**
 * Every distinct tail once, numbered from 1: what an entry says behind its start, which is a size and a symbol.
 * A few thousand tails make up most of any log, so to count by tail is to add to one of a few counters, and two
 * entries say the same if they have the same number.
 *
 * <p>Any number of threads may ask at once, in the way of {@link perfmap.symbol.SymbolTable}: known tails are
 * found without a lock, and what a slot leads to is written before the slot.
 */
final class Tails {
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final long PHI = 0x9e3779b97f4a7c15L;

    /** The number of a tail, or 0 if the slot is free. */
    private volatile int[] slots = new int[1 << 12];
    private long[] sizes = new long[1 << 11];
    private int[] symbols = new int[1 << 11];
    private int count;

    /** The number of the tail of this size and symbol, which gets one if it has none yet. */
    int idOf(long size, int symbol) {
        int id = find(slots, size, symbol);
        return id > 0 ? id : add(size, symbol);
    }

    long size(int id) {
        return sizes[id];
    }

    int symbol(int id) {
        return symbols[id];
    }

    /** Replaces the numbers of tails, in the place of symbols, by the symbols. */
    void toSymbols(Entries entries) {
        for (int i = 0; i < entries.count; i++) {
            entries.symbols[i] = symbols[entries.symbols[i]];
        }
    }

    private int find(int[] slots, long size, int symbol) {
        int mask = slots.length - 1;
        for (int i = slotOf(size, symbol, mask);; i = i + 1 & mask) {
            int id = (int) SLOTS.getAcquire(slots, i);
            if (id == 0 || sizes[id] == size && symbols[id] == symbol) {
                return id;
            }
        }
    }

    private synchronized int add(long size, int symbol) {
        int known = find(slots, size, symbol);
        if (known > 0) {
            return known;
        }
        int id = ++count;
        if (id == sizes.length) {
            sizes = Arrays.copyOf(sizes, id * 2);
            symbols = Arrays.copyOf(symbols, id * 2);
        }
        sizes[id] = size;
        symbols[id] = symbol;
        if (id * 3L >= slots.length * 2L) {
            slots = grown(slots.length * 2);
        }
        publish(slots, id);
        return id;
    }

    private int[] grown(int length) {
        int[] bigger = new int[length];
        for (int id = 1; id < count; id++) {
            publish(bigger, id);
        }
        return bigger;
    }

    private void publish(int[] slots, int id) {
        int mask = slots.length - 1;
        int i = slotOf(sizes[id], symbols[id], mask);
        while (slots[i] != 0) {
            i = i + 1 & mask;
        }
        SLOTS.setRelease(slots, i, id);
    }

    private static int slotOf(long size, int symbol, int mask) {
        return (int) ((size * PHI + symbol) * PHI >>> 32) & mask;
    }
}
