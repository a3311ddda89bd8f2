package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is counted by symbol against plain sums. */
class TallyProperties {
    /** To either side of where the tally grows, and of nowhere. */
    private static final List<Integer> SYMBOLS =
            List.of(0, 1, 4_094, 4_095, 4_096, 4_097, 12_287, 65_535, 65_536, 65_537, 300_000);

    private record Addition(int symbol, long entries, long logBytes, long codeBytes, long relogged) {
    }

    @Property(tries = 300)
    void everySumIsThatOfWhatWasAddedThoseOfCodeBytesBeyond64Bits(@ForAll("additions") List<Addition> additions) {
        Tally tally = new Tally();
        for (Addition added : additions) {
            tally.add(added.symbol, added.entries, added.logBytes, added.codeBytes);
            tally.addRelogged(added.symbol, added.relogged);
        }
        for (int symbol : SYMBOLS) {
            List<Addition> its = additions.stream().filter(added -> added.symbol == symbol).toList();
            assertThat(tally.entries(symbol)).isEqualTo(its.stream().mapToLong(Addition::entries).sum());
            assertThat(tally.logBytes(symbol)).isEqualTo(its.stream().mapToLong(Addition::logBytes).sum());
            assertThat(tally.relogged(symbol)).isEqualTo(its.stream().mapToLong(Addition::relogged).sum());
            BigInteger codeBytes = its.stream().map(added -> unsigned(added.codeBytes))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            assertThat(BigInteger.valueOf(tally.codeBytesHigh(symbol)).shiftLeft(64)
                    .add(unsigned(tally.codeBytesLow(symbol)))).isEqualTo(codeBytes);
        }
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }

    @Provide
    Arbitrary<List<Addition>> additions() {
        Arbitrary<Long> counts = Arbitraries.longs().between(1, 1L << 40);
        Arbitrary<Long> codeBytes = Arbitraries.oneOf(Arbitraries.longs().between(0, 5_000), Arbitraries.longs());
        return Combinators.combine(Arbitraries.of(SYMBOLS), counts, counts, codeBytes, counts).as(Addition::new)
                .list().ofMaxSize(60);
    }
}
