package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import perfmap.format.Entries;

/** Entries that re-log against a plain count: those whose tail is that of the entry before at their start. */
class RelogsProperties {
    private static final int SYMBOLS = 2;

    private final Tails tails = new Tails();
    /** Of two symbols, each with a size that is usual and one that is large. */
    private final int[] known = {
        tails.numberOf(0x40, 0), tails.numberOf(0x40, 1), tails.numberOf(0x4000, 0), tails.numberOf(0x4000, 1)};

    @Property(tries = 400)
    void stretchesJoinedInAnyOrderCountThePairsOfTheWhole(@ForAll("starts") List<Long> starts,
            @ForAll @IntRange(min = 1, max = 8) int stretches, @ForAll Random random) {
        long[] where = starts.stream().mapToLong(Long::longValue).toArray();
        int[] what = random.ints(where.length, 0, known.length).map(i -> known[i]).toArray();
        List<Relogs> parts = new ArrayList<>();
        for (int i = 0; i < stretches; i++) {
            parts.add(grown(where, what, where.length * i / stretches, where.length * (i + 1) / stretches, random));
        }
        while (parts.size() > 1) {
            int i = random.nextInt(parts.size() - 1);
            parts.set(i, parts.get(i).then(parts.remove(i + 1)));
        }
        assertThat(counted(parts.get(0))).isEqualTo(plain(where, what));
    }

    @Property(tries = 30)
    void aLogOfAStretchGivesItsEntriesOldestFirstAndIsAsGoodAsNewOnceCleared(@ForAll Random random) {
        StartLog log = new StartLog();
        for (int round = 0; round < 3; round++) {
            int count = random.nextInt(4) * (1 << 12) + random.nextInt(3);
            long[] where = random.longs(count, 0, 50).map(i -> i << 5).toArray();
            int[] what = random.ints(count, 0, known.length).map(i -> known[i]).toArray();
            for (int to = count, from; to > 0; to = from) {
                from = Math.max(0, to - random.nextInt(6_000));
                log.addOlder(entries(where, what, from, to));
            }
            Relogs relogs = new Relogs(tails);
            log.addTo(relogs);
            relogs.add(new long[] {0, 1 << 5}, new int[] {known[0], known[1]}, 0, 2); // what follows in the map
            log.clear();

            long[] all = Arrays.copyOf(where, count + 2);
            int[] allTails = Arrays.copyOf(what, count + 2);
            all[count + 1] = 1 << 5;
            allTails[count] = known[0];
            allTails[count + 1] = known[1];
            assertThat(counted(relogs)).isEqualTo(plain(all, allTails));
        }
    }

    private static Entries entries(long[] where, int[] what, int from, int to) {
        Entries entries = new Entries(0);
        for (int i = from; i < to; i++) {
            entries.add(where[i], 0x40, what[i]);
        }
        return entries;
    }

    /** Counts {@code [from, to)} from the end to the beginning, a few at a time. */
    private Relogs grown(long[] where, int[] what, int from, int to, Random random) {
        Relogs relogs = new Relogs(tails);
        int most = random.nextBoolean() ? 5 : 300;
        for (int end = to, begin; end > from; end = begin) {
            begin = Math.max(from, end - random.nextInt(most) - 1);
            relogs.add(where, what, begin, end);
        }
        return relogs;
    }

    /** By symbol. */
    private static List<Long> counted(Relogs relogs) {
        Tally tally = new Tally();
        relogs.handInTo(tally);
        List<Long> counts = new ArrayList<>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            counts.add(tally.relogged(symbol));
        }
        return counts;
    }

    private List<Long> plain(long[] where, int[] what) {
        Map<Long, Integer> before = new HashMap<>();
        long[] counts = new long[SYMBOLS];
        for (int i = 0; i < where.length; i++) {
            Integer last = before.put(where[i], what[i]);
            if (last != null && last == what[i]) {
                counts[tails.symbol(what[i])]++;
            }
        }
        return Arrays.stream(counts).boxed().toList();
    }

    /** Pages that are crowded and pages that are not, aligned starts and others, low and high in the address space. */
    @Provide
    Arbitrary<List<Long>> starts() {
        return Arbitraries.oneOf(
                startsOf(numbers(0, 40).map(i -> i << 5)),
                startsOf(numbers(0, 2_000).map(i -> i << 3)),
                startsOf(numbers(-200, 200).map(i -> i << 5)),
                startsOf(numbers(0, 2_000).map(i -> 0x7f00_0000_0000L + (i % 100 << 12 | i / 100 << 5))),
                startsOf(Arbitraries.longs()));
    }

    private static Arbitrary<Long> numbers(long from, long to) {
        return Arbitraries.longs().between(from, to).withDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<List<Long>> startsOf(Arbitrary<Long> starts) {
        return starts.withoutEdgeCases().list().ofMaxSize(900).withSizeDistribution(RandomDistribution.uniform());
    }
}
