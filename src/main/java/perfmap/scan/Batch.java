package perfmap.scan;

import java.util.Arrays;
import perfmap.format.Entries;
import perfmap.format.EntryParser;

/** The entries of a slice of the map, oldest first, with where each line stands and how long it is. */
final class Batch {
    final Entries entries = new Entries(1 << 13);
    /** Bytes from the slice's beginning to the line's. */
    int[] lineOffsets = new int[1 << 13];
    /** Log bytes. */
    int[] lineBytes = new int[1 << 13];
    /** The offset in the map of the slice's beginning, in bytes. */
    long offset;

    void clear(long offset) {
        this.offset = offset;
        entries.count = 0;
    }

    void add(EntryParser entry, int symbol, int sliceFrom) {
        int i = entries.count;
        if (i == lineBytes.length) {
            lineOffsets = Arrays.copyOf(lineOffsets, i * 2);
            lineBytes = Arrays.copyOf(lineBytes, i * 2);
        }
        lineOffsets[i] = entry.lineBegin() - sliceFrom;
        lineBytes[i] = entry.lineBytes();
        entries.add(entry.start(), entry.size(), symbol);
    }
}
