package perfmap.format;

import java.util.Arrays;

/** Hexadecimal numbers, eight digits at a time. A word holds the first character in its lowest byte. */
public final class Hex {
    private static final long ONES = 0x0101010101010101L;
    private static final long NIBBLES = 0x0f * ONES;
    /** The word "00000000". */
    public static final long ZERO_DIGITS = '0' * ONES;
    /** By two characters, the first in the low byte: what they are worth, or -1 if they are no digits. */
    private static final short[] PAIRS = pairs();

    private Hex() {
    }

    /** The first {@code count} (0 to 7) characters of {@code word} behind as many '0' as make eight. */
    public static long padded(long word, int count) {
        int bits = count << 3;
        return word << 1 << 63 - bits | ZERO_DIGITS >>> bits; // in two steps: no shift is as far as 64 bits
    }

    /**
     * Whether all eight characters are of 0-9 and a-f. A digit is 0x30 to 0x39: high half 3, low half at most
     * 9; a letter is 0x61 to 0x66: high half 6, low half 1 to 6. Bit 6 tells which of the two to hold it to.
     */
    public static boolean areLowerCaseDigits(long word) {
        long letters = word >>> 6 & ONES;
        long low = word & NIBBLES;
        long wrongHigh = (word & ~NIBBLES) ^ 0x30 * (ONES + letters);
        long lowTooBig = low + 6 * ONES + 3 * letters & 0x10 * ONES;
        long letterWithoutLow = letters << 4 & ~(low + NIBBLES);
        return (wrongHigh | lowTooBig | letterWithoutLow) == 0;
    }

    /** The value, 0 to 2^32 - 1, of eight hexadecimal digits of either case. */
    public static long value(long word) {
        long digits = (word & NIBBLES) + 9 * (word >>> 6 & ONES);
        digits = (digits << 4 | digits >>> 8) & 0x00ff00ff00ff00ffL; // the first of two counts sixteen times
        digits = (digits << 8 | digits >>> 16) & 0x0000ffff0000ffffL;
        return (digits << 16 | digits >>> 32) & 0xffffffffL;
    }

    /** The eight lower-case digits of {@code number}. */
    static long digits(int number) {
        long digits = number & 0xffffffffL;
        digits = (digits << 32 | digits >>> 16) & 0x0000ffff0000ffffL; // the higher half comes first
        digits = (digits << 16 | digits >>> 8) & 0x00ff00ff00ff00ffL;
        digits = (digits << 8 | digits >>> 4) & NIBBLES;
        long letters = digits + 6 * ONES >>> 4 & ONES;
        return digits + ZERO_DIGITS + ('a' - '9' - 1) * letters;
    }

    /** The value of four lower-case digits, the first in the lowest byte; negative if they are not all that. */
    public static int fourDigits(int characters) {
        return PAIRS[characters & 0xffff] << 8 | PAIRS[characters >>> 16 & 0xffff]; // masked, neither index is checked
    }

    private static short[] pairs() {
        short[] pairs = new short[1 << 16];
        Arrays.fill(pairs, (short) -1);
        for (int value = 0; value < 1 << 8; value++) {
            pairs[Character.forDigit(value & 15, 16) << 8 | Character.forDigit(value >>> 4, 16)] = (short) value;
        }
        return pairs;
    }

    /** The value of one digit of either case, or -1. */
    static int digit(byte character) {
        return Character.digit(character & 0xff, 16);
    }
}
