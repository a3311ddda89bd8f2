package perfmap.scan;

import perfmap.file.Block;
import perfmap.format.Entries;

/**
 * The entries of a slice of the map, oldest first, with where each line stands and how long it is. While churn is
 * counted, the numbers of their {@link Tails} are in the place of their symbols.
 */
final class Batch {
    /** No entry has fewer bytes than this: one digit each of start and size, and a blank after either. */
    private static final int SHORTEST_LINE = 4;

    Entries entries = new Entries(0);
    /** Of each entry's line: where it begins in the slice in the high half, its log bytes in the low one. */
    long[] lines = new long[0];
    /** Null between two blocks, which are large. */
    private Block block;
    /** The index in its block of the slice's beginning. */
    private int from;

    /** Makes room for all entries of a slice of {@code bytes}, at {@code from} in {@code block}. */
    void clear(Block block, int from, int bytes) {
        this.block = block;
        this.from = from;
        entries.count = 0;
        int most = bytes / SHORTEST_LINE + 1;
        if (lines.length < most) {
            entries = new Entries(most);
            lines = new long[most];
        }
    }

    /** Lets go of the block; where lines stand can't be told any more. */
    void release() {
        block = null;
    }

    /** Adds an entry whose line begins at {@code begin} of the block, behind any NULs, and has {@code logBytes}. */
    void add(long start, long size, int symbol, int begin, int logBytes) {
        lines[entries.count] = line(begin, logBytes);
        entries.add(start, size, symbol);
    }

    /** What {@link #lines} holds of a line that begins at {@code begin} of the block. */
    long line(int begin, int logBytes) {
        return (long) (begin - from) << 32 | logBytes;
    }

    /** The offset in the map at which the line of entry {@code i} begins, behind any NULs. */
    long lineOffset(int i) {
        return block.offsetOf(from + (int) (lines[i] >>> 32));
    }

    /** The log bytes of entry {@code i}. */
    int lineBytes(int i) {
        return (int) lines[i];
    }
}
