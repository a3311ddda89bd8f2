package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import perfmap.live.Tails;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;

/** What is handed in, by symbol and by step, against plain sums over the lines. */
class StepCountsProperties {
    private static final SymbolTable SYMBOLS = CountedLine.symbols(3_000);

    private record Sum(long entries, long logBytes, BigInteger codeBytes) {
        Sum plus(Sum other) {
            return new Sum(entries + other.entries, logBytes + other.logBytes, codeBytes.add(other.codeBytes));
        }
    }

    @Property(tries = 200)
    void allIsHandedInWhateverOrderLinesComeIn(@ForAll("lines") List<CountedLine> lines, @ForAll Random random) {
        List<CountedLine> ordered = new ArrayList<>(lines);
        switch (random.nextInt(3)) {
            case 0 -> Collections.reverse(ordered);
            case 1 -> Collections.shuffle(ordered, random);
            default -> { } // as the only thread is given them
        }
        CountedLine last = lines.get(lines.size() - 1);
        assertCounts(ordered, last.offset() + last.bytes(), SYMBOLS);
    }

    @Example
    void aStepMayHaveAnyNumberOfLines() {
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(new CountedLine(50 * i, 50, 0x1000 * i, i % 2 == 0 ? i : -i, i % 7));
        }
        assertCounts(lines, 1L << 40, SYMBOLS);
    }

    @Example
    void symbolsBeyondTheFirstQuarterMillionAreCountedLikeTheOthers() {
        SymbolTable many = CountedLine.symbols((1 << 18) + 3);
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add(new CountedLine(50 * i, 50, 0x1000 * i, i % 2 == 0 ? i : -i, (1 << 18) - 2 + i % 5));
        }
        assertCounts(lines, 50 * 200, many);
    }

    @Example
    void theLogBytesOfASymbolInOneStepMayBeMoreThan32BitsHold() {
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add(new CountedLine((long) i << 29, 1 << 29, 0x1000, 16, 1));
        }
        assertCounts(lines, 1L << 40, SYMBOLS);
    }

    @Example
    void linesOfTheSameTailMayBeCountedAtOnce() {
        Counting counting = new Counting(1_000);
        Tails tails = new Tails();
        StepCounts counts = new StepCounts(SYMBOLS, tails, counting);
        counts.goTo(10);
        counts.add(tails.numberOf(0xffff_ffffL, 4), 3, 90);
        counts.add(tails.numberOf(16, 4), 2, 50);
        counts.add(tails.numberOf(0, 4), 1L << 28, 5L << 30);
        counts.handIn();
        assertThat(counted(counting.tally(), 4)).isEqualTo(
                new Sum(5 + (1 << 28), 140 + (5L << 30), BigInteger.valueOf(3 * 0xffff_ffffL + 32)));
    }

    @Example
    void theCodeBytesOfASymbolMayBeMoreThan32BitsHoldThoughThoseOfALineAreNot() {
        List<CountedLine> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add(new CountedLine(10 * i, 10, 0x1000, 1 << 29, 1));
        }
        assertCounts(lines, 200, SYMBOLS);
    }

    private static void assertCounts(List<CountedLine> lines, long mapBytes, SymbolTable symbols) {
        Counting counting = new Counting(mapBytes);
        Tails tails = new Tails();
        List<StepCounts> each = Stream.generate(() -> new StepCounts(symbols, tails, counting)).limit(2).toList();
        for (CountedLine line : lines) {
            StepCounts counts = each.get(line.bytes() % 2);
            if (!counts.isInStep(line.offset())) {
                counts.goTo(line.offset());
            }
            counts.add(tails.numberOf(line.size(), line.symbol()), 1, line.bytes());
        }
        each.forEach(StepCounts::handIn);

        Map<Integer, Sum> bySymbol = new TreeMap<>();
        Map<Kind, long[]> byStep = new TreeMap<>();
        lines.forEach(line -> {
            bySymbol.merge(line.symbol(), new Sum(1, line.bytes(), unsigned(line.size())), Sum::plus);
            int step = (int) (line.offset() * Timeline.STEPS / mapBytes);
            byStep.computeIfAbsent(line.traits().kind(), kind -> new long[Timeline.STEPS])[step] += line.bytes();
        });
        Tally tally = counting.tally();
        bySymbol.forEach((symbol, sum) -> assertThat(counted(tally, symbol)).as("symbol " + symbol).isEqualTo(sum));
        assertThat(IntStream.range(0, symbols.count()).mapToLong(tally::entries).sum()).as("entries in all")
                .isEqualTo(lines.size());
        byStep.forEach((kind, steps) ->
                assertThat(counting.timeline().logBytes(kind, mapBytes)).as(kind.label()).isEqualTo(steps));
    }

    private static Sum counted(Tally tally, int symbol) {
        BigInteger high = BigInteger.valueOf(tally.codeBytesHigh(symbol)).shiftLeft(64);
        return new Sum(tally.entries(symbol), tally.logBytes(symbol), high.add(unsigned(tally.codeBytesLow(symbol))));
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }

    /** Of maps that end with a line: few symbols or many, code of any size, with NULs or other lines between them. */
    @Provide
    Arbitrary<List<CountedLine>> lines() {
        Arbitrary<Integer> symbols = Arbitraries.oneOf(Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(509, 515), Arbitraries.integers().between(0, 2_999));
        Arbitrary<Long> sizes = Arbitraries.oneOf(Arbitraries.longs().between(0, 5_000),
                Arbitraries.longs().between((1L << 32) - 2, (1L << 32) + 2), Arbitraries.longs());
        Arbitrary<Integer> gaps = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(8, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 500)));
        return Combinators.combine(gaps, Arbitraries.integers().between(4, 60), sizes, symbols)
                .as((gap, bytes, size, symbol) -> new CountedLine(gap, bytes, 0x1000, size, symbol))
                .list().ofMinSize(1).ofMaxSize(300).map(StepCountsProperties::oneBehindTheOther);
    }

    /** Their offsets are how far they are behind the line before. */
    private static List<CountedLine> oneBehindTheOther(List<CountedLine> lines) {
        List<CountedLine> placed = new ArrayList<>();
        long offset = 0;
        for (CountedLine line : lines) {
            offset += line.offset();
            placed.add(new CountedLine(offset, line.bytes(), line.start(), line.size(), line.symbol()));
            offset += line.bytes();
        }
        return placed;
    }
}
