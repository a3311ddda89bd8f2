package perfmap.symbol;

import java.nio.charset.StandardCharsets;

/**
 * Ranges of bytes read as ISO-8859-1, where every byte is one character: no name is lost or refused, whatever
 * its encoding. Positions are indexes into the array; a search answers {@code -1} where it finds nothing.
 */
final class Latin1 {
    private Latin1() {
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static boolean startsWith(byte[] bytes, int from, int to, String prefix) {
        int length = prefix.length();
        if (to - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != (byte) prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean endsWith(byte[] bytes, int from, int to, String suffix) {
        int start = to - suffix.length();
        return start >= from && startsWith(bytes, start, to, suffix);
    }

    static int indexOf(byte[] bytes, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == (byte) wanted) {
                return i;
            }
        }
        return -1;
    }

    static int indexOf(byte[] bytes, int from, int to, String wanted) {
        int last = to - wanted.length();
        byte first = (byte) wanted.charAt(0);
        for (int i = from; i <= last; i++) {
            if (bytes[i] == first && startsWith(bytes, i, to, wanted)) {
                return i;
            }
        }
        return -1;
    }

    static int lastIndexOf(byte[] bytes, int from, int to, char wanted) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == (byte) wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Where the run of digits that ends at {@code to} starts; {@code to} where there is none. */
    static int startOfDigits(byte[] bytes, int from, int to) {
        int start = to;
        while (start > from && isDigit(bytes[start - 1])) {
            start--;
        }
        return start;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isLetter(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
    }

    /** A byte of an identifier in most languages; every byte of a multi-byte UTF-8 character counts. */
    static boolean isWordPart(byte b) {
        return isLetter(b) || isDigit(b) || b == '_' || b < 0;
    }
}
