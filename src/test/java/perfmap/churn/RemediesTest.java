package perfmap.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.Oracle;
import perfmap.TestMaps;
import perfmap.filter.ExecutableMappings;
import perfmap.filter.Filter;
import perfmap.filter.SymbolRule;
import perfmap.scan.Compacting;
import perfmap.scan.Scan;
import perfmap.symbol.Group;
import perfmap.symbol.SymbolTable;

/** What would have helped, against plain sums and against what the compactor writes. */
class RemediesTest {
    static List<Path> maps() {
        return Reports.maps();
    }

    static Stream<Path> mapsWithMappings() {
        return TestMaps.real().stream().filter(map -> Files.exists(mappings(map)));
    }

    private static Path mappings(Path map) {
        return map.resolveSibling(map.getFileName().toString().replace(".map.gz", ".procmaps"));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void whatIsLeftIsWhatAPlainSumGives(Path map) {
        byte[] bytes = Reports.bytes(map);
        PlainChurn plain = new PlainChurn(bytes);
        long entries = plain.lines().size();
        long functionBytes = plain.lines().stream()
                .filter(line -> PlainChurn.traits(line.name()).group() == Group.FUNCTIONS)
                .mapToLong(PlainChurn.Line::bytes).sum();
        List<Group> stubsAndIcs = List.of(Group.STUBS, Group.ICS);
        assertThat(Reports.of(bytes).remedies()).containsExactly(
                new Remedy("as written", "", bytes.length, entries, true),
                new Remedy("without stubs", "--drop-kind stubs", plain.bytesWithout(List.of(Group.STUBS)),
                        entries - plain.entriesOf(List.of(Group.STUBS)), true),
                new Remedy("without stubs and ICs", "--drop-kind stubs,ics", plain.bytesWithout(stubsAndIcs),
                        entries - plain.entriesOf(stubsAndIcs), true),
                new Remedy("functions only", "--only-functions", functionBytes,
                        plain.entriesOf(List.of(Group.FUNCTIONS)), true),
                new Remedy("compacted", "", plain.oracle().compact().length, plain.oracle().live().size(), false));
    }

    @ParameterizedTest
    @MethodSource("mapsWithMappings")
    void executableOnlyIsWhatTheFilterLeavesForTheCompactorToWrite(Path map) throws IOException {
        byte[] bytes = Reports.bytes(map);
        SymbolTable symbols = new SymbolTable();
        Filter filter = new Filter();
        filter.keepIn(ExecutableMappings.read(mappings(map).toString()));
        Scan scan = Reports.scan(bytes, symbols);
        Remedy remedy = lastRemedy(new ChurnReport("x", scan, filter, null));
        filter.apply(scan.live());
        assertThat(remedy).isEqualTo(new Remedy("compacted, executable only", "--executable-in",
                Compacting.written(scan.live(), symbols).length, scan.live().count, false));
        List<Oracle.Entry> executable = plainlyExecutable(bytes, mappings(map));
        assertThat(remedy.entries()).isEqualTo(executable.size()).isGreaterThan(1_000);
        assertThat(remedy.bytes()).isEqualTo(executable.stream().mapToLong(e -> e.canonical().length()).sum());
    }

    @Test
    void theRemediesAreToldOfTheWholeLogHoweverItIsFiltered() {
        byte[] bytes = TestMaps.unpacked(TestMaps.real("node-8"));
        assertThat(Reports.of(bytes, name -> name.startsWith("Stub:"), null).remedies())
                .isEqualTo(Reports.of(bytes).remedies());
    }

    @Test
    void mappingsThatHoldLiveEntriesAreNotSaidToMatchNothing() throws IOException {
        Path map = mapsWithMappings().findFirst().orElseThrow();
        SymbolTable symbols = new SymbolTable();
        Filter filter = new Filter();
        filter.drop(List.of(new SymbolRule("nothing", id -> false)));
        filter.keepIn(ExecutableMappings.read(mappings(map).toString()));
        Reports.of(Reports.bytes(map), symbols, filter, null);
        assertThat(filter.withoutMatch()).containsExactly("nothing");
    }

    private static Remedy lastRemedy(ChurnReport report) {
        return report.remedies().get(report.remedies().size() - 1);
    }

    /** Byte ranges joined by hand: an entry is executable if the mappings, taken in order, reach over it. */
    private static List<Oracle.Entry> plainlyExecutable(byte[] map, Path mappings) throws IOException {
        List<BigInteger[]> ranges = new ArrayList<>();
        for (String line : Files.readAllLines(mappings)) {
            String[] fields = line.split(" ");
            if (fields[1].charAt(2) == 'x') {
                ranges.add(Stream.of(fields[0].split("-")).map(hex -> new BigInteger(hex, 16))
                        .toArray(BigInteger[]::new));
            }
        }
        return new PlainChurn(map).oracle().live().stream().filter(entry -> {
            BigInteger reached = entry.start();
            for (BigInteger[] range : ranges) {
                if (range[0].compareTo(reached) <= 0 && reached.compareTo(range[1]) < 0) {
                    reached = range[1];
                }
            }
            return !reached.equals(entry.start()) && reached.compareTo(entry.start().add(entry.size())) >= 0;
        }).toList();
    }
}
