package perfmap.format;

import java.io.IOException;
import java.io.OutputStream;
import perfmap.file.Words;

/**
 * Writes entries in the canonical form: {@code start size name}, lower-case hex, one space each, a line feed.
 *
 * <p>A reader takes one carriage return before the line feed for a part of the line's end. A name that itself
 * ends in one is therefore followed by another, so that the same name is read again.
 */
public final class EntryWriter {
    /** Bytes of a line beside its name, at most: two numbers of 16 digits, two spaces, a line's end of two bytes. */
    public static final int WITHOUT_NAME = 2 * 16 + 4;
    private static final int CAPACITY = 1 << 16;

    private final OutputStream out;
    /** Behind its last byte there is room for a word of digits that are not wanted. */
    private final byte[] buffer = new byte[CAPACITY + Long.BYTES];
    private int filled;
    private long written;

    /** Writes to {@code out}, which gets the last of it by {@link #flush}. */
    public EntryWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes one entry whose name is {@code name[from, to)}; start and size are unsigned.
     *
     * @throws IOException if it can't be handed on
     */
    public void write(long start, long size, byte[] name, int from, int to) throws IOException {
        int length = to - from;
        if (filled + WITHOUT_NAME + length > CAPACITY) {
            flush();
        }
        appendHex(start);
        buffer[filled++] = ' ';
        appendHex(size);
        buffer[filled++] = ' ';
        if (filled + length + 2 > CAPACITY) { // a name longer than the whole buffer
            flush();
            out.write(name, from, length);
            written += length;
        } else {
            System.arraycopy(name, from, buffer, filled, length);
            filled += length;
        }
        if (length > 0 && name[to - 1] == '\r') {
            buffer[filled++] = '\r';
        }
        buffer[filled++] = '\n';
    }

    /** How many bytes {@link #write} writes of such an entry. */
    public static long length(long start, long size, byte[] name, int from, int to) {
        return lengthOfNumbers(start, size) + lengthOfRest(name, from, to);
    }

    /** How many of them are digits. */
    public static int lengthOfNumbers(long start, long size) {
        return digits(start) + digits(size);
    }

    /** How many of them are not: the name, the spaces and the line's end. */
    public static int lengthOfRest(byte[] name, int from, int to) {
        boolean doubledReturn = to > from && name[to - 1] == '\r';
        return to - from + (doubledReturn ? 4 : 3);
    }

    private static int digits(long number) {
        return Math.max(1, 16 - (Long.numberOfLeadingZeros(number) >>> 2));
    }

    private void appendHex(long number) {
        int digits = digits(number);
        if (digits > 8) {
            appendHex((int) (number >>> 32), digits - 8);
            digits = 8;
        }
        appendHex((int) number, digits);
    }

    /** Appends the last {@code digits} (1 to 8) of the eight digits of {@code number}. */
    private void appendHex(int number, int digits) {
        Words.put(buffer, filled, Hex.digits(number) >>> (8 - digits << 3));
        filled += digits;
    }

    /**
     * Hands on what was written so far.
     *
     * @throws IOException if it can't be handed on
     */
    public void flush() throws IOException {
        out.write(buffer, 0, filled);
        written += filled;
        filled = 0;
    }

    /** Bytes handed on so far. */
    public long written() {
        return written;
    }
}
