package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import perfmap.symbol.Kind;

/** The buckets that the timeline counts in, by themselves and for maps of any size. */
class BucketsProperties {
    @Property(tries = 500)
    void everyOffsetOfAFileLiesInTheBucketThatIsItsStep(@ForAll("sizes") long size, @ForAll Random random) {
        Timeline timeline = new Timeline(size);
        for (int i = 0; i < 50; i++) {
            int step = random.nextInt(Timeline.STEPS);
            long begin = BigInteger.valueOf(size).multiply(BigInteger.valueOf(step))
                    .add(BigInteger.valueOf(99)).divide(BigInteger.valueOf(100)).longValueExact();
            for (long offset = Math.max(0, begin - 2); offset < Math.min(size, begin + 2); offset++) {
                int bucket = timeline.bucketOf(offset);
                assertThat(bucket).isEqualTo(BigInteger.valueOf(offset).multiply(BigInteger.valueOf(100))
                        .divide(BigInteger.valueOf(size)).intValueExact());
                assertThat(offset).isBetween(timeline.beginOf(bucket), timeline.endOf(bucket) - 1);
            }
            assertThat(timeline.beginOf(step)).isEqualTo(begin);
        }
    }

    @Property(tries = 200)
    void theStepsOfAFileWhoseSizeTimes100IsMoreThan63BitsHoldAreOneBehindTheOther(@ForAll("hugeSizes") long size,
            @ForAll @IntRange(max = 99) int step) {
        Timeline timeline = new Timeline(size);
        long begin = timeline.beginOf(step);
        long end = timeline.endOf(step);
        assertThat(begin).isBetween(size / 100 * step, size / 100 * step + 100);
        assertThat(end).isEqualTo(timeline.beginOf(step + 1));
        assertThat(timeline.bucketOf(begin)).isEqualTo(step);
        assertThat(timeline.bucketOf(end - 1)).isEqualTo(step);
    }

    @Provide
    Arbitrary<Long> hugeSizes() {
        long limit = Long.MAX_VALUE / 100;
        return Arbitraries.oneOf(Arbitraries.longs().between(limit, Long.MAX_VALUE),
                Arbitraries.longs().between(limit - 3, limit + 3));
    }

    @Property(tries = 300)
    void theStepsOfAStreamAreOffByLessThanAFortiethOfAStep(@ForAll("sizes") long size,
            @ForAll @IntRange(max = 300) int lines, @ForAll Random random) {
        Timeline timeline = new Timeline(-1);
        Map<Kind, long[]> exact = new EnumMap<>(Kind.class);
        Map<Kind, long[]> tolerated = new EnumMap<>(Kind.class);
        int last = random.nextInt(lines + 1); // threads need not count it last
        for (int i = 0; i <= lines; i++) {
            long offset = i == last ? size - 1 : random.nextLong(size);
            CountedLine line = new CountedLine(offset, 4 + random.nextInt(50), 0, 0, random.nextInt(3));
            int bucket = timeline.bucketOf(offset);
            assertThat(offset).isBetween(timeline.beginOf(bucket), timeline.endOf(bucket) - 1);
            long[] logBytes = new long[Kind.values().length];
            logBytes[line.traits().kind().ordinal()] = line.bytes();
            timeline.add(offset, logBytes);
            put(exact, line, line.offset(), size);
            put(tolerated, line, Math.max(0, offset - size / (40 * Timeline.STEPS)), size);
        }
        exact.forEach((kind, steps) -> TimelineProperties.assertBetween(
                timeline.logBytes(kind, size), steps, tolerated.get(kind)));
    }

    private static void put(Map<Kind, long[]> steps, CountedLine line, long offset, long size) {
        steps.computeIfAbsent(line.traits().kind(), any -> new long[100])[(int) (offset * 100 / size)] += line.bytes();
    }

    /** Of maps, from a byte to 80 PB. */
    @Provide
    Arbitrary<Long> sizes() {
        return Arbitraries.oneOf(Arbitraries.longs().between(1, 300), Arbitraries.longs().between(1, 100_000),
                Arbitraries.integers().between(13, 55).flatMap(bits ->
                        Arbitraries.longs().between(1L << bits, 2L << bits)),
                Arbitraries.longs().between(1, Long.MAX_VALUE / 100 - 1));
    }
}
