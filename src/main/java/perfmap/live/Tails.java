package perfmap.live;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Numbers for tails, which are what an entry says behind its start: a size and a symbol. No number is 0, and none is
 * that of two tails.
 *
 * <p>Nearly all code is smaller than 4 KiB, and there are fewer than half a million symbols: then the number is
 * positive, and made of the size and, in front of it, the symbol. A tail that comes again and again may have another
 * number, with a {@linkplain Briefs brief number} in front. Other tails are kept in a table, and their numbers are
 * negative.
 *
 * <p>Any number of threads may ask at once, in the way of {@link perfmap.symbol.SymbolTable}: known tails are
 * found without a lock, and what a slot leads to is written before the slot.
 */
public final class Tails {
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final long PHI = 0x9e3779b97f4a7c15L;
    private static final int SIZE_BITS = 12;
    private static final int SIZE_MASK = (1 << SIZE_BITS) - 1;
    /** What is in front of the size is a brief number below this, and from here on a symbol. */
    private static final int SYMBOLS_FROM = Briefs.NONE;
    private static final int MAX_SYMBOL = (Integer.MAX_VALUE >>> SIZE_BITS) - SYMBOLS_FROM;

    private final Briefs briefs = new Briefs();

    /** The index of a tail, which is not 0, or 0 if the slot is free. */
    private volatile int[] slots = new int[1 << 8];
    private long[] sizes = new long[1 << 7];
    private int[] symbols = new int[1 << 7];
    private int count;

    /** The number of the tail of this size and symbol. */
    public int numberOf(long size, int symbol) {
        if (size >>> SIZE_BITS == 0 && symbol <= MAX_SYMBOL) {
            return symbol + SYMBOLS_FROM << SIZE_BITS | (int) size;
        }
        int index = find(slots, size, symbol);
        return -(index > 0 ? index : add(size, symbol));
    }

    /** The number with a brief one in front, of the tail of this number; or this number itself, if there is none. */
    public int inBrief(int number) {
        if (number < 0 || briefOf(number) < Briefs.NONE) {
            return number;
        }
        int brief = briefs.of(number);
        return brief == Briefs.NONE ? number : brief << SIZE_BITS | sizeIn(number);
    }

    /** The number of the tail of this number that has no brief one in front. */
    int atLength(int number) {
        int brief = briefOf(number);
        return brief < Briefs.NONE ? ofBrief(brief) : number;
    }

    /** The size of the tail of this number, in bytes. */
    public long size(int number) {
        return number > 0 ? sizeIn(number) : sizes[-number];
    }

    /** The symbol of the tail of this number. */
    public int symbol(int number) {
        if (number < 0) {
            return symbols[-number];
        }
        return briefOf(atLength(number)) - SYMBOLS_FROM;
    }

    /** The size in a number that is positive. */
    static int sizeIn(int number) {
        return number & SIZE_MASK;
    }

    /** The brief number in front of {@code number}; {@link Briefs#NONE} or more if that is none. */
    static int briefOf(int number) {
        return number >>> SIZE_BITS;
    }

    /** The number {@linkplain #atLength at length} of the tail whose brief number is {@code brief}. */
    int ofBrief(int brief) {
        return briefs.tail(brief);
    }

    private int find(int[] slots, long size, int symbol) {
        int mask = slots.length - 1;
        for (int i = slotOf(size, symbol, mask);; i = i + 1 & mask) {
            int index = (int) SLOTS.getAcquire(slots, i);
            if (index == 0 || sizes[index] == size && symbols[index] == symbol) {
                return index;
            }
        }
    }

    private synchronized int add(long size, int symbol) {
        int known = find(slots, size, symbol);
        if (known > 0) {
            return known;
        }
        int index = ++count;
        if (index == sizes.length) {
            sizes = Arrays.copyOf(sizes, index * 2);
            symbols = Arrays.copyOf(symbols, index * 2);
        }
        sizes[index] = size;
        symbols[index] = symbol;
        if (index * 3L >= slots.length * 2L) {
            slots = grown(slots.length * 2);
        }
        publish(slots, index);
        return index;
    }

    private int[] grown(int length) {
        int[] bigger = new int[length];
        for (int index = 1; index < count; index++) {
            publish(bigger, index);
        }
        return bigger;
    }

    private void publish(int[] slots, int index) {
        int mask = slots.length - 1;
        int i = slotOf(sizes[index], symbols[index], mask);
        while (slots[i] != 0) {
            i = i + 1 & mask;
        }
        SLOTS.setRelease(slots, i, index);
    }

    private static int slotOf(long size, int symbol, int mask) {
        return (int) ((size * PHI + symbol) * PHI >>> 32) & mask;
    }
}
