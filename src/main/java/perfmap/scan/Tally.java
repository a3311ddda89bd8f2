package perfmap.scan;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.Arrays;

/** What is counted by symbol over the whole map. */
public final class Tally {
    /** What is kept of each symbol stands side by side, for it is in no cache: entries, log bytes, code bytes. */
    private static final int STRIDE = 3;
    private static final int LOG_BYTES = 1;
    private static final int CODE_BYTES = 2;
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

    /** The sums of so many symbols a chunk, so that none are copied when more come; null where there are none. */
    private long[][] chunks = new long[16][];
    /** How often the code bytes, of 64 bits, have overflowed: one hostile size can fill them. */
    private final Int2LongOpenHashMap overflows = new Int2LongOpenHashMap();
    private final Int2LongOpenHashMap relogged = new Int2LongOpenHashMap();

    Tally() {
    }

    /** Adds entries of {@code symbol}, with their log bytes and their code bytes (unsigned). */
    void add(int symbol, long moreEntries, long moreLogBytes, long moreCodeBytes) {
        long[] sums = chunkFor(symbol);
        int at = (symbol & CHUNK_MASK) * STRIDE;
        sums[at] += moreEntries;
        sums[at + LOG_BYTES] += moreLogBytes;
        sums[at + CODE_BYTES] += moreCodeBytes;
        if (Long.compareUnsigned(sums[at + CODE_BYTES], moreCodeBytes) < 0) {
            overflows.addTo(symbol, 1);
        }
    }

    private long[] chunkFor(int symbol) {
        int index = symbol >>> CHUNK_BITS;
        if (index >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(index + 1, chunks.length * 2));
        }
        if (chunks[index] == null) {
            chunks[index] = new long[STRIDE << CHUNK_BITS];
        }
        return chunks[index];
    }

    void addRelogged(int symbol, long times) {
        relogged.addTo(symbol, times);
    }

    private long sum(int symbol, int which) {
        int index = symbol >>> CHUNK_BITS;
        return index < chunks.length && chunks[index] != null
                ? chunks[index][(symbol & CHUNK_MASK) * STRIDE + which] : 0;
    }

    /** How many entries {@code symbol} has. */
    public long entries(int symbol) {
        return sum(symbol, 0);
    }

    /** How many bytes of the log the entries of {@code symbol} take, line feeds included. */
    public long logBytes(int symbol) {
        return sum(symbol, LOG_BYTES);
    }

    /** The low 64 bits of the sum of the sizes of the entries of {@code symbol}, in bytes. */
    public long codeBytesLow(int symbol) {
        return sum(symbol, CODE_BYTES);
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
