package perfmap.scan;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import perfmap.file.Block;
import perfmap.format.LineCounts;
import perfmap.live.Run;
import perfmap.live.Shares;

/** A block of the map and its entries; if that is asked for, with where each line stands and how long it is. */
final class Batch {
    /** No entry has fewer bytes than this: one digit each of start and size, and a blank after either. */
    private static final int SHORTEST_LINE = 4;

    final Block block;
    /** Which block of the map it is, from 0. */
    long number;
    final Run entries = new Run(0);
    /** Null unless kept. Where each entry's line begins in the block in the high half, its log bytes in the low one. */
    long[] lines;
    /** All lines of the block. */
    LineCounts counts;
    /** The entries by share of the address space; all of them, if there is but one. */
    private final Run[] parts;
    private final AtomicInteger unresolvedParts = new AtomicInteger();

    /** The entries of {@code block}, none yet, in {@code shares} parts. */
    Batch(Block block, int shares, boolean keepsLines) {
        this.block = block;
        lines = keepsLines ? new long[0] : null;
        parts = shares == 1 ? new Run[] {entries}
                : Stream.generate(() -> new Run(0)).limit(shares).toArray(Run[]::new);
    }

    /** Makes room for all entries of the block, and has none yet. */
    void clear() {
        int most = (block.limit() - block.from()) / SHORTEST_LINE + 1;
        entries.clear(most);
        if (lines != null && lines.length < most) {
            lines = new long[most];
        }
        unresolvedParts.set(parts.length);
    }

    /** Adds an entry whose line begins at {@code begin} of the block, behind any NULs, and has {@code logBytes}. */
    void add(long start, int tail, int begin, int logBytes) {
        if (lines != null) {
            lines[entries.count] = line(begin, logBytes);
        }
        entries.add(start, tail);
    }

    /** What {@link #lines} holds of a line that begins at {@code begin} of the block. */
    static long line(int begin, int logBytes) {
        return (long) begin << 32 | logBytes;
    }

    /** The offset in the map at which the line of entry {@code i} begins, behind any NULs. */
    long lineOffset(int i) {
        return block.offsetOf((int) (lines[i] >>> 32));
    }

    /** The log bytes of entry {@code i}. */
    int lineBytes(int i) {
        return (int) lines[i];
    }

    /** Parts the entries among the shares. */
    void part(Shares shares) {
        if (parts.length > 1) {
            for (Run part : parts) {
                part.clear(0);
            }
            shares.part(entries, parts);
        }
    }

    /** The entries that reach into a share. */
    Run part(int share) {
        return parts[share];
    }

    /** Has one part less to be resolved; says whether that was the last one. */
    boolean isResolvedWithOnePartMore() {
        return unresolvedParts.decrementAndGet() == 0;
    }
}
