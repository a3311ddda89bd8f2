package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ElapsedTimeTest {
    @ParameterizedTest
    @CsvSource({"3d4h, 273600", "90m, 5400", "45s, 45", "1.5h, 5400", "2w, 1209600", "1w2d3h4m5.5s, 788645.5",
        "4h3d, 273600", "0d1s, 1", "0.5s, 0.5"})
    void aTimeIsTheSumOfItsParts(String text, double seconds) {
        assertThat(new ElapsedTime().convert(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "3", "3 d", "d", "3d 4h", "3d,4h", "-3d", "+3d", "3y", "3D", "1e3s",
        ".5s", "5.s", "0s", "0d0h", "0.0001s", "99999999999999d", "3dx", "x3d"})
    void whatIsNoTimeIsRefused(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new ElapsedTime().convert(text)).withMessageContaining("is no stretch of time");
    }

    @Test
    void aTimeOfSoManyDigitsThatItHasNoNumberIsRefused() {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new ElapsedTime().convert("9".repeat(400) + "d"));
    }
}
