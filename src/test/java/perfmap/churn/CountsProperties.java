package perfmap.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import perfmap.churn.PlainChurn.Sum;

/** Counts as a report tells them: what can't be is refused, and sums are those of numbers without end. */
class CountsProperties {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger TOO_MUCH = BigInteger.ONE.shiftLeft(127);
    private static final Sum USUAL = new Sum(5, 40, 20, 10, 1000, WORD.add(BigInteger.TEN), WORD.shiftLeft(1));

    @Property
    void countsAddUpToTheLastByte(@ForAll("sums") Sum a, @ForAll("sums") Sum b) {
        Counts sum = counts(a).plus(counts(b));
        assertThat(Sum.of(sum)).isEqualTo(a.plus(b));
        assertThat(sum.stale()).isEqualTo(a.entries() - a.live() + b.entries() - b.live());
        assertThat(sum.moved()).isEqualTo(sum.entries() - sum.relogged() - sum.symbols());
        assertThat(Sum.of(counts(a))).isEqualTo(a);
        assertThat(counts(a).sameAs(counts(b))).isEqualTo(a.equals(b));
    }

    @Example
    void countsAreTheSameOnlyIfEveryNumberIs() {
        assertThat(counts(USUAL).sameAs(counts(USUAL))).isTrue();
        List<Sum> others = oneMoreOfEach(USUAL);
        others.add(new Sum(5, 40, 20, 10, 1000, BigInteger.TEN, USUAL.liveCodeBytes()));
        others.add(new Sum(5, 40, 20, 10, 1000, USUAL.codeBytes(), WORD));
        for (Sum other : others) {
            assertThat(counts(other).sameAs(counts(USUAL))).as("%s", other).isFalse();
            assertThat(counts(USUAL).sameAs(counts(other))).as("%s", other).isFalse();
        }
    }

    private static List<Sum> oneMoreOfEach(Sum sum) {
        BigInteger zero = BigInteger.ZERO;
        BigInteger one = BigInteger.ONE;
        return new ArrayList<>(List.of(sum.plus(new Sum(1, 0, 0, 0, 0, zero, zero)),
                sum.plus(new Sum(0, 1, 0, 0, 0, zero, zero)), sum.plus(new Sum(0, 0, 1, 0, 0, zero, zero)),
                sum.plus(new Sum(0, 0, 0, 1, 0, zero, zero)), sum.plus(new Sum(0, 0, 0, 0, 1, zero, zero)),
                sum.plus(new Sum(0, 0, 0, 0, 0, one, zero)), sum.plus(new Sum(0, 0, 0, 0, 0, zero, one))));
    }

    @Example
    void whatNoMapCanHaveIsRefused() {
        BigInteger zero = BigInteger.ZERO;
        BigInteger negative = BigInteger.ONE.negate();
        List<Sum> impossible = List.of(
                new Sum(-1, 1, 0, 0, 0, zero, zero), new Sum(1, -1, -1, -1, 0, zero, zero),
                new Sum(1, 1, -1, 0, 0, zero, zero), new Sum(1, 1, 0, -1, 0, zero, zero),
                new Sum(1, 1, 0, 0, -1, zero, zero), new Sum(1, 1, 2, 0, 0, zero, zero),
                new Sum(1, 1, 0, 2, 0, zero, zero), new Sum(1, 1, 0, 0, 0, negative, zero),
                new Sum(1, 1, 0, 0, 0, zero, negative), new Sum(1, 1, 0, 0, 0, TOO_MUCH, zero),
                new Sum(1, 1, 0, 0, 0, zero, TOO_MUCH));
        for (Sum sum : impossible) {
            assertThatIllegalArgumentException().as("%s", sum).isThrownBy(() -> counts(sum));
        }
    }

    @Example
    void whatAMapCanJustHaveIsTaken() {
        BigInteger most = TOO_MUCH.subtract(BigInteger.ONE);
        for (Sum sum : List.of(Sum.NONE, new Sum(3, 3, 3, 3, 0, most, most), new Sum(0, 1, 0, 1, 1, most, most))) {
            assertThat(Sum.of(counts(sum))).isEqualTo(sum);
        }
    }

    private static Counts counts(Sum sum) {
        return Counts.of(sum.symbols(), sum.entries(), sum.live(), sum.relogged(), sum.logBytes(), sum.codeBytes(),
                sum.liveCodeBytes());
    }

    @Provide
    Arbitrary<Sum> sums() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, 1L << 40);
        Arbitrary<BigInteger> bytes = Arbitraries.bigIntegers().between(BigInteger.ZERO, TOO_MUCH.shiftRight(1));
        return Combinators.combine(numbers, numbers, numbers, numbers, numbers, bytes, bytes)
                .as((symbols, stale, live, relogged, logBytes, code, liveCode) -> new Sum(symbols,
                        stale + live, live, Math.min(relogged, stale + live), logBytes, code, liveCode));
    }
}
