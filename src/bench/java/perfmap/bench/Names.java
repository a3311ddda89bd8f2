package perfmap.bench;

import java.util.Arrays;
import perfmap.file.Block;
import perfmap.format.EntryParser;
import perfmap.symbol.SymbolTable;

/** Names in the order of a map's lines, where they stand in it, with their hashes. */
final class Names {
    private final byte[] bytes;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private long[] hashes = new long[16];
    private int count;

    private Names(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The name of every entry of {@code map}, however often it was met before. */
    static Names all(SampleMap map) {
        return of(map.block(), false);
    }

    /** Every name of {@code map} once, in the order of first sight. */
    static Names distinct(SampleMap map) {
        return of(map.block(), true);
    }

    private static Names of(Block block, boolean once) {
        Names names = new Names(block.bytes());
        SymbolTable met = new SymbolTable();
        EntryParser parser = new EntryParser();
        parser.open(block);
        while (parser.next()) {
            int known = met.count();
            int id = met.idOf(block.bytes(), parser.nameFrom(), parser.nameTo(), parser.nameHash());
            if (id == known || !once) {
                names.add(parser);
            }
        }
        return names;
    }

    private void add(EntryParser parser) {
        if (count == hashes.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        from[count] = parser.nameFrom();
        to[count] = parser.nameTo();
        hashes[count++] = parser.nameHash();
    }

    int count() {
        return count;
    }

    /** Asks {@code symbols} for the names {@code [first, last)}, one after the other; the sum of their numbers. */
    long sumOfIds(SymbolTable symbols, int first, int last) {
        long sum = 0;
        for (int i = first; i < last; i++) {
            sum += symbols.idOf(bytes, from[i], to[i], hashes[i]);
        }
        return sum;
    }
}
