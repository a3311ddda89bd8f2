package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** Numbers of tails against a table of the JDK's. */
class TailsProperties {
    private record Tail(long size, int symbol) {
    }

    @Property(tries = 300)
    void twoTailsHaveOneNumberIfAndOnlyIfTheyAreTheSame(@ForAll("tails") List<Tail> asked,
            @ForAll boolean thoseThatAreBriefAreTaken) {
        Tails tails = thoseThatAreBriefAreTaken ? CrowdedTails.WITH_BRIEF_ONES_OF_EVEN_SIZES : new Tails();
        Map<Tail, Integer> numbers = new HashMap<>();
        for (Tail tail : asked) {
            int number = tails.numberOf(tail.size, tail.symbol);
            assertThat(numbers.getOrDefault(tail, number)).isEqualTo(number);
            numbers.put(tail, number);
        }
        assertThat(new HashSet<>(numbers.values())).hasSameSizeAs(numbers.keySet()).doesNotContain(0);
        numbers.forEach((tail, number) -> {
            assertThat(new Tail(tails.size(number), tails.symbol(number))).isEqualTo(tail);
            assertThat(tails.numberOf(tail.size, tail.symbol)).isEqualTo(number);
            int inBrief = tails.inBrief(number);
            assertThat(new Tail(tails.size(inBrief), tails.symbol(inBrief))).isEqualTo(tail);
            assertThat(tails.atLength(inBrief)).isEqualTo(tails.atLength(number)).isEqualTo(number);
            assertThat(tails.inBrief(inBrief)).isEqualTo(tails.inBrief(number)).isEqualTo(inBrief);
        });
    }

    @Example
    void threadsThatAskAtOnceAreToldTheSame() throws Exception {
        Tails tails = new Tails();
        List<Tail> asked = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            asked.add(new Tail(0x1000 + i, i % 100));
        }
        for (int i = 0; i < 40_000; i++) { // more than there are brief numbers
            asked.add(new Tail(i % 100, i));
        }
        Map<Tail, Integer> numbers = new ConcurrentHashMap<>();
        CyclicBarrier together = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                List<Tail> order = new ArrayList<>(asked);
                Collections.shuffle(order, new Random(i / 2)); // two threads each meet the same tails at once
                done.add(threads.submit(() -> {
                    together.await();
                    for (Tail tail : order) {
                        int number = tails.inBrief(tails.numberOf(tail.size, tail.symbol));
                        assertThat(numbers.merge(tail, number, (before, now) -> before)).isEqualTo(number);
                        assertThat(new Tail(tails.size(number), tails.symbol(number))).isEqualTo(tail);
                    }
                    return null;
                }));
            }
            for (Future<?> thread : done) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(new HashSet<>(numbers.values())).hasSameSizeAs(asked);
    }

    /** Sizes and symbols to either side of where they get too large; tails that a small table puts close together. */
    @Provide
    Arbitrary<List<Tail>> tails() {
        Arbitrary<Long> sizes = Arbitraries.oneOf(Arbitraries.longs().between(0, 3),
                Arbitraries.longs().between(0xffe, 0x1003), Arbitraries.longs());
        Arbitrary<Integer> symbols = Arbitraries.oneOf(Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between((1 << 19) - (1 << 15) - 3, (1 << 19) - (1 << 15) + 3),
                Arbitraries.integers().between(0, Integer.MAX_VALUE));
        long inverse = 0xf1de83e19937733dL; // of the odd number that the table multiplies by, modulo 2^64
        Arbitrary<Tail> crowded = Arbitraries.longs().between(1, 400)
                .map(i -> new Tail((i << 40 | 255L << 32) * inverse * inverse, 0));
        return Arbitraries.oneOf(Combinators.combine(sizes, symbols).as(Tail::new), crowded)
                .list().ofMaxSize(700).withSizeDistribution(RandomDistribution.uniform());
    }
}
