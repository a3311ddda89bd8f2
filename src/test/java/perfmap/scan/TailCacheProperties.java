package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import perfmap.file.Block;
import perfmap.format.EntryParser;
import perfmap.live.Tails;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;

/** Lines whose tail was met before mean what the parser makes of them. */
class TailCacheProperties {
    @Property(tries = 3_000)
    void aLineMeansTheSameWhetherItsTailIsKnownOrNot(@ForAll("maps") String map) {
        assertThat(read(map)).isEqualTo(parsed(map));
    }

    @Property(tries = 1_000)
    void everyLineIsCountedWhetherItsTailIsKnownOrNot(@ForAll("maps") String map) {
        assertCounts(List.of(map, map, map));
    }

    @Example
    void tailsThatHaveTheSamePlacesAreCountedApart() {
        Random random = new Random(1);
        List<String> tails = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            tails.add(Integer.toHexString(16 + i % 90) + " " + "n".repeat(i % 70) + i + "\n");
        }
        List<String> blocks = new ArrayList<>();
        for (int block = 0; block < 20; block++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 5_000; i++) {
                lines.append(random.nextInt(10) == 0 ? "7f00a01234 " : "7f00a0123450 ");
                lines.append(tails.get((int) (Math.pow(random.nextDouble(), 3) * tails.size())));
            }
            blocks.add(lines.toString());
        }
        assertCounts(blocks);
    }

    /** Parses blocks that lie one behind the other; holds what was counted against plain sums. */
    private static void assertCounts(List<String> blocks) {
        long mapBytes = blocks.stream().mapToInt(String::length).sum();
        SymbolTable symbols = new SymbolTable();
        Counting counting = new Counting(mapBytes);
        Worker worker = new Worker(symbols, new Tails(), counting, false);
        Map<String, List<Long>> expected = new TreeMap<>();
        long[] steps = new long[Timeline.STEPS];
        long offset = 0;
        for (String lines : blocks) {
            Block block = Block.of(lines.getBytes(StandardCharsets.ISO_8859_1), offset);
            Compacting.batch(block, worker);
            EntryParser parser = new EntryParser();
            parser.open(block);
            while (parser.next()) {
                expected.merge(name(Arrays.copyOfRange(block.bytes(), parser.nameFrom(), parser.nameTo())),
                        List.of(1L, (long) parser.lineBytes(), parser.size()), TailCacheProperties::plus);
                steps[(int) (block.offsetOf(parser.lineFrom()) * Timeline.STEPS / mapBytes)] += parser.lineBytes();
            }
            offset += lines.length();
        }
        worker.handInTo(null);
        Map<String, List<Long>> counted = new TreeMap<>();
        for (int symbol = 0; symbol < symbols.count(); symbol++) {
            Tally tally = counting.tally();
            counted.put(name(symbols.name(symbol)),
                    List.of(tally.entries(symbol), tally.logBytes(symbol), tally.codeBytesLow(symbol)));
        }
        assertThat(counted).isEqualTo(expected);
        long[] countedSteps = new long[Timeline.STEPS];
        for (Kind kind : Kind.values()) {
            long[] ofKind = counting.timeline().logBytes(kind, mapBytes);
            Arrays.setAll(countedSteps, step -> countedSteps[step] + ofKind[step]);
        }
        assertThat(countedSteps).isEqualTo(steps);
    }

    private static List<Long> plus(List<Long> sums, List<Long> more) {
        return IntStream.range(0, sums.size()).mapToObj(i -> sums.get(i) + more.get(i)).toList();
    }

    private static String name(byte[] name) {
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    @Example
    void aShortLineAtTheEndOfABlockHasNoTailInWhatLiesBehindIt() {
        Block block = block("7f00a01234 33 Stub:x\n".repeat(3) + "7f00a0\n");
        byte[] bytes = block.bytes();
        Arrays.fill(bytes, block.limit() + 1, bytes.length, (byte) ' '); // no line feed up to the end of the array
        Worker worker = new Worker(new SymbolTable(), new Tails(), null, false);
        assertThat(Compacting.batch(block, worker).entries.count).isEqualTo(3);
    }

    @Example
    void aTailThatMakesTheLineTooLongBehindOneStartMayBeBehindAShorterOne() {
        String name = "n".repeat(Block.MAX_LINE - "10000 10 ".length());
        String map = "7f0000001000 10 " + name + "\n10000 10 " + name + "\n";
        assertThat(parsed(map)).hasSize(1);
        assertThat(read(map)).isEqualTo(parsed(map));
    }

    /** The tail of its second line is hashed to 0, and a place that is still empty holds no other number. */
    @Example
    void aTailOfNulsIsMalformedWhateverFollows() {
        String name = "0".repeat(39) + "\u0003ZL\u001dIH[\u00b8";
        String map = "7f0000001000 10 " + name + "\n7f0000002000 \0\0\0\0\0\0\0\0x" + name + "\n";
        assertThat(parsed(map)).hasSize(1);
        assertThat(read(map)).isEqualTo(parsed(map));
    }

    /** Reads all lines three times, so that the third time their tails are known; says what the third gave. */
    private static List<String> read(String map) {
        SymbolTable symbols = new SymbolTable();
        Tails tails = new Tails();
        Worker worker = new Worker(symbols, tails, null, false);
        Compacting.batch(block(map), worker);
        Compacting.batch(block(map), worker);
        Batch batch = Compacting.batch(block(map), worker);
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < batch.entries.count; i++) {
            int tail = batch.entries.tails[i];
            entries.add(entry(batch.entries.starts[i], tails.size(tail), symbols.name(tails.symbol(tail)),
                    batch.lineOffset(i), batch.lineBytes(i)));
        }
        return entries;
    }

    private static List<String> parsed(String map) {
        Block block = block(map);
        EntryParser parser = new EntryParser();
        parser.open(block);
        List<String> entries = new ArrayList<>();
        while (parser.next()) {
            byte[] name = Arrays.copyOfRange(block.bytes(), parser.nameFrom(), parser.nameTo());
            entries.add(entry(parser.start(), parser.size(), name, parser.lineFrom(), parser.lineBytes()));
        }
        return entries;
    }

    private static String entry(long start, long size, byte[] name, long offset, int bytes) {
        return Long.toHexString(start) + " " + Long.toHexString(size) + " "
                + name(name) + " at " + offset + ", " + bytes + " bytes";
    }

    private static Block block(String map) {
        return Block.of(map.getBytes(StandardCharsets.ISO_8859_1), 0);
    }

    /** Few starts and few tails, usual and odd ones, in many orders; the last line may lack its end. */
    @Provide
    Arbitrary<String> maps() {
        Arbitrary<String> start = Arbitraries.of("7f00a0", "7f00a012", "7f00a01234", "baac2b00060", "baac2b00100",
                "7ffe12345678", "7ffe1234567F", "7ffe123g5678", "7FFE12345678", "7ffe1 345678", "fff", "12345",
                "ffffffffffff", "fffffffffffff", "ffffffffffffff00", "0x7f00a01234", "", "7f00a01234\0", "\0", "\0\0");
        Arbitrary<String> blank = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(20, Arbitraries.just(" ")),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("  ", "\t", "\0 ", "\n", "")));
        Arbitrary<String> size = Arbitraries.of("1", "33", "3a", "100", "0", "0x33", "ffffffff", "100000000",
                "fffffff", "ffffffffffffffff", "3G", "");
        Arbitrary<String> shortName = Arbitraries.of("", "a", "ab", "abcdef", "Stub:x", "Stub:stack", "Stub:utf8Write",
                "Stub:utf8Write\0", "Stub:utf8Write\r", "LoadIC:a b", "LazyCompile:*f /srv/app/x.js:12",
                "LazyCompile:*f /srv/app/x.js:13", "LazyCompile:*f /srv/app/x.js:123", "name of twenty bytes",
                "name of twenty-one by", "name of twenty-two by", "name of twenty-three b", "name of twenty-four byt",
                "\u00e9\u00ff\u0080", "\u000b\u000b\u000b\u000b\u000b\u000b\u000b\u000b\u000b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r");
        Arbitrary<String> longName = Arbitraries.integers().between(40, 70).map("n"::repeat);
        Arbitrary<String> name = Arbitraries.oneOf(shortName, longName, longName.map(letters -> letters + "\r"));
        Arbitrary<String> line = Combinators.combine(start, blank, size, blank, name)
                .as((a, b, c, d, e) -> a + b + c + d + e);
        return Combinators.combine(line.list().ofMinSize(1).ofMaxSize(40), Arbitraries.of("", "\n", "\r\n"))
                .as((lines, end) -> String.join("\n", lines) + end);
    }
}
