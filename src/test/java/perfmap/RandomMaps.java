package perfmap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Maps that overlap heavily, for property tests: a parameter of type {@link RandomMaps.TestMap} gets one. */
public final class RandomMaps implements ArbitraryProvider {
    /** The bytes of a map; shown as text when a property fails. */
    public record TestMap(byte[] bytes) {
        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(TestMap.class);
    }

    @Override
    public java.util.Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        return java.util.Set.of(maps());
    }

    /** Maps of up to 200 lines, most of one neighbourhood each. */
    public static Arbitrary<TestMap> maps() {
        return Arbitraries.oneOf(
                mapsOf(entries(numbers(0x1000, 0x1100), numbers(0, 0x18))),
                mapsOf(entries(numbers(0x10000, 0x14000), numbers(0, 0x900))),
                mapsOf(Arbitraries.frequencyOf(
                        Tuple.of(20, entries(aligned(0x1000, 0x2fe0), numbers(1, 0x60))),
                        Tuple.of(4, entries(aligned(0x1000, 0x2fe0), Arbitraries.just(0L))),
                        Tuple.of(1, entries(numbers(0x1000, 0x2fff), numbers(0, 0x60))))),
                mapsOf(Arbitraries.frequencyOf(
                        Tuple.of(20, entries(aligned(0x1000, 0x2fe0), numbers(1, 0x60))),
                        Tuple.of(1, entries(numbers(0, 0x3000), numbers(0x1_1000, 0x4_0000))))),
                mapsOf(entries(numbers(-0x100, -1), numbers(0, 0x40))),
                mapsOf(entries(numbers(0x7fff_ffff_ffff_ff80L, 0x7fff_ffff_ffff_ffffL), numbers(0, 0x100))),
                mapsOf(Arbitraries.oneOf(
                        entries(numbers(0x1000_0000L, 0x1004_0000L), numbers(0, 0x400)),
                        entries(numbers(0x0ffe_0000L, 0x1008_0000L), numbers(0xf000, 0x4_0000)),
                        entries(numbers(0, 0x2000_0000L), numbers(0, 0x100_0000_0000L)))),
                mapsOf(Arbitraries.oneOf(
                        entries(numbers(Long.MIN_VALUE, Long.MAX_VALUE), numbers(0, 0x1000)),
                        entries(numbers(0, 0x100), numbers(Long.MIN_VALUE, Long.MAX_VALUE)))),
                mapsOf(Arbitraries.oneOf(
                        entries(numbers(0x1000, 0x1100), numbers(0, 0x18)), oddLines())));
    }

    private static Arbitrary<TestMap> mapsOf(Arbitrary<String> lines) {
        Arbitrary<String> ends = Arbitraries.frequency(
                Tuple.of(8, "\n"), Tuple.of(1, ""));
        return Combinators.combine(lines.list().ofMaxSize(200), ends).as((all, end) ->
                new TestMap((String.join("\n", all) + end).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Arbitrary<Long> numbers(long from, long to) {
        return Arbitraries.longs().between(from, to).withDistribution(
                net.jqwik.api.RandomDistribution.uniform());
    }

    /** As nearly all code is. */
    private static Arbitrary<Long> aligned(long from, long to) {
        return numbers(from >> 5, to >> 5).map(number -> number << 5);
    }

    private static Arbitrary<String> entries(Arbitrary<Long> starts, Arbitrary<Long> sizes) {
        return Combinators.combine(starts, sizes, names()).as((start, size, name) ->
                Long.toHexString(start) + " " + Long.toHexString(size) + " " + name);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of("a", "b", "Stub:utf8Write", "Stub:write", "LazyCompile:~f /srv/app/x.js:1", ""),
                Arbitraries.strings().withCharRange('\1', '\u00ff').excludeChars('\n').ofMaxLength(40));
    }

    private static Arbitrary<String> oddLines() {
        return Arbitraries.oneOf(
                Arbitraries.of(List.of("", "\r", "\0\0\0", "1000", "1000 ", "1000 10", " 1000 10 x", "1000 10x y",
                        "xyz", "10000000000000000 1 x", "0 10000000000000000 x", "0x 1 x", "1000 0x x",
                        "ffffffffffffff00 100 top", "ffffffffffffff00 101 over", "1000 0 zero", "1000\t10\ttab",
                        "0x1000 0X10 prefixed", "00000000000000000001010 0000000000000000000004 zeros",
                        "1008 8 cr\r", "\0\0\0001010 8 nuls", "1000   10 blanks", "1004 4 two  blanks",
                        "1000 10", "g000 1 x", "1000 1g x", "1020 4 cr\r\r", "1024 FF UPPER")),
                Arbitraries.strings().withChars("01fFxX \t\r\0g`@/:;").ofMaxLength(30));
    }
}
