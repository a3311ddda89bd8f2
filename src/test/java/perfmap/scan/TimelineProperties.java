package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import perfmap.RandomMaps.TestMap;
import perfmap.TestMaps;
import perfmap.churn.PlainChurn;
import perfmap.symbol.Kind;

/** How the log grew, against a plain count: an entry belongs to the step in which its line begins, behind any NULs. */
class TimelineProperties {
    @Property(tries = 400)
    void theStepsOfAFileAreExactForAnyNumberOfThreadsAndBlocksOfAnySize(@ForAll TestMap map,
            @ForAll @IntRange(min = 1, max = 5) int threads, @ForAll @IntRange(min = 1, max = 300) int block)
            throws IOException {
        Scan scan = Compacting.scanFile(map.bytes(), threads, block);
        assertThat(text(steps(scan))).isEqualTo(text(plainSteps(map.bytes())));
    }

    @Property(tries = 200)
    void theStepsOfAStreamAddUpToTheLogBytesOfEachKind(@ForAll TestMap map,
            @ForAll @IntRange(min = 1, max = 3) int threads) throws IOException {
        Scan scan = Compacting.scanPacked(map.bytes(), threads, 100);
        assertThat(totals(steps(scan))).isEqualTo(totals(plainSteps(map.bytes())));
    }

    @Example
    void theStepsOfRecordedMapsAreExactAndThoseOfTheirStreamsOffByLessThanAFortiethOfAStep() throws IOException {
        for (Path map : TestMaps.real()) {
            byte[] bytes = TestMaps.unpacked(map);
            Map<Kind, long[]> exact = plainSteps(bytes);
            Map<Kind, long[]> tolerated = plainSteps(bytes, bytes.length / (40 * Timeline.STEPS));
            for (int threads = 1; threads <= 3; threads++) {
                assertThat(text(steps(Compacting.scanFile(bytes, threads, 1 << 14)))).isEqualTo(text(exact));
                Map<Kind, long[]> stream = steps(Compacting.scanPacked(bytes, threads, 1 << 16));
                assertThat(totals(stream)).isEqualTo(totals(exact));
                exact.forEach((kind, steps) -> assertBetween(stream.get(kind), steps, tolerated.get(kind)));
            }
        }
    }

    @Example
    void whatFollowsMillionsOfNulsBelongsWhereItStands() throws IOException {
        ByteArrayOutputStream map = new ByteArrayOutputStream();
        for (int nuls : new int[] {3_000_000, 5, 200_000, 1_500_000}) {
            map.writeBytes("1000 10 Stub:a\n1100 10 KeyedLoadIC:k\n".getBytes(StandardCharsets.ISO_8859_1));
            map.writeBytes(new byte[nuls]);
            map.writeBytes("2000 10 LoadIC:b\n2000 10 LoadIC:c\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] bytes = map.toByteArray();
        Map<Kind, long[]> exact = plainSteps(bytes);
        Map<Kind, long[]> tolerated = plainSteps(bytes, bytes.length / (40 * Timeline.STEPS));
        for (int threads = 1; threads <= 3; threads++) {
            assertThat(text(steps(Compacting.scanFile(bytes, threads, 1 << 14)))).isEqualTo(text(exact));
            Map<Kind, long[]> stream = steps(Compacting.scanPacked(bytes, threads, 1 << 16));
            exact.forEach((kind, steps) -> assertBetween(stream.get(kind), steps, tolerated.get(kind)));
        }
    }

    /** A border that is off moves what begins shortly behind it to the step before. */
    static void assertBetween(long[] stream, long[] exact, long[] tolerated) {
        long streamSum = 0;
        long exactSum = 0;
        long toleratedSum = 0;
        for (int step = 0; step < Timeline.STEPS; step++) {
            streamSum += stream[step];
            exactSum += exact[step];
            toleratedSum += tolerated[step];
            assertThat(streamSum).isBetween(exactSum, toleratedSum);
        }
    }

    private static Map<Kind, long[]> steps(Scan scan) {
        Map<Kind, long[]> steps = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            long[] logBytes = scan.churn().timeline().logBytes(kind, scan.mapBytes());
            assertThat(logBytes).hasSize(100);
            if (Arrays.stream(logBytes).sum() > 0) {
                steps.put(kind, logBytes);
            }
        }
        return steps;
    }

    private static Map<Kind, String> text(Map<Kind, long[]> steps) {
        Map<Kind, String> text = new EnumMap<>(Kind.class);
        steps.forEach((kind, logBytes) -> text.put(kind, Arrays.toString(logBytes)));
        return text;
    }

    private static Map<Kind, Long> totals(Map<Kind, long[]> steps) {
        Map<Kind, Long> totals = new EnumMap<>(Kind.class);
        steps.forEach((kind, logBytes) -> totals.put(kind, Arrays.stream(logBytes).sum()));
        return totals;
    }

    private static Map<Kind, long[]> plainSteps(byte[] map) {
        return plainSteps(map, 0);
    }

    /** Lines are taken to begin {@code early} bytes before they do. */
    private static Map<Kind, long[]> plainSteps(byte[] map, long early) {
        Map<Kind, long[]> steps = new EnumMap<>(Kind.class);
        for (PlainChurn.Line line : new PlainChurn(map).lines()) {
            Kind kind = PlainChurn.traits(line.entry().name()).kind();
            int step = (int) (Math.max(0, line.offset() - early) * 100 / map.length);
            steps.computeIfAbsent(kind, any -> new long[100])[step] += line.bytes();
        }
        return steps;
    }
}
