package perfmap.scan;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perfmap.Oracle;
import perfmap.symbol.SymbolTable;

/** Newest wins on ranges of every size, at both ends of the address space and in the middle. */
class OverlapsFuzzTest {
    private static final long[] BASES = {0, 0x7f00_0000_0000L, 0x7fff_ffff_ffff_0000L, 0xffff_ffff_ffff_0000L};
    private static final int[] SHIFTS = {0, 4, 8, 12, 16, 20, 32, 44};

    /** Four bytes make an entry: two of its start, one of its size, and one that says how large both are. */
    @FuzzTest
    void rangesAreResolvedAsTheOracleResolvesThem(byte[] ranges) {
        StringBuilder map = new StringBuilder();
        List<byte[]> parts = new ArrayList<>();
        int partFrom = 0;
        for (int i = 0; i + 3 < ranges.length; i += 4) {
            int scale = ranges[i + 3] & 0xff;
            long place = (ranges[i] & 0xffL) << 8 | ranges[i + 1] & 0xffL;
            long start = BASES[scale & 3] + (place << SHIFTS[scale >>> 2 & 7]);
            long size = (ranges[i + 2] & 0xffL) << SHIFTS[scale >>> 5];
            map.append(Long.toHexString(start)).append(' ').append(Long.toHexString(size))
                    .append(" n").append(ranges[i] & 1).append('\n');
            if (i % 20 == 16) {
                parts.add(bytes(map.substring(partFrom)));
                partFrom = map.length();
            }
        }
        parts.add(bytes(map.substring(partFrom)));
        byte[] expected = Oracle.of(bytes(map.toString())).compact();
        Compacting.assertSameText(Compacting.compact(bytes(map.toString())), expected);
        Compacting.assertSameText(joined(parts), expected);
    }

    private static byte[] joined(List<byte[]> parts) {
        SymbolTable symbols = new SymbolTable();
        Stretch all = Compacting.stretches(parts, symbols, null).stream().reduce(Stretch::then).orElseThrow();
        return Compacting.written(all.newestWins().takeLive(), symbols);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
