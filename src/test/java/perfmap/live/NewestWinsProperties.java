package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import perfmap.Oracle;
import perfmap.format.Entries;

/** Live entries against the oracle. */
class NewestWinsProperties {
    record Entry(long start, long size) {
        @Override
        public String toString() {
            return Long.toHexString(start) + " " + Long.toHexString(size);
        }
    }

    @Property(tries = 3000)
    void entriesInRunsOfAnyLengthGiveWhatTheOracleGives(@ForAll("maps") List<Entry> map,
            @ForAll @IntRange(min = 1, max = 300) int longest, @ForAll Random random) {
        assertLive(map, resolved(map, 0, longest, random));
    }

    @Property(tries = 2000)
    void sharesThatAreResolvedEachByItselfGiveTheSame(@ForAll("maps") List<Entry> map,
            @ForAll @IntRange(min = 1, max = 5) int shareBits, @ForAll Random random) {
        assertLive(map, resolved(map, shareBits, 300, random));
    }

    @Property(tries = 3000)
    void stretchesReadFromTheirEndToTheirBeginningGiveTheSame(@ForAll("maps") List<Entry> map,
            @ForAll @IntRange(min = 1, max = 6) int stretches, @ForAll Random random) {
        Tails tails = new Tails();
        assertLive(map, liveBackwards(map, stretches, random, tails, () -> new NewestFirst(tails)));
    }

    @Property(tries = 3000)
    void soDoThoseThatAreLeftUnresolvedForAWhileOrToTheEnd(@ForAll("maps") List<Entry> map,
            @ForAll @IntRange(min = 1, max = 6) int stretches, @ForAll @IntRange(min = 0, max = 300) int enough,
            @ForAll @IntRange(min = 0, max = 3) int sampleBits, @ForAll Random random) {
        Tails tails = new Tails();
        assertLive(map, liveBackwards(map, stretches, random, tails,
                () -> new NewestFirst(tails, enough, sampleBits)));
    }

    @Property(tries = 3000)
    void entriesResolvedInTheOrderOfAddressesGiveTheSame(@ForAll("maps") List<Entry> map) {
        Tails tails = new Tails();
        assertLive(map, AddressSweep.takeLive(runsOf(map, tails), tails, Parallel.ALONE));
    }

    private static Entries liveBackwards(List<Entry> map, int stretches, Random random, Tails tails,
            Supplier<NewestFirst> none) {
        List<NewestFirst> all = new ArrayList<>();
        for (int i = 0; i < stretches; i++) {
            NewestFirst stretch = none.get();
            int from = map.size() * i / stretches;
            for (int to = map.size() * (i + 1) / stretches, begin; to > from; to = begin) {
                begin = Math.max(from, to - 1 - random.nextInt(300));
                stretch.addOlder(run(map, begin, to, tails, symbol -> symbol));
            }
            all.add(stretch);
        }
        Parallel onThreads = (count, task) -> IntStream.range(0, count).parallel().forEach(task);
        return NewestFirst.takeLive(all, random.nextBoolean() ? onThreads : Parallel.ALONE);
    }

    @Property(tries = 2000)
    void entriesThatRelogAreThoseWhoseTailIsThatOfTheOneBeforeAtTheirStart(@ForAll("maps") List<Entry> map,
            @ForAll @IntRange(min = 0, max = 3) int shareBits, @ForAll boolean halfAreBrief,
            @ForAll boolean countsRelogged, @ForAll Random random) {
        List<Entry> often = new ArrayList<>();
        int most = random.nextBoolean() ? 10 : 200;
        for (int i = 0; !map.isEmpty() && i < 800; i++) {
            often.add(map.get(random.nextInt(Math.min(map.size(), most))));
        }
        Tails tails = halfAreBrief ? CrowdedTails.WITH_BRIEF_ONES_OF_EVEN_SIZES : new Tails();
        Map<Integer, Long> counted = new HashMap<>();
        resolved(often, shareBits, 300, random, tails, i -> i % 2, countsRelogged).forEach(share ->
                share.relogged().forEach((symbol, times) -> counted.merge(symbol, times, Long::sum)));

        Map<Long, Integer> last = new HashMap<>();
        Map<Integer, Long> plain = new HashMap<>();
        for (int i = 0; i < often.size(); i++) {
            int tail = tails.numberOf(often.get(i).size, i % 2);
            Integer before = last.put(often.get(i).start, tail);
            if (before != null && before == tail) {
                plain.merge(i % 2, 1L, Long::sum);
            }
        }
        assertThat(counted).isEqualTo(countsRelogged ? plain : Map.of());
    }

    @Example
    void manyLiveEntriesInManyPagesAreAllThere() {
        Random random = new Random(1);
        List<Entry> map = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            map.add(new Entry(0x10_0000L + random.nextInt(1 << 18) * 32L, 1 + random.nextInt(40)));
        }
        assertLive(map, resolved(map, 0, 5_000, random));
        Tails tails = new Tails();
        NewestFirst older = new NewestFirst(tails);
        older.addOlder(run(map, 0, 60_000, tails, i -> i));
        NewestFirst newer = new NewestFirst(tails);
        newer.addOlder(run(map, 60_000, map.size(), tails, i -> i));
        assertLive(map, NewestFirst.takeLive(List.of(older, newer), Parallel.ALONE));
    }

    @Example
    void anEntryOfMoreThanHalfOfAllAddressesIsStaleIfANewerStretchHasOneInIt() {
        List<Entry> map = List.of(new Entry(0, -1), new Entry(0x10, 1));
        Tails tails = new Tails();
        List<NewestFirst> stretches = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            stretches.add(new NewestFirst(tails));
            stretches.get(i).addOlder(run(map, i, i + 1, tails, symbol -> symbol));
        }
        assertLive(map, NewestFirst.takeLive(stretches, Parallel.ALONE));
        assertLive(map, AddressSweep.takeLive(runsOf(map, tails), tails, Parallel.ALONE));
    }

    @Example
    void whatReachesOutOfACoveredPageCoversPartOfTheOther() {
        List<Entry> map = List.of(new Entry(0x2008, 8), new Entry(0xff0, 4), new Entry(0x1ff0, 0x20),
                new Entry(0xff0, 0x20), new Entry(0x1000, 0x1000));
        Tails tails = new Tails();
        NewestFirst newestFirst = new NewestFirst(tails);
        newestFirst.addOlder(run(map, 0, map.size(), tails, i -> i));
        assertLive(map, NewestFirst.takeLive(List.of(newestFirst), Parallel.ALONE));
    }

    /** Of entries that reach far, each over a part of the one before, all but the last are stale: it forgets them. */
    @Example
    void anEntryThatOneOfThoseForgottenReachedIsStaleThoughNothingElseLiesInIt() {
        List<Entry> map = List.of(new Entry(0, 0x60_000), new Entry(0x50_000, 0x150_000),
                new Entry(0x100_000, 0x150_000), new Entry(0x50_000, 0x8));
        for (int i = 2; i <= map.size(); i++) {
            assertLive(map.subList(0, i), resolved(map.subList(0, i), 0, 1, new Random(0)));
        }
    }

    @Example
    void manyThatCameTooLateForABriefNumberAreAllThere() {
        List<Entry> map = IntStream.range(0, 10_000).mapToObj(i -> new Entry(i * 32L, 17)).toList();
        assertLive(map, resolved(map, 0, 300, new Random(1), CrowdedTails.WITH_BRIEF_ONES_OF_EVEN_SIZES, i -> i,
                true));
    }

    @Example
    void twoOfOneHashThatCameTooLateForABriefNumberAreTwo() {
        Tails tails = CrowdedTails.WITH_BRIEF_ONES_OF_EVEN_SIZES;
        int first = 1 << 18;
        int second = IntStream.iterate(first + 1, i -> i + 1)
                .filter(i -> Grids.hashOf(tails.numberOf(17, i)) == Grids.hashOf(tails.numberOf(17, first)))
                .findFirst().orElseThrow();
        List<Entry> grid = IntStream.range(0, 400).mapToObj(i -> new Entry(i * 32L, 17)).toList();
        List<Entry> map = new ArrayList<>(grid);
        map.addAll(List.of(grid.get(7), grid.get(7), grid.get(7)));
        List<NewestWins> resolved = resolved(map, 0, 300, new Random(1), tails,
                i -> i < 400 ? i : i == 400 ? first : second, true);
        assertThat(resolved.get(0).relogged()).isEqualTo(Map.of(second, 1L));
    }

    /** A run for each entry. */
    private static List<Run> runsOf(List<Entry> map, Tails tails) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            runs.add(run(map, i, i + 1, tails, symbol -> symbol));
        }
        return runs;
    }

    /** The symbol of each entry is its number in the map. */
    private static List<NewestWins> resolved(List<Entry> map, int shareBits, int longest, Random random) {
        return resolved(map, shareBits, longest, random, new Tails(), i -> i, random.nextBoolean());
    }

    private static List<NewestWins> resolved(List<Entry> map, int shareBits, int longest, Random random, Tails tails,
            IntUnaryOperator symbols, boolean countsRelogged) {
        Shares shares = new Shares(shareBits, tails);
        List<NewestWins> all = new ArrayList<>();
        for (int share = 0; share < shares.count(); share++) {
            all.add(new NewestWins(tails, shares, share, countsRelogged));
        }
        for (int from = 0, to; from < map.size(); from = to) {
            to = Math.min(map.size(), from + 1 + random.nextInt(longest));
            Run[] parts = IntStream.range(0, all.size()).mapToObj(share -> new Run(0)).toArray(Run[]::new);
            shares.part(run(map, from, to, tails, symbols), parts);
            for (int share = 0; share < parts.length; share++) {
                all.get(share).add(parts[share]);
            }
        }
        return all;
    }

    private static Run run(List<Entry> map, int from, int to, Tails tails, IntUnaryOperator symbols) {
        Run run = new Run(0);
        for (int i = from; i < to; i++) {
            int tail = tails.numberOf(map.get(i).size, symbols.applyAsInt(i));
            run.add(map.get(i).start, i % 3 == 0 ? tail : tails.inBrief(tail)); // either number is as good
        }
        return run;
    }

    private static void assertLive(List<Entry> map, List<NewestWins> resolved) {
        assertLive(map, NewestWins.takeLive(resolved, Parallel.ALONE));
    }

    private static void assertLive(List<Entry> map, Entries live) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < map.size(); i++) {
            lines.append(map.get(i)).append(' ').append(i).append('\n');
        }
        List<String> expected = Oracle.of(lines.toString().getBytes(StandardCharsets.ISO_8859_1)).live().stream()
                .map(Oracle.Entry::canonical).toList();
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < live.count; i++) {
            actual.add(new Entry(live.starts[i], live.sizes[i]) + " " + live.symbols[i] + "\n");
        }
        assertThat(actual).isEqualTo(expected);
    }

    /** Code of one neighbourhood: aligned as compilers do, but for a few, or nowhere aligned. */
    @Provide
    Arbitrary<List<Entry>> maps() {
        Arbitrary<Entry> aligned = entries(alignedStarts(), numbers(0, 200));
        Arbitrary<Entry> overPages = entries(alignedStarts(), numbers(0, 0x3000));
        Arbitrary<Entry> inThreeGrids = entries(numbers(0x1100, 0x1500).map(granule -> granule * 32),
                Arbitraries.oneOf(numbers(1, 200), numbers(1, 0xfff)));
        Arbitrary<Entry> strewn = entries(oddNumbers(0, 0x100_0000), numbers(1, 0x1000));
        Arbitrary<Entry> anywhere = entries(oddNumbers(0x2_0000, 0x2_3000), numbers(0, 200));
        Arbitrary<Entry> large = entries(oddNumbers(0, 0x4_0000), numbers(0xf000, 0x4_0000));
        Arbitrary<Entry> top = entries(oddNumbers(-0x300, -1), numbers(0, 0x80));
        Arbitrary<Long> any = numbers(Long.MIN_VALUE, Long.MAX_VALUE);
        Arbitrary<Entry> huge = entries(any, any);
        Arbitrary<Entry> lowest = entries(numbers(0, 0x180).map(granule -> granule * 32), numbers(1, 200));
        Arbitrary<Entry> inPagesNumberedLikeLowAddresses = entries(Combinators.combine(numbers(0, 0x20), numbers(0, 3))
                .as((granule, place) -> granule * 32 << 24 | place * 32), numbers(1, 60));
        Arbitrary<Entry> tagged = entries(numbers(0x4000, 0x4600).map(place -> place * 8), numbers(0, 100));
        Arbitrary<Entry> crowd = entries(numbers(0x2_0000, 0x2_0fff), numbers(0, 12));
        return Arbitraries.oneOf(
                lists(aligned), longLists(aligned), longLists(tagged), longLists(crowd),
                longLists(Arbitraries.oneOf(aligned, tagged)), longLists(inThreeGrids),
                longLists(Arbitraries.frequencyOf(Tuple.of(400, aligned), Tuple.of(1, anywhere), Tuple.of(1, large))),
                lists(Arbitraries.oneOf(lowest, inPagesNumberedLikeLowAddresses)),
                lists(anywhere),
                lists(Arbitraries.frequencyOf(Tuple.of(20, aligned), Tuple.of(1, anywhere))),
                lists(Arbitraries.oneOf(aligned, overPages, strewn)),
                lists(Arbitraries.oneOf(aligned, anywhere, large, top)),
                lists(Arbitraries.oneOf(top, large)),
                lists(Arbitraries.frequencyOf(Tuple.of(1, huge), Tuple.of(20, strewn), Tuple.of(20, top))));
    }

    private static Arbitrary<Long> alignedStarts() {
        return numbers(0x1000, 0x1180).map(granule -> granule * 32);
    }

    private static Arbitrary<Long> oddNumbers(long from, long to) {
        return numbers(from, to).map(number -> number | 1);
    }

    private static Arbitrary<List<Entry>> lists(Arbitrary<Entry> entries) {
        return entries.list().ofMaxSize(150);
    }

    private static Arbitrary<List<Entry>> longLists(Arbitrary<Entry> entries) {
        return entries.list().ofMinSize(300).ofMaxSize(1_500);
    }

    private static Arbitrary<Long> numbers(long from, long to) {
        return Arbitraries.longs().between(from, to).withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }

    /** Cut at the last address. */
    private static Arbitrary<Entry> entries(Arbitrary<Long> starts, Arbitrary<Long> sizes) {
        return Combinators.combine(starts, sizes).as((start, size) ->
                new Entry(start, size != 0 && Long.compareUnsigned(start + size - 1, start) < 0 ? -start : size));
    }
}
