package perfmap.live;

import java.util.Arrays;

/**
 * A run of entries in parallel arrays: of each its start and the number of its tail. The arrays are open to the hot
 * loops; only their first {@code count} places mean anything.
 */
public final class Run {
    public long[] starts;
    public int[] tails;
    public int count;

    /** No entries yet, with room for {@code capacity}. */
    public Run(int capacity) {
        this(new long[capacity], new int[capacity]);
    }

    /** No entries yet; those that come are kept in these arrays. */
    Run(long[] starts, int[] tails) {
        this.starts = starts;
        this.tails = tails;
    }

    /** Makes room for {@code capacity} entries, and has none yet. */
    public void clear(int capacity) {
        count = 0;
        if (starts.length < capacity) {
            starts = new long[capacity];
            tails = new int[capacity];
        }
    }

    /** The same entries in arrays that are no larger. */
    Run copy() {
        Run copy = new Run(count);
        copy.addAll(this);
        return copy;
    }

    /** Adds all entries of {@code run}, for which there must be room. */
    void addAll(Run run) {
        System.arraycopy(run.starts, 0, starts, count, run.count);
        System.arraycopy(run.tails, 0, tails, count, run.count);
        count += run.count;
    }

    /** Adds an entry; the arrays grow if they must. */
    public void add(long start, int tail) {
        if (count == starts.length) {
            int capacity = Math.max(16, count * 2);
            starts = Arrays.copyOf(starts, capacity);
            tails = Arrays.copyOf(tails, capacity);
        }
        starts[count] = start;
        tails[count] = tail;
        count++;
    }
}
