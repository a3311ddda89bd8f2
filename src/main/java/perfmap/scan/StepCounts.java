package perfmap.scan;

import java.util.Arrays;
import perfmap.live.Tails;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;

/**
 * Counts lines by symbol, and their log bytes by kind in one step of the timeline after the other. Each thread has its
 * own, and hands in what it has: by kind whenever it goes to another step, by symbol at the end. {@link Tally} and
 * {@link Timeline} are shared, and guarded by the tally.
 */
final class StepCounts {
    /** Symbols from this number on are handed in at once: that many distinct names are not said over and over. */
    private static final int MOST_SYMBOLS = 1 << 18;

    /** What is kept of each symbol stands side by side, for it is in no cache: lines, log bytes, code bytes, kind. */
    private static final int STRIDE_BITS = 2;
    private static final int LOG_BYTES = 1;
    private static final int CODE_BYTES = 2;
    private static final int KIND = 3;
    /** No sum has more bits, and nothing that is added to it: so it can't overflow before it is handed in. */
    private static final int MOST_BITS = 30;

    private final SymbolTable symbols;
    private final Tails tails;
    private final Tally tally;
    private final Timeline timeline;
    /** By symbol, what was counted and is not yet handed in, and the number of its kind plus one, 0 if it is new. */
    private int[] sums = new int[1 << 10];
    private final long[] logBytesByKind = new long[Kind.values().length];
    /** All lines of those kinds begin between these offsets of the map. */
    private long stepFrom;
    private long stepTo;

    StepCounts(SymbolTable symbols, Tails tails, Counting counting) {
        this.tails = tails;
        this.symbols = symbols;
        this.tally = counting.tally();
        this.timeline = counting.timeline();
    }

    /** Whether a line that begins at {@code offset} of the map is of the step that is counted. */
    boolean isInStep(long offset) {
        return offset >= stepFrom && offset < stepTo;
    }

    /** Goes to the step of {@code offset}. */
    void goTo(long offset) {
        synchronized (tally) {
            handInStep();
            int bucket = timeline.bucketOf(offset);
            stepFrom = timeline.beginOf(bucket);
            stepTo = timeline.endOf(bucket);
        }
    }

    private void handInStep() {
        if (stepTo > 0) { // it is 0 if there was none yet
            timeline.add(stepFrom, logBytesByKind);
            Arrays.fill(logBytesByKind, 0);
        }
    }

    /** The first offset behind the step. */
    long stepTo() {
        return stepTo;
    }

    /**
     * Counts lines that have the same tail; {@link #handIn()} must follow in the end.
     *
     * @param number   that of the tail
     * @param lines    1, or any number if all their code bytes together are fewer than 2^64
     * @param logBytes those of all of them
     */
    void add(int number, long lines, long logBytes) {
        int symbol = tails.symbol(number);
        long codeBytes = lines * tails.size(number);
        int at = symbol << STRIDE_BITS;
        if (symbol >= sums.length >>> STRIDE_BITS || sums[at + KIND] == 0 || isTooMuch(lines | logBytes | codeBytes)) {
            addUnusual(symbol, lines, logBytes, codeBytes);
            return;
        }
        logBytesByKind[sums[at + KIND] - 1] += logBytes;
        sums[at] += (int) lines;
        sums[at + LOG_BYTES] += (int) logBytes;
        sums[at + CODE_BYTES] += (int) codeBytes;
        if (isTooMuch(sums[at] | sums[at + LOG_BYTES] | sums[at + CODE_BYTES])) {
            synchronized (tally) {
                handIn(at);
            }
        }
    }

    private static boolean isTooMuch(long number) {
        return number >>> MOST_BITS != 0;
    }

    /** Hands in lines of a symbol that is new here, or one of very many, or that are too much for its sums. */
    private void addUnusual(int symbol, long lines, long logBytes, long codeBytes) {
        int kind = symbols.traits(symbol).kind().ordinal();
        logBytesByKind[kind] += logBytes;
        if (symbol < MOST_SYMBOLS) {
            int at = symbol << STRIDE_BITS;
            if (at >= sums.length) {
                sums = Arrays.copyOf(sums, Integer.highestOneBit(at) * 2);
            }
            sums[at + KIND] = kind + 1;
        }
        synchronized (tally) {
            tally.add(symbol, lines, logBytes, codeBytes);
        }
    }

    /** Hands in all that was counted and is not yet handed in. Nothing may be counted after it. */
    void handIn() {
        synchronized (tally) {
            handInStep();
            for (int at = 0; at < sums.length; at += 1 << STRIDE_BITS) {
                handIn(at);
            }
        }
    }

    private void handIn(int at) {
        if (sums[at] > 0) {
            tally.add(at >>> STRIDE_BITS, sums[at], sums[at + LOG_BYTES], sums[at + CODE_BYTES]);
            Arrays.fill(sums, at, at + KIND, 0);
        }
    }
}
