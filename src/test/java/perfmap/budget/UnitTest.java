package perfmap.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10 MB         | 10000000
            10MB          | 10000000
            10 mb         | 10000000
            1.5GB         | 1500000000
            1.5 GB        | 1500000000
            512 KiB       | 524288
            512kib        | 524288
            2 MiB         | 2097152
            1 GiB         | 1073741824
            1 TiB         | 1099511627776
            3 kB          | 3000
            3 KB          | 3000
            0             | 0
            4096          | 4096
            4096 B        | 4096
            5,000         | 5000
            5_000_000     | 5000000
            1 234 567     | 1234567
            1,000.5 kB    | 1000500
            """)
    void bytesAreReadAsPeopleWriteThem(String text, double bytes) throws WrongBudget {
        assertThat(Unit.BYTES.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5000      | 5000
            5,000     | 5000
            1,234,567 | 1234567
            5 000     | 5000
            5'000     | 5000
            5 k       | 5000
            1.5k      | 1500
            2M        | 2000000
            """)
    void countsAreReadAsPeopleWriteThem(String text, double count) throws WrongBudget {
        assertThat(Unit.COUNT.parse(text)).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"20 %, 0.2", "20%, 0.2", "12.5 %, 0.125", "0 %, 0", "250%, 2.5"})
    void sharesAreReadAsPeopleWriteThem(String text, double share) throws WrongBudget {
        assertThat(Unit.SHARE.parse(text)).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20 MB", "20 MB/day", "20MB / d", "20 MB a day", "20 MB per day", "20,000 kB/day"})
    void growthMayOrMayNotSayThatItIsOfADay(String text) throws WrongBudget {
        assertThat(Unit.BYTES_A_DAY.parse(text)).isEqualTo(20e6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1 MB", "5,00", "5,0000", "1,5 GB", "1.2.3", "10 MB x", "10 XB", "ten", "0x10",
        "1,000 000", "1e9", "20 %", "10 MB/day", "١٠ MB"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> Unit.BYTES.parse(text)).isInstanceOf(WrongBudget.class)
                .hasMessageContaining("'" + text + "'").hasMessageContaining("10 MB, 1.5 GB or 512 KiB");
    }

    @Test
    void aSizeThatMayBeInPowersOf1000Or1024IsRefusedAndBothAreNamed() {
        assertThatThrownBy(() -> Unit.BYTES.parse("10M")).hasMessage(
                "'10M' is no size; write MB for powers of 1000 or MiB for those of 1024");
        assertThatThrownBy(() -> Unit.BYTES.parse("10 k")).hasMessageContaining("write kB").hasMessageContaining("KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "5 MB", "20 %", "1.500"})
    void whatIsNoWholeNumberIsNoCount(String text) {
        assertThatThrownBy(() -> Unit.COUNT.parse(text)).isInstanceOf(WrongBudget.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "0.2", "20 MB"})
    void aShareWithoutItsSignIsRefusedForItMightMeanTwoThings(String text) {
        assertThatThrownBy(() -> Unit.SHARE.parse(text)).hasMessageContaining("write a share as 20 %");
    }
}
