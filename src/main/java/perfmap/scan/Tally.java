package perfmap.scan;

import java.util.Arrays;

/** How many entries, log bytes and code bytes each symbol has, over the whole map. */
public final class Tally {
    private static final int STRIDE_BITS = 2;
    private static final int LOG_BYTES = 1;
    private static final int CODE_BYTES = 2;
    /** The code bytes above 64 bits: one hostile size can fill them. */
    private static final int CODE_BYTES_HIGH = 3;

    private long[] counters = new long[1 << 12];

    Tally() {
    }

    /** Adds {@code entries} of {@code size} code bytes each. */
    void add(int symbol, long entries, long logBytes, long size) {
        int at = symbol << STRIDE_BITS;
        if (at >= counters.length) {
            counters = Arrays.copyOf(counters, Integer.highestOneBit(symbol) << 1 + STRIDE_BITS);
        }
        counters[at] += entries;
        counters[at + LOG_BYTES] += logBytes;
        long codeBytes = entries * size;
        // The high half of the product takes size for signed: too small by 2^64 for each entry if its top bit is set.
        long high = Math.multiplyHigh(entries, size) + (size < 0 ? entries : 0);
        counters[at + CODE_BYTES] += codeBytes;
        boolean carry = Long.compareUnsigned(counters[at + CODE_BYTES], codeBytes) < 0;
        counters[at + CODE_BYTES_HIGH] += carry ? high + 1 : high;
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
