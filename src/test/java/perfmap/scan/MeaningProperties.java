package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static perfmap.scan.Compacting.assertSameText;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import perfmap.Oracle;
import perfmap.RandomMaps.TestMap;
import perfmap.symbol.SymbolTable;

/** The rules of meaning on random maps that overlap heavily, against the plain oracle. */
class MeaningProperties {
    @Property(tries = 3000)
    void compactingGivesWhatTheOracleGives(@ForAll TestMap map) {
        assertSameText(Compacting.compact(map.bytes()), Oracle.of(map.bytes()).compact());
    }

    /**
     * But for one case, in which rules 4 and 6 contradict each other: an entry of size 0 that is newer than
     * code at its very start is live, is written before that code, and so is taken for older when read again.
     */
    @Property(tries = 1000)
    void compactingTwiceChangesNothing(@ForAll TestMap map) {
        byte[] once = Compacting.compact(map.bytes());
        assertSameText(Compacting.compact(once), withoutSizeZeroAtTheStartOfCode(once));
    }

    private static byte[] withoutSizeZeroAtTheStartOfCode(byte[] compact) {
        List<Oracle.Entry> entries = Oracle.of(compact).entries();
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            boolean atStartOfNext = i + 1 < entries.size() && entries.get(i + 1).start().equals(entries.get(i).start());
            if (!atStartOfNext) {
                rest.append(entries.get(i).canonical());
            }
        }
        return rest.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Property(tries = 1000)
    void aFileReadInBlocksOfAnySizeByAnyNumberOfThreadsGivesTheSame(@ForAll TestMap map,
            @ForAll Counted counted, @ForAll @IntRange(min = 1, max = 9) int threads,
            @ForAll @IntRange(min = 1, max = 300) int block) throws IOException {
        Scan scan = Compacting.scanFile(map.bytes(), counted, threads, block);
        assertIsAsTheOracleSays(scan, Oracle.of(map.bytes()));
        assertAllBytesAreAccountedFor(scan);
    }

    @Property(tries = 500)
    void aStreamReadInBlocksOfAnySizeGivesTheSame(@ForAll TestMap map,
            @ForAll Counted counted, @ForAll @IntRange(min = 1, max = 5) int threads,
            @ForAll @IntRange(min = 1, max = 300) int block) throws IOException {
        Scan scan = Compacting.scanPacked(map.bytes(), counted, threads, block);
        assertIsAsTheOracleSays(scan, Oracle.of(map.bytes()));
        assertThat(scan.mapBytes()).isEqualTo(map.bytes().length);
    }

    @Property(tries = 500)
    void everyAddressResolvesToTheLastEntryThatCoveredItUnlessThatWasOverlapped(@ForAll TestMap map) {
        List<Oracle.Entry> entries = Oracle.of(map.bytes()).entries();
        byte[] compact = Compacting.compact(map.bytes());
        List<Oracle.Entry> kept = Oracle.of(compact).entries();
        for (Oracle.Entry edge : entries) {
            for (BigInteger address : List.of(edge.start(), edge.start().add(edge.size()))) {
                assertThat(at(kept, address)).isEqualTo(lastUnlessOverlapped(entries, address));
            }
        }
    }

    private static void assertIsAsTheOracleSays(Scan scan, Oracle oracle) {
        assertSameText(Compacting.written(scan.live(), scan.symbols()), oracle.compact());
        assertThat(scan.lines().malformed()).isEqualTo(oracle.malformed());
        assertThat(scan.lines().entries()).isEqualTo(oracle.entries().size());
        if (scan.churn() != null) {
            assertThat(relogs(scan.churn().tally(), scan.symbols())).isEqualTo(oracle.relogs());
        }
    }

    private static void assertAllBytesAreAccountedFor(Scan scan) {
        if (scan.lines().malformed() == 0 && scan.lines().emptyLines() == 0) {
            assertThat(scan.lines().entryBytes() + scan.lines().nulBytes()).isEqualTo(scan.mapBytes());
        }
    }

    private static Oracle.Entry at(List<Oracle.Entry> kept, BigInteger address) {
        return kept.stream().filter(entry -> covers(entry, address)).findFirst().orElse(null);
    }

    private static Oracle.Entry lastUnlessOverlapped(List<Oracle.Entry> entries, BigInteger address) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Oracle.Entry entry = entries.get(i);
            if (covers(entry, address)) {
                boolean overlapped = entries.subList(i + 1, entries.size()).stream().anyMatch(later ->
                        later.size().signum() > 0
                        && later.start().compareTo(entry.start().add(entry.size())) < 0
                        && entry.start().compareTo(later.start().add(later.size())) < 0);
                return overlapped ? null : entry;
            }
        }
        return null;
    }

    private static boolean covers(Oracle.Entry entry, BigInteger address) {
        return entry.start().compareTo(address) <= 0 && address.compareTo(entry.start().add(entry.size())) < 0;
    }

    private static Map<String, Integer> relogs(Tally tally, SymbolTable symbols) {
        Map<String, Integer> relogs = new TreeMap<>();
        for (int id = 0; id < symbols.count(); id++) {
            long count = tally.relogged(id);
            if (count > 0) {
                relogs.put(new String(symbols.name(id), StandardCharsets.ISO_8859_1), (int) count);
            }
        }
        return relogs;
    }
}
