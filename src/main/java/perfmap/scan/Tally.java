package perfmap.scan;

import java.util.Arrays;

/** How many entries, log bytes and code bytes each symbol has, over the whole map. */
public final class Tally {
    private static final int STRIDE_BITS = 2;
    private static final int LOG_BYTES = 1;
    private static final int CODE_BYTES = 2;
    /** How often the code bytes, of 64 bits, have overflowed: one hostile size can fill them. */
    private static final int CODE_BYTES_HIGH = 3;

    private long[] counters = new long[1 << 12];

    Tally() {
    }

    /** Adds entries of {@code symbol}, with their log bytes and their code bytes (unsigned). */
    void add(int symbol, long entries, long logBytes, long codeBytes) {
        int at = symbol << STRIDE_BITS;
        if (at >= counters.length) {
            counters = Arrays.copyOf(counters, Integer.highestOneBit(symbol) << 1 + STRIDE_BITS);
        }
        counters[at] += entries;
        counters[at + LOG_BYTES] += logBytes;
        counters[at + CODE_BYTES] += codeBytes;
        if (Long.compareUnsigned(counters[at + CODE_BYTES], codeBytes) < 0) {
            counters[at + CODE_BYTES_HIGH]++;
        }
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
