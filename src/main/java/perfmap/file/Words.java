package perfmap.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of an array at a time, and the questions one can ask of all eight at once.
 *
 * <p>A word holds the byte at the lowest index in its lowest bits. A search answers with a mask whose lowest
 * set bit is the highest bit of the first byte found; {@link #firstIn} turns that into the byte's place. Bits
 * above the lowest one may be wrong (a borrow runs upwards), so only the first match may be used. The method
 * is Mycroft's: a byte of {@code w} is 0 where {@code (w - 0x01..) & ~w} has its high bit set.
 */
public final class Words {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * ONES;
    private static final long SPACES = ' ' * ONES;

    private Words() {
    }

    /** The eight bytes from index {@code at}; the array must have them all. */
    public static long at(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Puts {@code word} at index {@code at}; the array must have room for all of it. */
    public static void put(byte[] bytes, int at, long word) {
        LONGS.set(bytes, at, word);
    }

    /** The four bytes from index {@code at}; the array must have them all. */
    public static int intAt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    /** {@code word} with all but its first {@code count} bytes 0; all 8 for more, none for fewer than 1. */
    public static long firstOf(long word, int count) {
        return count >= 8 ? word : count <= 0 ? 0 : word & -1L >>> Long.SIZE - (count << 3);
    }

    /** A mask whose lowest bit marks the first line feed of {@code word}; 0 if it has none. */
    public static long lineFeeds(long word) {
        return zeros(word ^ LINE_FEEDS);
    }

    /** A mask whose lowest bit marks the first space of {@code word}; 0 if it has none. */
    public static long spaces(long word) {
        return zeros(word ^ SPACES);
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /**
     * The place, 0 to 7, of the first byte that a non-zero mask marks; 8 for an empty mask. By a multiplication, which
     * counts the bytes below: of {@link Long#numberOfTrailingZeros} the first compiler calls a long way round.
     */
    public static int firstIn(long mask) {
        return (int) (((~mask & mask - 1 & HIGHS) >>> 7) * ONES >>> Long.SIZE - 8);
    }

    /** All bits up to and with the first byte that {@code mask} marks; all 64 for an empty mask. */
    public static long upToFirst(long mask) {
        return mask ^ mask - 1;
    }

    /**
     * How many bytes two masks let through, of which each is all ones or all zeros. By a multiplication, which
     * adds up a bit of each: the first compiler knows no instruction for {@link Long#bitCount}, and calls it.
     */
    public static int bytesIn(long mask1, long mask2) {
        return (int) (((mask1 & ONES) + (mask2 & ONES)) * ONES >>> Long.SIZE - 8);
    }

    /** All 64 bits if {@code mask} is empty; none if it marks any byte. */
    public static long allIfNone(long mask) {
        return (mask - 1 & ~mask) >> 63;
    }

    /** The index of the first line feed in {@code [from, to)}, or {@code to} if there is none. */
    public static int indexOfLineFeed(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - 8; i += 8) {
            long found = lineFeeds(at(bytes, i));
            if (found != 0) {
                return i + firstIn(found);
            }
        }
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** The index of the first byte in {@code [from, to)} that is not NUL, or {@code to} if all are. */
    public static int indexOfNonNul(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - 32 && (at(bytes, i) | at(bytes, i + 8) | at(bytes, i + 16) | at(bytes, i + 24)) == 0) {
            i += 32;
        }
        for (; i <= to - 8; i += 8) {
            long word = at(bytes, i);
            if (word != 0) {
                return i + firstIn(word);
            }
        }
        while (i < to && bytes[i] == 0) {
            i++;
        }
        return i;
    }
}
