package perfmap.scan;

import perfmap.symbol.Kind;

/**
 * How the log grew: its log bytes by kind in {@value #STEPS} equal steps of the map. An entry belongs to the
 * step in which its line begins, behind the NULs that a log has which was truncated while it was written.
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
    private long[][] buckets;
    private int widthBits = FINEST_BITS;

    Timeline(long size) {
        this.size = size;
        this.buckets = new long[size < 0 ? BUCKETS : STEPS][];
    }

    /** Adds log bytes, by kind, to the bucket in which {@code offset} of the map lies. */
    void add(long offset, long[] logBytesByKind) {
        addTo(bucketOf(offset), logBytesByKind);
    }

    private void addTo(int bucket, long[] logBytesByKind) {
        if (buckets[bucket] == null) {
            buckets[bucket] = new long[KINDS];
        }
        long[] sums = buckets[bucket];
        for (int kind = 0; kind < KINDS; kind++) {
            sums[kind] += logBytesByKind[kind];
        }
    }

    /** The bucket of {@code offset}; those of a stream widen if they do not reach so far. */
    int bucketOf(long offset) {
        if (size >= 0) {
            return stepOf(offset, size);
        }
        while (offset >>> widthBits >= BUCKETS) {
            widen();
        }
        return (int) (offset >>> widthBits);
    }

    private static int stepOf(long offset, long size) {
        return (int) Math.min(STEPS - 1,
                size < Long.MAX_VALUE / STEPS ? offset * STEPS / size : offset / (size / STEPS));
    }

    /** The first offset of a bucket. */
    long beginOf(int bucket) {
        if (size < 0) {
            return (long) bucket << widthBits;
        }
        return size < Long.MAX_VALUE / STEPS ? (bucket * size + STEPS - 1) / STEPS : bucket * (size / STEPS);
    }

    /** The first offset behind a bucket. */
    long endOf(int bucket) {
        return beginOf(bucket + 1);
    }

    private void widen() {
        long[][] finer = buckets;
        buckets = new long[BUCKETS][];
        widthBits++;
        for (int i = 0; i < BUCKETS; i++) {
            if (finer[i] != null) {
                addTo(i >>> 1, finer[i]);
            }
        }
    }

    /** The log bytes of kind {@code kind} in each of the {@value #STEPS} steps of a map of {@code mapBytes}. */
    public long[] logBytes(Kind kind, long mapBytes) {
        long[] steps = new long[STEPS];
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] != null) {
                int step = size < 0 ? stepOf((long) i << widthBits, mapBytes) : i;
                steps[step] += buckets[i][kind.ordinal()];
            }
        }
        return steps;
    }
}
