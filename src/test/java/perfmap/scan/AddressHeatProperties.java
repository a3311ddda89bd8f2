package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import perfmap.live.Tails;
import perfmap.scan.AddressHeat.Page;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;
import perfmap.symbol.Tier;

/** Entries by page and column against plain sums, however they came together. */
class AddressHeatProperties {
    private static final SymbolTable SYMBOLS = CountedLine.symbols(6);

    @Property(tries = 200)
    void threadsTogetherCountEveryLineOnceByPageAndColumn(@ForAll("lines") List<CountedLine> lines,
            @ForAll @IntRange(min = 1, max = 3) int threads, @ForAll Random random) {
        Tails tails = new Tails();
        List<AddressHeat> heats = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            heats.add(new AddressHeat(SYMBOLS, tails));
        }
        for (int from = 0, to; from < lines.size(); from = to) {
            to = Math.min(lines.size(), from + 1 + random.nextInt(30));
            heats.get(random.nextInt(threads)).add(CountedLine.batch(lines.subList(from, to), tails));
        }
        AddressHeat all = new AddressHeat(SYMBOLS, tails);
        heats.forEach(all::add);
        assertCounts(all, lines);
    }

    @Example
    void pagesGetWiderOnlyWhenThereAreTooMany() {
        for (int pages : new int[] {AddressHeat.MOST_PAGES, AddressHeat.MOST_PAGES + 1, 4 * AddressHeat.MOST_PAGES}) {
            List<CountedLine> lines = pages(0, pages, 0x5000);
            Tails tails = new Tails();
            AddressHeat heat = new AddressHeat(SYMBOLS, tails);
            heat.add(CountedLine.batch(lines, tails));
            assertCounts(heat, lines);
        }
    }

    @Example
    void pagesGetWiderOnlyWhenThoseOfTwoThreadsAreTooMany() {
        int half = AddressHeat.MOST_PAGES / 2;
        assertAddUp(pages(0, half, 0x1000), pages(-1, half, -0x1000));
        assertAddUp(pages(0, half, 0x1000), pages(-1, half + 1, -0x1000));
        assertAddUp(pages(0, 2 * half, 0x1000), pages(-1, 2 * half, -0x1000));
        assertAddUp(pages(0, 2 * half, 0x5000), pages(-1, 2 * half, -0x5000));
    }

    @Example
    void threadsWhosePagesAreNotOfOneWidthAddUpEitherWay() {
        List<CountedLine> few = pages(0, 1_000, 0x1800);
        List<CountedLine> many = pages(0, 3 * AddressHeat.MOST_PAGES, 0x1000);
        assertAddUp(few, many);
        assertAddUp(many, few);
    }

    private static List<CountedLine> pages(long first, int count, long distance) {
        return linesAt(LongStream.range(0, count).map(i -> first + i * distance));
    }

    private static void assertAddUp(List<CountedLine> own, List<CountedLine> theirs) {
        Tails tails = new Tails();
        AddressHeat heat = new AddressHeat(SYMBOLS, tails);
        heat.add(CountedLine.batch(own, tails));
        AddressHeat other = new AddressHeat(SYMBOLS, tails);
        other.add(CountedLine.batch(theirs, tails));
        heat.add(other);
        List<CountedLine> all = new ArrayList<>(own);
        all.addAll(theirs);
        assertCounts(heat, all);
    }

    private static List<CountedLine> linesAt(LongStream starts) {
        List<CountedLine> lines = new ArrayList<>();
        starts.forEach(start -> lines.add(new CountedLine(10L * lines.size(), 10, start, 16, lines.size() % 6)));
        return lines;
    }

    private static void assertCounts(AddressHeat heat, List<CountedLine> lines) {
        assertWidths(heat, lines);
        Map<String, Long> cells = new HashMap<>();
        Map<String, Long> logBytes = new HashMap<>();
        for (CountedLine line : lines) {
            String page = Long.toHexString(line.start() >>> heat.pageBits()) + " ";
            cells.merge(page + line.offset() / heat.columnBytes(), 1L, Long::sum);
            logBytes.merge(page + line.traits().kind(), (long) line.bytes(), Long::sum);
            logBytes.merge(page + line.traits().tier(), (long) line.bytes(), Long::sum);
        }
        Map<String, Long> countedCells = new HashMap<>();
        Map<String, Long> countedBytes = new HashMap<>();
        for (Page page : heat.pages()) {
            String number = Long.toHexString(page.number()) + " ";
            for (int column = 0; column < AddressHeat.MOST_COLUMNS; column++) {
                put(countedCells, number, column, page.entries(column));
            }
            for (Kind kind : Kind.values()) {
                put(countedBytes, number, kind, page.logBytes(kind));
            }
            for (Tier tier : Tier.values()) {
                put(countedBytes, number, tier, page.logBytes(tier));
            }
        }
        assertThat(countedCells.equals(cells)).as("cells, too many to be shown").isTrue();
        assertThat(countedBytes.equals(logBytes)).as("log bytes, too many to be shown").isTrue();
        assertThat(heat.pages()).isSortedAccordingTo(Comparator.comparing(Page::number, Long::compareUnsigned));
    }

    /** Pages and columns are as narrow as they may be. */
    private static void assertWidths(AddressHeat heat, List<CountedLine> lines) {
        long last = lines.stream().mapToLong(CountedLine::offset).max().orElse(0);
        assertThat(last / heat.columnBytes()).isLessThan(AddressHeat.MOST_COLUMNS);
        if (heat.columnBytes() > 64) {
            assertThat(last / (heat.columnBytes() / 2)).isGreaterThanOrEqualTo(AddressHeat.MOST_COLUMNS);
        }
        assertThat(heat.columnBytes()).isGreaterThanOrEqualTo(64);
        assertThat(pages(lines, heat.pageBits())).isLessThanOrEqualTo(AddressHeat.MOST_PAGES);
        if (heat.pageBits() > 12) {
            assertThat(pages(lines, heat.pageBits() - 1)).isGreaterThan(AddressHeat.MOST_PAGES);
        }
        assertThat(heat.pageBits()).isGreaterThanOrEqualTo(12);
    }

    private static long pages(List<CountedLine> lines, int pageBits) {
        return lines.stream().map(line -> line.start() >>> pageBits).distinct().count();
    }

    private static void put(Map<String, Long> counts, String page, Object what, long count) {
        if (count != 0) {
            counts.put(page + what, count);
        }
    }

    /** Oldest first, of maps that are tiny and of such whose columns get wider; to either side of where they do. */
    @Provide
    Arbitrary<List<CountedLine>> lines() {
        Arbitrary<Long> starts = Arbitraries.oneOf(Arbitraries.longs().between(0, 0x8000),
                Arbitraries.of(1L, 0x100_0000L), Arbitraries.longs());
        Arbitrary<Long> offsets = Arbitraries.of(1L, 64L, 128L, 150_000L).flatMap(scale ->
                Arbitraries.longs().between(0, 200 * scale));
        return Combinators.combine(offsets, starts, Arbitraries.integers().between(0, 5))
                .as((offset, start, symbol) -> new CountedLine(offset, 30 + symbol, start, 16, symbol))
                .withoutEdgeCases().list().ofMaxSize(150)
                .map(lines -> lines.stream().sorted(Comparator.comparing(CountedLine::offset)).toList());
    }
}
