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

    private final SymbolTable symbols;
    private final Tails tails;
    private final Tally tally;
    private final Timeline timeline;
    private final Tally own = new Tally();
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
     * Counts lines that have the same tail; {@link #handIn} must follow in the end.
     *
     * @param number   that of the tail
     * @param lines    1, or any number if all their code bytes together are fewer than 2^64
     * @param logBytes those of all of them
     */
    void add(int number, long lines, long logBytes) {
        int symbol = tails.symbol(number);
        long codeBytes = lines * tails.size(number);
        logBytesByKind[symbols.traits(symbol).kind().ordinal()] += logBytes;
        if (symbol < MOST_SYMBOLS) {
            own.add(symbol, lines, logBytes, codeBytes);
        } else {
            synchronized (tally) {
                tally.add(symbol, lines, logBytes, codeBytes);
            }
        }
    }

    /** Hands in all that was counted and is not yet handed in. Nothing may be counted after it. */
    void handIn() {
        synchronized (tally) {
            handInStep();
            tally.add(own);
        }
    }
}
