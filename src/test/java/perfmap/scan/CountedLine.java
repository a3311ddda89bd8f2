package perfmap.scan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import perfmap.churn.PlainChurn;
import perfmap.file.Block;
import perfmap.format.NameHash;
import perfmap.live.Tails;
import perfmap.symbol.SymbolTable;
import perfmap.symbol.Traits;

/**
 * A line of a map, as counters are given it.
 *
 * @param offset where in the map it begins
 * @param bytes  its log bytes
 * @param start  where its entry starts
 * @param size   the size of its entry, unsigned
 * @param symbol one of {@link #symbols}
 */
record CountedLine(long offset, int bytes, long start, long size, int symbol) {
    private static final List<String> NAMES = List.of("Stub:a", "LazyCompile:*f x.js:1", "LazyCompile:~f x.js:1");

    /** A table of {@code count} symbols, of three sorts by turns. */
    static SymbolTable symbols(int count) {
        SymbolTable symbols = new SymbolTable();
        for (int i = 0; i < count; i++) {
            int length = name(i).length();
            byte[] bytes = (name(i) + "behind it").getBytes(StandardCharsets.ISO_8859_1);
            symbols.idOf(bytes, 0, length, NameHash.of(bytes, 0, length));
        }
        return symbols;
    }

    private static String name(int symbol) {
        return NAMES.get(symbol % NAMES.size()) + symbol;
    }

    /** The traits of this line's symbol. */
    Traits traits() {
        return PlainChurn.traits(name(symbol));
    }

    /** The batch of {@code lines}, which lie within 2 GiB, oldest first; its block begins shortly before them. */
    static Batch batch(List<CountedLine> lines, Tails tails) {
        long blockOffset = lines.isEmpty() ? 0 : Math.max(0, lines.get(0).offset - 3);
        Batch batch = new Batch(Block.of(new byte[4 * lines.size()], blockOffset), 1, true);
        batch.clear();
        for (CountedLine line : lines) {
            batch.add(line.start, tails.numberOf(line.size, line.symbol), (int) (line.offset - blockOffset),
                    line.bytes);
        }
        return batch;
    }
}
