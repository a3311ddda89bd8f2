package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The table of lone starts against one of the JDK's. */
class LoneStartsProperties {
    private record Ends(int first, int last) {
    }

    @Property(tries = 300)
    void everyStartHasTheEndsItWasGivenLastUntilItIsForgotten(@ForAll("starts") List<Long> starts,
            @ForAll Random random) {
        LoneStarts lone = new LoneStarts();
        Map<Long, Ends> plain = new HashMap<>();
        for (long start : starts) {
            int place = lone.find(start);
            assertThat(place >= 0).isEqualTo(plain.containsKey(start));
            Ends ends = new Ends(tail(random), tail(random));
            if (place < 0) {
                lone.put(start, ends.first, ends.last);
                plain.put(start, ends);
            } else if (random.nextInt(4) == 0) {
                lone.forget(place);
                plain.remove(start);
            } else {
                lone.setEnds(place, ends.first, ends.last);
                plain.put(start, ends);
            }
        }
        assertSame(lone, plain);
        starts.forEach(start -> assertThat(lone.find(start) >= 0).isEqualTo(plain.containsKey(start)));
    }

    @Property(tries = 100)
    void withRoomMadeForOthersEveryStartStaysWhereItIsWhileTheyArePut(@ForAll("starts") List<Long> own,
            @ForAll("starts") List<Long> others) {
        LoneStarts lone = filled(own);
        LoneStarts other = filled(others);
        lone.makeRoomFor(other);
        Map<Long, Integer> places = new HashMap<>();
        own.forEach(start -> places.put(start, lone.find(start)));
        putAll(lone, others);
        places.forEach((start, place) -> assertThat(lone.find(start)).isEqualTo(place).isNotNegative());
    }

    private static LoneStarts filled(List<Long> starts) {
        LoneStarts lone = new LoneStarts();
        putAll(lone, starts);
        return lone;
    }

    private static void putAll(LoneStarts lone, List<Long> starts) {
        for (long start : starts) {
            if (lone.find(start) < 0) {
                lone.put(start, 7, -7);
            }
        }
    }

    private static void assertSame(LoneStarts lone, Map<Long, Ends> plain) {
        Map<Long, Ends> all = new HashMap<>();
        lone.forEach((start, first, last) ->
                assertThat(all.put(start, new Ends(first, last))).as("once").isNull());
        assertThat(all).isEqualTo(plain);
        plain.forEach((start, ends) -> {
            int place = lone.find(start);
            assertThat(new Ends(lone.first(place), lone.last(place))).isEqualTo(ends);
        });
    }

    /** Any number but 0. */
    private static int tail(Random random) {
        int tail = random.nextBoolean() ? random.nextInt() : random.nextInt(3) - 1;
        return tail == 0 ? 1 : tail;
    }

    /** Neighbours, starts all over the address space, and starts that a table of few slots puts close together. */
    @Provide
    Arbitrary<List<Long>> starts() {
        long inverse = 0xf1de83e19937733dL; // of the odd number that the table multiplies by, modulo 2^64
        Arbitrary<Long> crowded = Arbitraries.longs().between(0, 400).map(i -> (i << 40 | 255L << 32) * inverse);
        return Arbitraries.oneOf(Arbitraries.longs().between(0, 300), Arbitraries.longs(), crowded)
                .withoutEdgeCases()
                .list().ofMaxSize(700).withSizeDistribution(RandomDistribution.uniform());
    }
}
