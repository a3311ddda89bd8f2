package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** Numbers as people read them, held against those of {@link java.util.Formatter}. */
class UnitsProperties {
    @Property
    void countsAreThousandsApart(@ForAll long number) {
        assertThat(Units.count(number)).isEqualTo(formatted("%,d", number));
    }

    @Property
    void ratesHaveThreeDigitsThatCountOrGoToTheUnit(@ForAll @DoubleRange(max = 1e12) double number) {
        int decimals = number >= 99.95 ? 0 : number >= 9.995 ? 1 : 2;
        assertThat(Units.rate(number)).isEqualTo(formatted("%,." + decimals + "f", number));
    }

    @Property
    void bytesHaveThreeDigitsThatCount(@ForAll @LongRange(min = 1000, max = 999_499) long bytes) {
        double thousands = bytes / 1000.0;
        int decimals = thousands >= 99.95 ? 0 : thousands >= 9.995 ? 1 : 2;
        assertThat(Units.bytes(bytes)).isEqualTo(formatted("%." + decimals + "f kB", thousands));
    }

    @Property
    void sharesHaveOneDecimal(@ForAll @DoubleRange(min = 0.05, max = 99.9) double percent) {
        assertThat(Units.share(percent, 100)).isEqualTo(formatted("%.1f %%", percent));
    }

    @Property
    void secondsHaveThreeDigitsThatCount(@ForAll @DoubleRange(max = 99.99) double seconds) {
        assertThat(Units.seconds(seconds)).isEqualTo(formatted(seconds < 10 ? "%.2f s" : "%.1f s", seconds));
    }

    @Example
    void halvesAreRoundedUp() {
        assertThat(Units.rate(0.125)).isEqualTo("0.13");
        assertThat(Units.share(12.25, 100)).isEqualTo("12.3 %");
        assertThat(Units.rate(100.5)).isEqualTo("101");
    }

    @Example
    void whatIsNoNumberIsShownAsWhatItIs() {
        assertThat(Units.bytes(Double.POSITIVE_INFINITY)).isEqualTo("Infinity EB");
        assertThat(Units.rate(Double.NaN)).isEqualTo("NaN");
    }

    private static String formatted(String format, Object number) {
        return String.format(Locale.ROOT, format, number);
    }
}
