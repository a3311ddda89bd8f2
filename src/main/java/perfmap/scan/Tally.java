package perfmap.scan;

import java.util.Arrays;
import perfmap.format.Entries;

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

    private long[] counters = new long[1 << 12];

    Tally() {
    }

    void add(Batch batch) {
        Entries entries = batch.entries;
        for (int i = 0; i < entries.count; i++) {
            add(entries.symbols[i], 1, batch.lineBytes(i), entries.sizes[i], 0);
        }
    }

    void add(Tally other) {
        for (int at = 0; at < other.counters.length; at += 1 << STRIDE_BITS) {
            if (other.counters[at] != 0) {
                add(at >>> STRIDE_BITS, other.counters[at], other.counters[at + LOG_BYTES],
                        other.counters[at + CODE_BYTES], other.counters[at + CODE_BYTES_HIGH]);
            }
        }
    }

    private void add(int symbol, long entries, long logBytes, long codeBytes, long codeBytesHigh) {
        int at = symbol << STRIDE_BITS;
        if (at >= counters.length) {
            counters = Arrays.copyOf(counters, Integer.highestOneBit(at) * 2);
        }
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
