package perfmap.scan;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Counts entries, log bytes and code bytes by symbol. Sums do not depend on order, so each thread keeps one
 * for all that it scans, and they are added up in the end.
 */
public final class Tally {
    private static final int STRIDE_BITS = 2;
    private static final int LOG_BYTES = 1;
    private static final int CODE_BYTES = 2;
    /** How often the code bytes, of 64 bits, have overflowed: one hostile size can fill them. */
    private static final int CODE_BYTES_HIGH = 3;

    private static final int RECENT_STRIDE_BITS = 1;

    private long[] counters = new long[1 << 12];
    /** By symbol: entries and log bytes since the last {@link #flush}. */
    private long[] recent = new long[1 << 11];
    /** The symbols that have any. */
    private final IntArrayList met = new IntArrayList();

    Tally() {
    }

    /** What is done with the log bytes of each symbol met lately. */
    @FunctionalInterface
    interface Visitor {
        void visit(int symbol, long logBytes);
    }

    /** Adds entries {@code [from, to)} of {@code batch}; {@link #flush} must follow sooner or later. */
    void add(Batch batch, int from, int to) {
        int[] symbols = batch.entries.symbols;
        long[] sizes = batch.entries.sizes;
        for (int i = from; i < to; i++) {
            int symbol = symbols[i];
            int at = symbol << RECENT_STRIDE_BITS;
            if (at >= recent.length || recent[at] == 0) {
                meet(symbol);
            }
            recent[at]++;
            recent[at + LOG_BYTES] += batch.lineBytes(i);
            int code = (symbol << STRIDE_BITS) + CODE_BYTES;
            long sum = counters[code] + sizes[i];
            counters[code] = sum;
            if (Long.compareUnsigned(sum, sizes[i]) < 0) {
                counters[code + 1]++;
            }
        }
    }

    private void meet(int symbol) {
        met.add(symbol);
        if (symbol << RECENT_STRIDE_BITS >= recent.length) {
            recent = Arrays.copyOf(recent, Integer.highestOneBit(symbol) << 1 + RECENT_STRIDE_BITS);
        }
        makeRoom(symbol);
    }

    private void makeRoom(int symbol) {
        if (symbol << STRIDE_BITS >= counters.length) {
            counters = Arrays.copyOf(counters, Integer.highestOneBit(symbol) << 1 + STRIDE_BITS);
        }
    }

    /** Counts in what was added lately, and tells {@code visitor} of it. */
    void flush(Visitor visitor) {
        for (int i = 0; i < met.size(); i++) {
            int symbol = met.getInt(i);
            int at = symbol << RECENT_STRIDE_BITS;
            counters[symbol << STRIDE_BITS] += recent[at];
            counters[(symbol << STRIDE_BITS) + LOG_BYTES] += recent[at + LOG_BYTES];
            visitor.visit(symbol, recent[at + LOG_BYTES]);
            recent[at] = 0;
            recent[at + LOG_BYTES] = 0;
        }
        met.clear();
    }

    /** Takes in what another thread counted; both are flushed. */
    void add(Tally other) {
        for (int at = 0; at < other.counters.length; at += 1 << STRIDE_BITS) {
            if (other.counters[at] != 0) {
                add(at >>> STRIDE_BITS, other.counters[at], other.counters[at + LOG_BYTES],
                        other.counters[at + CODE_BYTES], other.counters[at + CODE_BYTES_HIGH]);
            }
        }
    }

    private void add(int symbol, long entries, long logBytes, long codeBytes, long codeBytesHigh) {
        makeRoom(symbol);
        int at = symbol << STRIDE_BITS;
        counters[at] += entries;
        counters[at + LOG_BYTES] += logBytes;
        long sum = counters[at + CODE_BYTES] + codeBytes;
        counters[at + CODE_BYTES] = sum;
        boolean carry = Long.compareUnsigned(sum, codeBytes) < 0;
        counters[at + CODE_BYTES_HIGH] += carry ? codeBytesHigh + 1 : codeBytesHigh;
    }

    private long counter(int symbol, int which) {
        int at = (symbol << STRIDE_BITS) + which;
        return at < counters.length ? counters[at] : 0;
    }

    /** How many entries {@code symbol} has. */
    public long entries(int symbol) {
        return counter(symbol, 0);
    }

    /** How many bytes of the log the entries of {@code symbol} take, line feeds included. */
    public long logBytes(int symbol) {
        return counter(symbol, LOG_BYTES);
    }

    /** The low 64 bits of the sum of the sizes of the entries of {@code symbol}, in bytes. */
    public long codeBytesLow(int symbol) {
        return counter(symbol, CODE_BYTES);
    }

    /** The bits of that sum above the low 64. */
    public long codeBytesHigh(int symbol) {
        return counter(symbol, CODE_BYTES_HIGH);
    }
}
