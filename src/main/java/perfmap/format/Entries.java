package perfmap.format;

/**
 * A run of entries in parallel arrays: entry {@code i} covers {@code sizes[i]} bytes from {@code starts[i]},
 * both unsigned, and bears the symbol {@code symbols[i]}. The arrays are open to the hot loops; only their
 * first {@code count} places mean anything.
 */
public final class Entries {
    public final long[] starts;
    public final long[] sizes;
    public final int[] symbols;
    public int count;

    /** The first {@code count} entries of these arrays, which are not copied. */
    public Entries(long[] starts, long[] sizes, int[] symbols, int count) {
        this.starts = starts;
        this.sizes = sizes;
        this.symbols = symbols;
        this.count = count;
    }

    /** Makes entry {@code i} the same as entry {@code j}. */
    public void set(int i, int j) {
        starts[i] = starts[j];
        sizes[i] = sizes[j];
        symbols[i] = symbols[j];
    }

    /** The last address that entry {@code i} covers; its size must not be 0. */
    public long last(int i) {
        return starts[i] + sizes[i] - 1;
    }
}
