package perfmap.bench;

import java.util.stream.IntStream;
import perfmap.file.Block;
import perfmap.file.Words;

/**
 * A map cut into slices of {@value #LINES} lines, about as many as the scanner parses and resolves at once, which
 * are gone round and round. Were one slice done over and over, every branch in it would be foretold. The lines
 * that do not fill a slice, at the end of the map, are left out.
 */
public final class LineSlices {
    /** How many lines a slice has. */
    public static final int LINES = 1 << 11;

    private final Block block;
    /** Where each slice begins in the block, and where the last one ends. */
    private final int[] bounds;
    private int current = -1;

    /** Cuts {@code block}, which must have {@value #LINES} lines or more. */
    public LineSlices(Block block) {
        this.block = block;
        IntStream.Builder found = IntStream.builder().add(block.from());
        int lines = 0;
        int at = Words.indexOfLineFeed(block.bytes(), block.from(), block.limit());
        while (at < block.limit()) {
            if (++lines % LINES == 0) {
                found.add(at + 1);
            }
            at = Words.indexOfLineFeed(block.bytes(), at + 1, block.limit());
        }
        bounds = found.build().toArray();
        if (bounds.length == 1) {
            throw new IllegalArgumentException("only " + lines + " lines, and a slice has " + LINES);
        }
    }

    /** Goes on to the next slice; says whether that is the first one, for the first time or again. */
    public boolean next() {
        current = current + 2 < bounds.length ? current + 1 : 0;
        return current == 0;
    }

    /** The whole map. */
    public Block block() {
        return block;
    }

    /** The index in the block at which the current slice begins. */
    public int from() {
        return bounds[current];
    }

    /** The index in the block at which the current slice ends. */
    public int to() {
        return bounds[current + 1];
    }
}
