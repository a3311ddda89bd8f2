package perfmap.scan;

import java.util.Arrays;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;
import perfmap.symbol.SymbolTraits;

/**
 * How the log grew: its log bytes by kind in {@value #STEPS} equal steps of the map. An entry belongs to the
 * step in which its line begins. Sums do not depend on order, so each thread keeps one.
 *
 * <p>Of a stream the size is not known in advance. It is counted in finer buckets, whose width doubles as it
 * goes on, and a bucket that lies across two steps goes to the one that it begins in: the border between two
 * steps is then off by at most {@code 1/40} of a step.
 */
public final class Timeline {
    /** How many steps there are. */
    public static final int STEPS = 100;
    private static final int KINDS = Kind.values().length;
    private static final int BUCKETS = 8 << 10;
    private static final int FINEST_BITS = 0;

    /** The map's size, or -1 for a stream. */
    private final long size;
    private final SymbolTraits traits;
    /** By symbol: its kind's ordinal plus one, or 0 where it is not known yet. */
    private byte[] kinds = new byte[1 << 10];
    private long[][] buckets;
    /** The one that was added to last. */
    private int bucket;
    private int widthBits = FINEST_BITS;

    Timeline(long size, SymbolTable symbols) {
        this.size = size;
        this.traits = new SymbolTraits(symbols);
        this.buckets = new long[size < 0 ? BUCKETS : STEPS][];
    }

    /** Adds the entries of {@code batch} to {@code tally}, and what that counts to the step that they are in. */
    void add(Batch batch, Tally tally) {
        for (int from = 0; from < batch.entries.count;) {
            int next = bucketOf(batch.lineOffset(from));
            if (next != bucket) {
                flush(tally);
                bucket = next;
            }
            int to = firstBehind(batch, from, endOf(next));
            tally.add(batch, from, to);
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

    /** Takes from {@code tally} what was added to it lately. */
    void flush(Tally tally) {
        tally.flush((symbol, logBytes) -> bucket(bucket)[kindOf(symbol)] += logBytes);
    }

    private int kindOf(int symbol) {
        if (symbol >= kinds.length) {
            kinds = Arrays.copyOf(kinds, Math.max(symbol + 1, kinds.length * 2));
        }
        if (kinds[symbol] == 0) {
            kinds[symbol] = (byte) (traits.of(symbol).kind().ordinal() + 1);
        }
        return kinds[symbol] - 1;
    }

    private int bucketOf(long offset) {
        if (size >= 0) {
            return stepOf(offset, size);
        }
        while (offset >>> widthBits >= BUCKETS) {
            widen();
        }
        return (int) (offset >>> widthBits);
    }

    private static int stepOf(long offset, long size) {
        return (int) (size < Long.MAX_VALUE / STEPS ? offset * STEPS / size : offset / (size / STEPS));
    }

    /** The first offset behind the bucket. */
    private long endOf(int index) {
        if (size < 0) {
            return index + 1L << widthBits;
        }
        return size < Long.MAX_VALUE / STEPS
                ? ((index + 1) * size + STEPS - 1) / STEPS : (index + 1) * (size / STEPS);
    }

    private long[] bucket(int index) {
        if (buckets[index] == null) {
            buckets[index] = new long[KINDS];
        }
        return buckets[index];
    }

    private void widen() {
        long[][] finer = buckets;
        buckets = new long[BUCKETS][];
        widthBits++;
        bucket >>>= 1;
        for (int i = 0; i < BUCKETS; i++) {
            addTo(buckets, i >>> 1, finer[i]);
        }
    }

    private static void addTo(long[][] buckets, int index, long[] counts) {
        if (counts == null) {
            return;
        }
        if (buckets[index] == null) {
            buckets[index] = counts;
            return;
        }
        for (int kind = 0; kind < KINDS; kind++) {
            buckets[index][kind] += counts[kind];
        }
    }

    /** Takes in what another thread counted of the same map. */
    void add(Timeline other) {
        while (widthBits < other.widthBits) {
            widen();
        }
        while (other.widthBits < widthBits) {
            other.widen();
        }
        for (int i = 0; i < buckets.length; i++) {
            addTo(buckets, i, other.buckets[i]);
        }
    }

    /** The log bytes of kind {@code kind} in each of the {@value #STEPS} steps of a map of {@code mapBytes}. */
    public long[] logBytes(Kind kind, long mapBytes) {
        long[] steps = new long[STEPS];
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] != null) {
                int step = size < 0 ? Math.min(STEPS - 1, stepOf((long) i << widthBits, mapBytes)) : i;
                steps[step] += buckets[i][kind.ordinal()];
            }
        }
        return steps;
    }
}
