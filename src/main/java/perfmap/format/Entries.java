package perfmap.format;

import java.util.Arrays;

/**
 * A run of entries in parallel arrays: entry {@code i} covers {@code sizes[i]} bytes from {@code starts[i]},
 * both unsigned, and bears the symbol {@code symbols[i]}. The arrays are open to the hot loops; only their
 * first {@code count} places mean anything.
 */
public final class Entries {
    public long[] starts;
    public long[] sizes;
    public int[] symbols;
    public int count;

    /** No entries yet, with room for {@code capacity}. */
    public Entries(int capacity) {
        starts = new long[capacity];
        sizes = new long[capacity];
        symbols = new int[capacity];
    }

    /** The first {@code count} entries of these arrays, which are as long as each other, and not copied. */
    public Entries(long[] starts, long[] sizes, int[] symbols, int count) {
        this.starts = starts;
        this.sizes = sizes;
        this.symbols = symbols;
        this.count = count;
    }

    /** Adds an entry; the arrays grow if they must. */
    public void add(long start, long size, int symbol) {
        if (count == starts.length) {
            grow();
        }
        starts[count] = start;
        sizes[count] = size;
        symbols[count] = symbol;
        count++;
    }

    private void grow() {
        int capacity = Math.max(16, count * 2);
        starts = Arrays.copyOf(starts, capacity);
        sizes = Arrays.copyOf(sizes, capacity);
        symbols = Arrays.copyOf(symbols, capacity);
    }

    /** Makes entry {@code i}, which has its place in the arrays, the same as entry {@code j} of {@code other}. */
    public void set(int i, Entries other, int j) {
        starts[i] = other.starts[j];
        sizes[i] = other.sizes[j];
        symbols[i] = other.symbols[j];
    }

    /** The last address that entry {@code i} covers; its size must not be 0. */
    public long last(int i) {
        return starts[i] + sizes[i] - 1;
    }
}
