package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LargeRangesProperties {
    record Range(long first, long last) {
    }

    @Property
    void rangesAreTouchedAndContainedAsByAPlainList(@ForAll("ranges") List<Range> ranges) {
        LargeRanges large = new LargeRanges();
        PlainCoverage plain = new PlainCoverage();
        for (Range range : ranges) {
            assertSame(large, plain, range.first, range.last);
            assertSame(large, plain, range.last, range.last); // the gap of the question before may answer
            large.add(range.first, range.last);
            plain.cover(range.first, range.last);
            assertThat(large.contains(range.first, range.last)).isTrue();
            for (Range other : ranges) {
                assertSame(large, plain, other.first, other.last);
            }
        }
    }

    private static void assertSame(LargeRanges large, PlainCoverage plain, long first, long last) {
        assertThat(large.touches(first, last)).isEqualTo(plain.touches(first, last));
    }

    @Example
    void rangesThatShareAnAddressAreOneAndThoseThatOnlyTouchAreNot() {
        LargeRanges large = new LargeRanges();
        large.add(0x1000, 0x2000);
        large.add(0x3000, 0x4000);
        assertThat(large.contains(0x1000, 0x4000)).isFalse();
        large.add(0x2000, 0x3000);
        assertThat(large.contains(0x1000, 0x4000)).isTrue();
        large.add(0x4001, 0x5000);
        assertThat(large.contains(0x4000, 0x4001)).isFalse();
    }

    @Example
    void aRangeIsContainedOnlyWhole() {
        LargeRanges large = new LargeRanges();
        large.add(0x1000, 0x1fff);
        large.add(-0x1000, -1);
        assertThat(large.contains(0x1000, 0x1fff)).isTrue();
        assertThat(large.contains(0xfff, 0x1fff)).isFalse();
        assertThat(large.contains(0x1000, 0x2000)).isFalse();
        assertThat(large.contains(-1, -1)).isTrue();
        assertThat(large.contains(-0x1001, -1)).isFalse();
        assertThat(large.contains(0, 0)).isFalse();
    }

    @Provide
    Arbitrary<List<Range>> ranges() {
        Arbitrary<Long> addresses = Arbitraries.oneOf(Arbitraries.longs().between(0, 60),
                Arbitraries.longs().between(-60, -1), Arbitraries.longs(),
                Arbitraries.longs().between(Long.MAX_VALUE - 30, Long.MAX_VALUE));
        Arbitrary<Long> lengths = Arbitraries.oneOf(Arbitraries.longs().between(0, 20), Arbitraries.longs());
        return Combinators.combine(addresses, lengths).as((first, length) -> {
            long last = first + length;
            return new Range(first, Long.compareUnsigned(last, first) < 0 ? -1 : last);
        }).list().ofMaxSize(30);
    }
}
