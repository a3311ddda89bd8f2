package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Starts against a sorted map of the JDK's, whatever becomes of the pages that they are in. */
class StartsProperties {
    private enum What { PUT, STRIKE, INTERRUPT, STRIKE_REACHING }

    private record Step(What what, long address, long size, boolean inBrief) {
    }

    private static final class PlainStart {
        int tail;
        boolean marked;
        boolean interrupted;
    }

    @Property(tries = 1000)
    void everyStepDoesWhatItDoesToAPlainMap(@ForAll("steps") List<Step> steps, @ForAll boolean halfAreBrief) {
        Tails tails = halfAreBrief ? CrowdedTails.WITH_BRIEF_ONES_OF_EVEN_SIZES : new Tails();
        Starts starts = new Starts(tails, true);
        TreeMap<Long, PlainStart> plain = new TreeMap<>();
        for (Step step : steps) {
            long last = step.address + step.size - 1;
            switch (step.what) {
                case PUT -> {
                    int tail = tails.numberOf(step.size, 1);
                    int before = starts.put(step.address, step.inBrief ? tails.inBrief(tail) : tail);
                    assertThat(atLength(tails, before)).isEqualTo(put(plain, step.address, tail));
                }
                case STRIKE -> {
                    starts.strike(step.address, last);
                    plain.subMap(step.address, true, last, true).values().forEach(start -> start.marked = false);
                }
                case INTERRUPT -> {
                    starts.interrupt(step.address);
                    if (plain.containsKey(step.address)) {
                        plain.get(step.address).interrupted = true;
                    }
                }
                default -> {
                    starts.strikeReaching(step.address);
                    strikeReaching(plain, step.address, tails);
                }
            }
        }
        Run marked = new Run(0);
        starts.addMarkedTo(marked);
        List<Map.Entry<Long, Integer>> inOrder = new ArrayList<>();
        for (int i = 0; i < marked.count; i++) {
            inOrder.add(Map.entry(marked.starts[i], atLength(tails, marked.tails[i])));
        }
        List<Map.Entry<Long, Integer>> expected = new ArrayList<>();
        plain.forEach((start, what) -> {
            if (what.marked) {
                expected.add(Map.entry(start, what.tail));
            }
        });
        assertThat(inOrder).isEqualTo(expected);
        assertThat(starts.markedCount()).isEqualTo(expected.size());
    }

    /** It was alone in its page when it was interrupted, and one of many when it was logged again. */
    @Example
    void aLoneStartThatWasInterruptedIsSoStillInACrowd() {
        Tails tails = new Tails();
        Starts starts = new Starts(tails, true);
        int tail = tails.numberOf(8, 1);
        starts.put(0x1000, tail);
        starts.interrupt(0x1000);
        for (int start = 0x1020; start < 0x2000; start += 0x20) {
            starts.put(start, tail);
        }
        assertThat(starts.put(0x1000, tail)).isZero();
        assertThat(starts.put(0x1000, tail)).isEqualTo(tail);
    }

    private static int atLength(Tails tails, int tail) {
        return tail == 0 ? 0 : tails.atLength(tail);
    }

    private static int put(TreeMap<Long, PlainStart> plain, long address, int tail) {
        PlainStart start = plain.computeIfAbsent(address, missing -> new PlainStart());
        int before = start.interrupted ? 0 : start.tail;
        start.tail = tail;
        start.marked = true;
        start.interrupted = false;
        return before;
    }

    private static void strikeReaching(TreeMap<Long, PlainStart> plain, long address, Tails tails) {
        long reached = address;
        for (Map.Entry<Long, PlainStart> before : plain.headMap(address, false).descendingMap().entrySet()) {
            if (before.getValue().marked) {
                if (before.getKey() + tails.size(before.getValue().tail) <= reached) {
                    return;
                }
                before.getValue().marked = false;
                reached = before.getKey();
            }
        }
    }

    /** In a few pages, with starts of every alignment: lone ones, lists and grids, each of which becomes another. */
    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<What> what = Arbitraries.frequency(Tuple.of(30, What.PUT), Tuple.of(10, What.STRIKE),
                Tuple.of(1, What.INTERRUPT), Tuple.of(1, What.STRIKE_REACHING));
        return Arbitraries.of(1L, 4L, 8L, 32L).flatMap(alignment -> {
            Arbitrary<Long> usual = numbers(0, 0x3000 / alignment).map(i -> 0x7000 + i * alignment);
            Arbitrary<Long> unusual = Arbitraries.oneOf(numbers(0x7000, 0xa000), numbers(0, 0x40_0000));
            Arbitrary<Long> address = Arbitraries.frequencyOf(Tuple.of(200, usual), Tuple.of(1, unusual));
            Arbitrary<Long> size = Arbitraries.frequencyOf(Tuple.of(40, numbers(1, 100)),
                    Tuple.of(4, numbers(1, 0x3000)), Tuple.of(1, numbers(1, 0x30_0000)));
            return Combinators.combine(what, address, size, Arbitraries.of(true, false)).as(Step::new)
                    .list().ofMaxSize(2_500).withSizeDistribution(RandomDistribution.uniform());
        });
    }

    private static Arbitrary<Long> numbers(long from, long to) {
        return Arbitraries.longs().between(from, to).withDistribution(RandomDistribution.uniform()).withoutEdgeCases();
    }
}
