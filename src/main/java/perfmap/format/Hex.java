package perfmap.format;

/** Hexadecimal numbers, eight digits at a time. A word holds the first character in its lowest byte. */
final class Hex {
    private static final long ONES = 0x0101010101010101L;
    private static final long NIBBLES = 0x0f * ONES;
    private static final long ZERO_DIGITS = '0' * ONES;

    private Hex() {
    }

    /** The first {@code count} (1 to 7) characters of {@code word} behind as many '0' as make eight. */
    static long padded(long word, int count) {
        int bits = count << 3;
        return word << (64 - bits) | ZERO_DIGITS >>> bits;
    }

    /**
     * Whether all eight characters are of 0-9 and a-f. A digit is 0x30 to 0x39: high half 3, low half at most
     * 9; a letter is 0x61 to 0x66: high half 6, low half 1 to 6. Bit 6 tells which of the two to hold it to.
     */
    static boolean areLowerCaseDigits(long word) {
        long letters = word >>> 6 & ONES;
        long low = word & NIBBLES;
        long wrongHigh = (word & ~NIBBLES) ^ 0x30 * (ONES + letters);
        long lowTooBig = low + 6 * ONES + 3 * letters & 0x10 * ONES;
        long letterWithoutLow = letters << 4 & ~(low + NIBBLES);
        return (wrongHigh | lowTooBig | letterWithoutLow) == 0;
    }

    /** The value, 0 to 2^32 - 1, of eight hexadecimal digits of either case. */
    static long value(long word) {
        long digits = Long.reverseBytes((word & NIBBLES) + 9 * (word >>> 6 & ONES));
        digits = (digits | digits >>> 4) & 0x00ff00ff00ff00ffL;
        digits = (digits | digits >>> 8) & 0x0000ffff0000ffffL;
        return (digits | digits >>> 16) & 0xffffffffL;
    }

    /** The value of one digit of either case, or -1. */
    static int digit(byte character) {
        return Character.digit(character & 0xff, 16);
    }
}
