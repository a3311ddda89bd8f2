package perfmap.scan;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import perfmap.live.Tails;

/**
 * Counts entries, log bytes and code bytes by symbol, and hands them in whenever it comes to another step of the
 * timeline. Each thread has its own; {@link Tally} and {@link Timeline} are shared, and guarded by the tally.
 */
final class StepCounts {
    /** So many log bytes are counted at most before they are handed in: then no sum here can overflow. */
    private static final long MOST_BYTES = 1 << 30;
    private static final long MOST_SIZE = 1L << 32;
    /** Symbols from this number on are handed in at once: that many distinct names are not said over and over. */
    private static final int MOST_SYMBOLS = 1 << 18;
    private static final long ONE_ENTRY = 1L << 32;
    private static final long BYTES = ONE_ENTRY - 1;
    private static final int STRIDE_BITS = 1;
    private static final int CODE_BYTES = 1;

    private final Tails tails;
    private final Tally tally;
    private final Timeline timeline;
    /** By symbol: entries in the high half and log bytes in the low one, and then code bytes. */
    private long[] counts = new long[1 << 10];
    /** The symbols that have any. */
    private final IntArrayList met = new IntArrayList();
    private long logBytes;
    /** All that is counted here lies between these offsets of the map. */
    private long stepFrom;
    private long stepTo;

    StepCounts(Tails tails, Counting counting) {
        this.tails = tails;
        this.tally = counting.tally();
        this.timeline = counting.timeline();
    }

    /** Counts the entries of {@code batch}; {@link #handIn} must follow sooner or later. */
    void add(Batch batch) {
        for (int from = 0; from < batch.entries.count;) {
            long offset = batch.lineOffset(from);
            if (offset < stepFrom || offset >= stepTo || logBytes >= MOST_BYTES) {
                handIn();
                goTo(offset);
            }
            int to = firstBehind(batch, from, stepTo);
            add(batch, from, to);
            from = to;
        }
    }

    private static int firstBehind(Batch batch, int from, long end) {
        int to = batch.entries.count;
        if (batch.lineOffset(to - 1) >= end) { // rare: there are far more batches than steps
            to = from + 1;
            while (batch.lineOffset(to) < end) {
                to++;
            }
        }
        return to;
    }

    private void add(Batch batch, int from, int to) {
        int[] numbers = batch.entries.tails;
        long[] counts = this.counts;
        long sum = 0;
        for (int i = from; i < to; i++) {
            int number = numbers[i];
            int at = Tails.madeOfBoth(number) ? Tails.symbolIn(number) << STRIDE_BITS : counts.length;
            int bytes = batch.lineBytes(i);
            sum += bytes;
            if (at < counts.length && counts[at] != 0) { // nearly always
                counts[at] += ONE_ENTRY + bytes;
                counts[at + CODE_BYTES] += Tails.sizeIn(number);
            } else {
                addUnusual(tails.symbol(number), bytes, tails.size(number));
                counts = this.counts; // they may have grown
            }
        }
        logBytes += sum;
    }

    private void addUnusual(int symbol, int bytes, long size) {
        if (symbol >= MOST_SYMBOLS || Long.compareUnsigned(size, MOST_SIZE) >= 0) {
            handIn(symbol, 1, bytes, size);
            return;
        }
        int at = symbol << STRIDE_BITS;
        if (at >= counts.length || counts[at] == 0) {
            meet(symbol);
        }
        counts[at] += ONE_ENTRY + bytes;
        counts[at + CODE_BYTES] += size;
    }

    private void meet(int symbol) {
        met.add(symbol);
        if (symbol << STRIDE_BITS >= counts.length) {
            counts = Arrays.copyOf(counts, Integer.highestOneBit(symbol) << 1 + STRIDE_BITS);
        }
    }

    private void handIn(int symbol, long entries, long bytes, long codeBytes) {
        synchronized (tally) {
            tally.add(symbol, entries, bytes, codeBytes);
            timeline.add(stepFrom, symbol, bytes);
        }
    }

    private void goTo(long offset) {
        synchronized (tally) {
            int bucket = timeline.bucketOf(offset);
            stepFrom = timeline.beginOf(bucket);
            stepTo = timeline.endOf(bucket);
        }
    }

    /** Hands in what was counted since the last time. */
    void handIn() {
        synchronized (tally) {
            for (int i = 0; i < met.size(); i++) {
                int symbol = met.getInt(i);
                int at = symbol << STRIDE_BITS;
                handIn(symbol, counts[at] >>> 32, counts[at] & BYTES, counts[at + CODE_BYTES]);
                counts[at] = 0;
                counts[at + CODE_BYTES] = 0;
            }
        }
        met.clear();
        logBytes = 0;
    }
}
