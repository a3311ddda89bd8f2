package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

/** Live entries against the oracle; the symbol of each entry is its number in the map. */
class NewestWinsProperties {
    record Entry(long start, long size) {
        @Override
        public String toString() {
            return Long.toHexString(start) + " " + Long.toHexString(size);
        }
    }

    @Property(tries = 2000)
    void entriesInRunsOfAnyLengthGiveWhatTheOracleGives(@ForAll("maps") List<Entry> map,
            @ForAll @IntRange(min = 1, max = 100) int longest, @ForAll Random random) {
        NewestWins newestWins = new NewestWins();
        addAll(newestWins, map, 0, map.size(), longest, random);
        assertLive(newestWins, map);
    }

    /** What a join has used up is cleared and takes the entries of the next stretch. */
    @Property(tries = 2000)
    void stretchesJoinedInAnyOrderGiveTheSameAlsoWithWhatWasUsedBefore(@ForAll("maps") List<Entry> map,
            @ForAll @IntRange(min = 1, max = 60) int longest, @ForAll Random random) {
        List<NewestWins> stretches = new ArrayList<>();
        NewestWins usedUp = new NewestWins();
        for (int from = 0; from < map.size();) {
            int to = Math.min(map.size(), from + 1 + random.nextInt(longest));
            addAll(usedUp, map, from, to, longest, random);
            stretches.add(usedUp);
            usedUp = new NewestWins();
            if (stretches.size() > 1 && random.nextBoolean()) {
                int i = random.nextInt(stretches.size() - 1);
                usedUp = stretches.remove(i + 1);
                stretches.set(i, stretches.get(i).then(usedUp));
                usedUp.clear();
                assertThat(usedUp.liveCount()).isZero();
            }
            from = to;
        }
        NewestWins all = new NewestWins();
        for (NewestWins stretch : stretches) {
            all = all.then(stretch);
        }
        assertLive(all, map);
    }

    @Example
    void manyLiveEntriesAreAllThereHoweverManyGiveWayToANewerStretch() {
        for (int newer : new int[] {0, 1_000, 40_000}) {
            Random random = new Random(newer);
            List<Entry> map = new ArrayList<>();
            for (int i = 0; i < 60_000 + newer; i++) {
                map.add(new Entry(0x10_0000L + random.nextInt(1 << 18) * 32L, 1 + random.nextInt(40)));
            }
            NewestWins older = new NewestWins();
            addAll(older, map, 0, 60_000, 5_000, random);
            NewestWins last = new NewestWins();
            addAll(last, map, 60_000, map.size(), 5_000, random);
            NewestWins joined = older.then(last);
            assertThat(joined.liveCount()).isGreaterThan(3 << 14);
            assertLive(joined, map);
        }
    }

    @Example
    void whatReachesOutOfACoveredPageCoversPartOfTheOther() {
        Entry page = new Entry(0x1000, 0x1000);
        List<Entry> map = List.of(new Entry(0x2008, 8), new Entry(0xff0, 4), new Entry(0x1ff0, 0x20),
                new Entry(0xff0, 0x20), page);
        NewestWins newestWins = new NewestWins();
        addAll(newestWins, map, 0, map.size(), 5, new Random(0));
        assertThat(newestWins.liveCount()).isEqualTo(1);
        assertLive(newestWins, map);
    }

    @Example
    void whatEndsWithANewerStretchHasWhatIsLiveInBoth() {
        List<Entry> map = List.of(new Entry(0x1000, 8), new Entry(0x2000, 8), new Entry(0x1004, 8));
        NewestWins older = new NewestWins();
        addAll(older, map, 0, 2, 2, new Random(0));
        NewestWins newer = new NewestWins();
        addAll(newer, map, 2, 3, 1, new Random(0));
        assertLive(older.endWith(newer), map);
    }

    private static void addAll(NewestWins newestWins, List<Entry> map, int from, int to, int longest, Random random) {
        for (int end = to; end > from;) {
            int begin = Math.max(from, end - 1 - random.nextInt(longest));
            Entries run = new Entries(random.nextInt(3));
            for (int i = begin; i < end; i++) {
                run.add(map.get(i).start, map.get(i).size, i);
            }
            newestWins.addOlder(run);
            end = begin;
        }
    }

    private static void assertLive(NewestWins newestWins, List<Entry> map) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < map.size(); i++) {
            lines.append(map.get(i)).append(' ').append(i).append('\n');
        }
        List<String> expected = Oracle.of(lines.toString().getBytes(StandardCharsets.ISO_8859_1)).live().stream()
                .map(Oracle.Entry::canonical).toList();
        assertThat(newestWins.liveCount()).isEqualTo(expected.size());
        Entries live = newestWins.takeLive();
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
        Arbitrary<Entry> strewn = entries(oddNumbers(0, 0x100_0000), numbers(1, 0x1000));
        Arbitrary<Entry> anywhere = entries(oddNumbers(0x2_0000, 0x2_3000), numbers(0, 200));
        Arbitrary<Entry> large = entries(oddNumbers(0, 0x4_0000), numbers(0xf000, 0x4_0000));
        Arbitrary<Entry> top = entries(oddNumbers(-0x300, -1), numbers(0, 0x80));
        Arbitrary<Entry> lowest = entries(numbers(0, 0x180).map(granule -> granule * 32), numbers(1, 200));
        Arbitrary<Entry> inPagesNumberedLikeLowAddresses = entries(Combinators.combine(numbers(0, 0x20), numbers(0, 3))
                .as((granule, place) -> granule * 32 << 24 | place * 32), numbers(1, 60));
        return Arbitraries.oneOf(
                lists(aligned),
                lists(Arbitraries.oneOf(lowest, inPagesNumberedLikeLowAddresses)),
                lists(anywhere),
                lists(Arbitraries.frequencyOf(Tuple.of(20, aligned), Tuple.of(1, anywhere))),
                lists(Arbitraries.oneOf(aligned, overPages, strewn)),
                lists(Arbitraries.oneOf(aligned, anywhere, large, top)),
                lists(Arbitraries.oneOf(top, large)));
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
