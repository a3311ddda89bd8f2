package perfmap.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1000})
    void entriesAreKeptInTheOrderInWhichTheyWereAddedWhateverRoomThereWasAtFirst(int capacity) {
        Entries entries = new Entries(capacity);
        for (int i = 0; i < 1000; i++) {
            entries.add(i * 0x1000L, i, -i);
            assertThat(entries.count).isEqualTo(i + 1);
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(entries.starts[i]).isEqualTo(i * 0x1000L);
            assertThat(entries.sizes[i]).isEqualTo(i);
            assertThat(entries.symbols[i]).isEqualTo(-i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 0x1000, Long.MAX_VALUE, -1})
    void anEntryCoversItsFirstAddressAndAsManyAsItsSizeAltogether(long size) {
        Entries entries = new Entries(0);
        entries.add(0, size, 7);
        entries.add(-size, size, 7);
        assertThat(Parsed.unsigned(entries.last(0)).add(java.math.BigInteger.ONE)).isEqualTo(Parsed.unsigned(size));
        assertThat(entries.last(1)).isEqualTo(-1);
    }
}
