package perfmap.scan;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perfmap.Oracle;
import perfmap.file.Block;
import perfmap.live.NewestFirst;
import perfmap.live.NewestWins;
import perfmap.live.Parallel;
import perfmap.live.Shares;
import perfmap.live.Tails;
import perfmap.symbol.SymbolTable;

/** Newest wins on ranges of every size, at both ends of the address space and in the middle. */
class OverlapsFuzzTest {
    private static final long[] BASES = {0, 0x7f00_0000_0000L, 0x7fff_ffff_ffff_0000L, 0xffff_ffff_ffff_0000L};
    private static final int[] SHIFTS = {0, 4, 8, 12, 16, 20, 32, 44};

    /** Four bytes make an entry: two of its start, one of its size, and one that says how large both are. */
    @FuzzTest
    void rangesAreResolvedAsTheOracleResolvesThem(byte[] ranges) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i + 3 < ranges.length; i += 4) {
            int scale = ranges[i + 3] & 0xff;
            long place = (ranges[i] & 0xffL) << 8 | ranges[i + 1] & 0xffL;
            long start = BASES[scale & 3] + (place << SHIFTS[scale >>> 2 & 7]);
            long size = (ranges[i + 2] & 0xffL) << SHIFTS[scale >>> 5];
            lines.append(Long.toHexString(start)).append(' ').append(Long.toHexString(size))
                    .append(" n").append(ranges[i] & 1).append('\n');
        }
        byte[] map = lines.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] expected = Oracle.of(map).compact();
        Compacting.assertSameText(Compacting.compact(map), expected);
        Compacting.assertSameText(compactInShares(map), expected);
        Compacting.assertSameText(compactBackwards(map), expected);
    }

    private static byte[] compactBackwards(byte[] map) {
        SymbolTable symbols = new SymbolTable();
        Tails tails = new Tails();
        NewestFirst newestFirst = new NewestFirst(tails);
        newestFirst.addOlder(Compacting.batch(Block.of(map, 0), new Worker(symbols, tails, null, false)).entries);
        return Compacting.written(NewestFirst.takeLive(List.of(newestFirst), Parallel.ALONE), symbols);
    }

    private static byte[] compactInShares(byte[] map) {
        SymbolTable symbols = new SymbolTable();
        Tails tails = new Tails();
        Shares shares = new Shares(2, tails);
        Batch batch = new Batch(Block.of(map, 0), shares.count(), false);
        new Worker(symbols, tails, null, false).parse(batch);
        batch.part(shares);
        List<NewestWins> resolved = new ArrayList<>();
        for (int share = 0; share < shares.count(); share++) {
            NewestWins newestWins = new NewestWins(tails, shares, share, false);
            newestWins.add(batch.part(share));
            resolved.add(newestWins);
        }
        return Compacting.written(NewestWins.takeLive(resolved, Parallel.ALONE), symbols);
    }
}
