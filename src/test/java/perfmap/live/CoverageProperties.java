package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Coverage against a list of ranges. */
class CoverageProperties {
    private static final int PAGE = 1024;

    /** {@code [first, last]}, unsigned. */
    record Range(long first, long last) {
        @Override
        public String toString() {
            return Long.toHexString(first) + "-" + Long.toHexString(last);
        }
    }

    @Property(tries = 3000)
    void coveringSaysWhetherAnyOfTheRangeWasCoveredBefore(@ForAll("ranges") List<Range> ranges) {
        Coverage coverage = new Coverage();
        PlainCoverage plain = new PlainCoverage();
        for (Range range : ranges) {
            assertThat(coverage.cover(range.first, range.last)).as("%s", range)
                    .isEqualTo(plain.cover(range.first, range.last));
        }
        assertSame(coverage, plain, ranges);
    }

    @Property(tries = 500)
    void pagesOfWhichEveryByteIsCoveredAreFull(@ForAll("rangesInTwoPages") List<Range> ranges) {
        Coverage coverage = new Coverage();
        BitSet covered = new BitSet();
        for (Range range : ranges) {
            boolean touched = !covered.get((int) range.first, (int) range.last + 1).isEmpty();
            covered.set((int) range.first, (int) range.last + 1);
            assertThat(coverage.cover(range.first, range.last)).as("%s", range).isEqualTo(touched);
            assertFull(coverage, covered, range);
        }
    }

    private static void assertFull(Coverage coverage, BitSet covered, Range range) {
        int from = (int) range.first & -4096;
        int to = ((int) range.last | 4095) + 1;
        assertThat(coverage.isFullAround(range.first, range.last)).as("%s", range)
                .isEqualTo(covered.nextClearBit(from) >= to);
    }

    @Property(tries = 1500)
    void askingChangesNothing(@ForAll("ranges") List<Range> ranges) {
        Coverage coverage = new Coverage();
        PlainCoverage plain = new PlainCoverage();
        for (Range range : ranges) {
            assertSame(coverage, plain, range.first, range.last);
            assertSame(coverage, plain, range.last, range.last);
            coverage.cover(range.first, range.last);
            plain.cover(range.first, range.last);
        }
        assertSame(coverage, plain, ranges);
    }

    /** Asks for every edge and its neighbours: alone, its page, from the first address and to the last. */
    private static void assertSame(Coverage coverage, PlainCoverage plain, List<Range> ranges) {
        for (Range range : ranges) {
            for (long edge : new long[] {range.first - 1, range.first, range.last, range.last + 1}) {
                assertSame(coverage, plain, edge, edge);
                assertSame(coverage, plain, 0, edge);
                assertSame(coverage, plain, edge, -1);
                assertSame(coverage, plain, edge & -PAGE, edge | PAGE - 1);
            }
            Range other = ranges.get(ranges.size() / 2);
            if (Long.compareUnsigned(range.last + 1, other.first - 1) <= 0) {
                assertSame(coverage, plain, range.last + 1, other.first - 1);
            }
        }
    }

    private static void assertSame(Coverage coverage, PlainCoverage plain, long first, long last) {
        assertThat(coverage.touches(first, last)).as("%x-%x", first, last)
                .isEqualTo(plain.touches(first, last));
    }

    @Provide
    Arbitrary<List<Range>> ranges() {
        Arbitrary<Range> denselyPacked = ranges(numbers(0x1000, 0x1400 + 50), numbers(0, 40));
        Arbitrary<Range> aligned = ranges(numbers(0x80, 0x200).map(times -> times * 32), numbers(0, 0x60));
        Arbitrary<Range> among = ranges(numbers(0x1000, 0x4000), numbers(0, 0x60));
        Arbitrary<Range> inTheFirstPages = ranges(numbers(0, 0x100).map(times -> times * 32), numbers(0, 0x60));
        Arbitrary<Range> overPages = ranges(numbers(0x4000, 0x6000), numbers(0, 3 * PAGE));
        Arbitrary<Range> atPageBorders = ranges(nearMultiples(PAGE, 8), nearMultiples(PAGE, 3));
        Arbitrary<Range> nearlyLarge = ranges(nearMultiples(PAGE, 200), nearMultiples(64 * PAGE, 3));
        Arbitrary<Range> strewn = ranges(numbers(0, 0x100_0000), numbers(0, 0x200));
        Arbitrary<Range> huge = ranges(numbers(0, 0x1000_0000L), numbers(0, 0x1000_0000L));
        Arbitrary<Range> top = ranges(numbers(-0x30000, -1), nearMultiples(PAGE, 80));
        Arbitrary<Range> middle = ranges(numbers(Long.MAX_VALUE - 0x20000, Long.MAX_VALUE),
                nearMultiples(PAGE, 200));
        Arbitrary<Range> anywhere = ranges(numbers(Long.MIN_VALUE, Long.MAX_VALUE),
                numbers(Long.MIN_VALUE, Long.MAX_VALUE));
        return Arbitraries.oneOf(
                lists(aligned), lists(Arbitraries.frequencyOf(Tuple.of(8, aligned), Tuple.of(1, among))),
                lists(Arbitraries.oneOf(inTheFirstPages, atPageBorders)),
                lists(denselyPacked), lists(overPages), lists(atPageBorders),
                lists(Arbitraries.oneOf(nearlyLarge, atPageBorders)),
                lists(Arbitraries.oneOf(strewn, huge)), lists(strewn),
                lists(top), lists(middle), lists(Arbitraries.oneOf(anywhere, top, strewn)));
    }

    @Provide
    Arbitrary<List<Range>> rangesInTwoPages() {
        Arbitrary<Range> aligned = ranges(numbers(0x7c, 0x17f).map(times -> times * 32), numbers(0, 0x100));
        Arbitrary<Range> whole = ranges(numbers(0x7c, 0x17f).map(times -> times * 32),
                numbers(1, 12).map(times -> times * 32 - 1));
        Arbitrary<Range> anywhere = ranges(numbers(0xfc0, 0x2fff), numbers(0, 0xff));
        return Arbitraries.of(whole, aligned, anywhere, Arbitraries.oneOf(whole, anywhere))
                .flatMap(ranges -> ranges.list().ofMinSize(100).ofMaxSize(500));
    }

    private static Arbitrary<List<Range>> lists(Arbitrary<Range> ranges) {
        return ranges.list().ofMaxSize(60);
    }

    private static Arbitrary<Long> numbers(long from, long to) {
        return Arbitraries.longs().between(from, to).withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }

    private static Arbitrary<Long> nearMultiples(int unit, int most) {
        return Combinators.combine(numbers(1, most), numbers(-2, 2)).as((times, off) -> times * unit + off);
    }

    /** Ranges of {@code length} + 1 addresses, cut at the last address. */
    private static Arbitrary<Range> ranges(Arbitrary<Long> firsts, Arbitrary<Long> lengths) {
        return Combinators.combine(firsts, lengths).as((first, length) -> {
            long last = first + length;
            return new Range(first, Long.compareUnsigned(last, first) < 0 ? -1 : last);
        });
    }
}
