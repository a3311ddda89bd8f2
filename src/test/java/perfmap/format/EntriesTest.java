package perfmap.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 0x1000, Long.MAX_VALUE, -1})
    void anEntryCoversItsFirstAddressAndAsManyAsItsSizeAltogether(long size) {
        Entries entries = new Entries(new long[] {0, -size}, new long[] {size, size}, new int[2], 2);
        assertThat(Parsed.unsigned(entries.last(0)).add(java.math.BigInteger.ONE)).isEqualTo(Parsed.unsigned(size));
        assertThat(entries.last(1)).isEqualTo(-1);
    }
}
