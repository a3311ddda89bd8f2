package perfmap.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import perfmap.file.Block;
import perfmap.file.Words;

/**
 * A map cut into blocks of {@value #LINES} lines, about as many as the scanner parses and resolves at once, which
 * are gone round and round. Were one block done over and over, every branch in it would be foretold. The lines
 * that do not fill a block, at the end of the map, are left out.
 */
public final class LineSlices {
    /** How many lines a block has. */
    public static final int LINES = 1 << 11;

    private final List<Block> blocks = new ArrayList<>();
    private int current = -1;

    /** Cuts {@code map}, which must have {@value #LINES} lines or more. */
    public LineSlices(Block map) {
        int from = map.from();
        int lines = 0;
        int at = Words.indexOfLineFeed(map.bytes(), from, map.limit());
        while (at < map.limit()) {
            if (++lines % LINES == 0) {
                blocks.add(Block.of(Arrays.copyOfRange(map.bytes(), from, at + 1), from - map.from()));
                from = at + 1;
            }
            at = Words.indexOfLineFeed(map.bytes(), at + 1, map.limit());
        }
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("only " + lines + " lines, and a block has " + LINES);
        }
    }

    /** Goes on to the next block; says whether that is the first one, for the first time or again. */
    public boolean next() {
        current = (current + 1) % blocks.size();
        return current == 0;
    }

    /** The current block. */
    public Block block() {
        return blocks.get(current);
    }
}
