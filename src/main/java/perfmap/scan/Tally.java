package perfmap.scan;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.Arrays;

/** What is counted by symbol over the whole map. */
public final class Tally {
    private long[] entries = new long[1 << 10];
    private long[] logBytes = new long[1 << 10];
    private long[] codeBytes = new long[1 << 10];
    /** How often the code bytes, of 64 bits, have overflowed: one hostile size can fill them. */
    private final Int2LongOpenHashMap overflows = new Int2LongOpenHashMap();
    private final Int2LongOpenHashMap relogged = new Int2LongOpenHashMap();

    Tally() {
    }

    /** Adds entries of {@code symbol}, with their log bytes and their code bytes (unsigned). */
    void add(int symbol, long moreEntries, long moreLogBytes, long moreCodeBytes) {
        if (symbol >= entries.length) {
            int capacity = Math.max(symbol + 1, entries.length / 2 * 3);
            entries = Arrays.copyOf(entries, capacity);
            logBytes = Arrays.copyOf(logBytes, capacity);
            codeBytes = Arrays.copyOf(codeBytes, capacity);
        }
        entries[symbol] += moreEntries;
        logBytes[symbol] += moreLogBytes;
        codeBytes[symbol] += moreCodeBytes;
        if (Long.compareUnsigned(codeBytes[symbol], moreCodeBytes) < 0) {
            overflows.addTo(symbol, 1);
        }
    }

    void addRelogged(int symbol, long times) {
        relogged.addTo(symbol, times);
    }

    private static long at(long[] counters, int symbol) {
        return symbol < counters.length ? counters[symbol] : 0;
    }

    /** How many entries {@code symbol} has. */
    public long entries(int symbol) {
        return at(entries, symbol);
    }

    /** How many bytes of the log the entries of {@code symbol} take, line feeds included. */
    public long logBytes(int symbol) {
        return at(logBytes, symbol);
    }

    /** The low 64 bits of the sum of the sizes of the entries of {@code symbol}, in bytes. */
    public long codeBytesLow(int symbol) {
        return at(codeBytes, symbol);
    }

    /** The bits of that sum above the low 64. */
    public long codeBytesHigh(int symbol) {
        return overflows.get(symbol);
    }

    /** How many entries of {@code symbol} were the very line that was logged last at their start; 0 if not counted. */
    public long relogged(int symbol) {
        return relogged.get(symbol);
    }
}
