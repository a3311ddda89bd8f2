package perfmap.scan;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Counts entries and log bytes by tail, and hands them in, by symbol, whenever it comes to another bucket of the
 * timeline. Each thread has its own; {@link Tally} and {@link Timeline} are shared, and guarded by the tally.
 */
final class TailCounts {
    /** So much is counted at most before it is handed in: neither half of a counter can overflow. */
    private static final long MOST_BYTES = 1 << 30;
    private static final long ONE_ENTRY = 1L << 32;
    private static final long BYTES = ONE_ENTRY - 1;

    private final Tails tails;
    private final Tally tally;
    private final Timeline timeline;
    /** By tail: entries in the high half, log bytes in the low one. */
    private long[] counts = new long[1 << 11];
    /** The tails that have any. */
    private final IntArrayList met = new IntArrayList();
    private long logBytes;
    /** All that is counted here lies in this bucket, between these offsets of the map. */
    private long bucketFrom;
    private long bucketTo;

    TailCounts(Tails tails, Tally tally, Timeline timeline) {
        this.tails = tails;
        this.tally = tally;
        this.timeline = timeline;
    }

    /** Counts the entries of {@code batch}; {@link #handIn} must follow sooner or later. */
    void add(Batch batch) {
        for (int from = 0; from < batch.entries.count;) {
            long offset = batch.lineOffset(from);
            if (offset < bucketFrom || offset >= bucketTo || logBytes >= MOST_BYTES) {
                handIn();
                goTo(offset);
            }
            int to = firstBehind(batch, from, bucketTo);
            add(batch, from, to);
            from = to;
        }
    }

    private static int firstBehind(Batch batch, int from, long end) {
        int to = batch.entries.count;
        if (batch.lineOffset(to - 1) >= end) { // rare: there are far more batches than buckets
            to = from + 1;
            while (batch.lineOffset(to) < end) {
                to++;
            }
        }
        return to;
    }

    private void add(Batch batch, int from, int to) {
        int[] tailOf = batch.entries.symbols;
        long sum = 0;
        for (int i = from; i < to; i++) {
            int tail = tailOf[i];
            if (tail >= counts.length || counts[tail] == 0) {
                meet(tail);
            }
            int bytes = batch.lineBytes(i);
            counts[tail] += ONE_ENTRY + bytes;
            sum += bytes;
        }
        logBytes += sum;
    }

    private void meet(int tail) {
        met.add(tail);
        if (tail >= counts.length) {
            counts = Arrays.copyOf(counts, Integer.highestOneBit(tail) << 1);
        }
    }

    private void goTo(long offset) {
        synchronized (tally) {
            int bucket = timeline.bucketOf(offset);
            bucketFrom = timeline.beginOf(bucket);
            bucketTo = timeline.endOf(bucket);
        }
    }

    /** Hands in what was counted since the last time. */
    void handIn() {
        synchronized (tally) {
            for (int i = 0; i < met.size(); i++) {
                int tail = met.getInt(i);
                int symbol = tails.symbol(tail);
                tally.add(symbol, counts[tail] >>> 32, counts[tail] & BYTES, tails.size(tail));
                timeline.add(bucketFrom, symbol, counts[tail] & BYTES);
                counts[tail] = 0;
            }
        }
        met.clear();
        logBytes = 0;
    }
}
