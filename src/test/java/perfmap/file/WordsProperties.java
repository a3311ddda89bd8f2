package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Eight bytes at a time gives what a plain loop gives. */
class WordsProperties {
    @Property(tries = 3000)
    void theFirstLineFeedAndTheFirstSpaceOfAWordAreFound(@ForAll("bytes") byte[] bytes) {
        byte[] eight = java.util.Arrays.copyOf(bytes, 8);
        assertThat(Words.firstIn(Words.lineFeeds(Words.at(eight, 0)))).isEqualTo(first(eight, '\n', 0, 8));
        assertThat(Words.firstIn(Words.spaces(Words.at(eight, 0)))).isEqualTo(first(eight, ' ', 0, 8));
    }

    @Example
    void theBytesThatTwoMasksLetThroughAreCounted() {
        for (int one = 0; one <= 8; one++) {
            for (int other = 0; other <= 8; other++) {
                assertThat(Words.bytesIn(upTo(one), upTo(other))).isEqualTo(one + other);
            }
        }
    }

    private static long upTo(int length) {
        return length == 0 ? 0 : Words.upToFirst(length == 8 ? 0 : 0x80L << 8 * (length - 1));
    }

    @Property(tries = 3000)
    void onlyAMaskThatMarksNothingIsEmpty(@ForAll("bytes") byte[] bytes) {
        long mask = Words.lineFeeds(Words.at(java.util.Arrays.copyOf(bytes, 8), 0));
        assertThat(Words.allIfNone(mask)).isEqualTo(mask == 0 ? -1 : 0);
        assertThat(Words.allIfNone(Long.MIN_VALUE)).isZero();
    }

    @Property(tries = 3000)
    void theFirstLineFeedOfARangeIsFound(@ForAll("bytes") byte[] bytes,
            @ForAll @IntRange(max = 60) int from, @ForAll @IntRange(max = 60) int length) {
        int start = Math.min(from, bytes.length);
        int end = Math.min(start + length, bytes.length);
        assertThat(Words.indexOfLineFeed(bytes, start, end)).isEqualTo(first(bytes, '\n', start, end));
    }

    @Property(tries = 3000)
    void theFirstByteThatIsNotNulIsFound(@ForAll("bytes") byte[] bytes,
            @ForAll @IntRange(max = 60) int from, @ForAll @IntRange(max = 60) int length) {
        int start = Math.min(from, bytes.length);
        int end = Math.min(start + length, bytes.length);
        int expected = start;
        while (expected < end && bytes[expected] == 0) {
            expected++;
        }
        assertThat(Words.indexOfNonNul(bytes, start, end)).isEqualTo(expected);
    }

    @Example
    void theFirstByteStandsInTheLowestBits() {
        byte[] bytes = {9, 1, 2, 3, 4, 5, 6, 7, (byte) 0x88};
        assertThat(Words.at(bytes, 1)).isEqualTo(0x8807060504030201L);
        assertThat(Words.firstIn(0)).isEqualTo(8);
    }

    private static int first(byte[] bytes, char wanted, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /** Also the bytes next to those looked for: a borrow could take them for a match. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> near = Arbitraries.of((byte) 0, (byte) 1, (byte) '\n', (byte) 0x0b, (byte) ' ',
                (byte) '!', (byte) 0x8a, (byte) 0xa0, (byte) 0xff);
        Arbitrary<byte[]> mixed = near.array(byte[].class).ofMinSize(8).ofMaxSize(60);
        Arbitrary<byte[]> zeros = near.array(byte[].class).ofMaxSize(5).map(end -> {
            byte[] bytes = new byte[30 + end.length];
            System.arraycopy(end, 0, bytes, 30, end.length);
            return bytes;
        });
        return Arbitraries.oneOf(mixed, zeros);
    }
}
