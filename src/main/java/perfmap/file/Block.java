package perfmap.file;

import java.util.Arrays;

/**
 * A stretch of whole lines of a map in memory, reused from read to read.
 *
 * <p>The bytes {@code [from, limit)} are lines, each with its line feed; the last lacks it where the input ends
 * without one, or where the line is longer than {@link #MAX_LINE} and only its beginning is here. Behind the
 * limit stand a line feed and at least {@link #SLACK} bytes of no meaning, so that a reader may look eight
 * bytes at a time and stop at a line feed without asking where the block ends.
 */
public final class Block {
    /** The longest line that can be an entry, in bytes, without leading NULs and line feed: 1 MiB. */
    public static final int MAX_LINE = 1 << 20;
    /** How many bytes behind the limit may be read, though they mean nothing. */
    public static final int SLACK = 64;

    private byte[] bytes;
    private int from;
    private int limit;
    private long offset;
    private long strippedNuls;
    /** Where they stood: what begins here or later lies so many bytes further in the map. */
    private int strippedAt;

    /** A block with room for {@code capacity} bytes; it grows where a line needs it. */
    public Block(int capacity) {
        bytes = new byte[capacity + SLACK];
    }

    /** The bytes; those in {@code [from(), limit())} are lines. */
    public byte[] bytes() {
        return bytes;
    }

    /** The index at which the first line begins. */
    public int from() {
        return from;
    }

    /** The index at which the lines end. */
    public int limit() {
        return limit;
    }

    /** The offset in the (unpacked) map of what stands at {@code index}, where a line begins. */
    public long offsetOf(int index) {
        return offset + index - from + (index >= strippedAt ? strippedNuls : 0);
    }

    /** The index of the first byte that stands at {@code offset} of the map or behind it; the limit if none does. */
    public int indexOf(long offset) {
        long index = from + offset - this.offset;
        if (index > strippedAt) {
            index = Math.max(strippedAt, index - strippedNuls);
        }
        return (int) Math.max(from, Math.min(limit, index));
    }

    /** NUL bytes that stood at the start of a line and were left out of the block. */
    public long strippedNuls() {
        return strippedNuls;
    }

    /** How many bytes there is room for. */
    public int capacity() {
        return bytes.length - SLACK;
    }

    void ensureCapacity(int capacity) {
        if (capacity > capacity()) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, capacity() * 3 / 2) + SLACK);
        }
    }

    /**
     * Declares {@code [from, limit)} to be lines that begin at {@code offset} of the map; so many NULs were left out in
     * front of what stands at {@code strippedAt}.
     */
    void fill(int from, int limit, long offset, long strippedNuls, int strippedAt) {
        this.from = from;
        this.limit = limit;
        this.offset = offset;
        this.strippedNuls = strippedNuls;
        this.strippedAt = strippedAt;
        bytes[limit] = '\n';
    }

    /** A block that holds a copy of {@code lines}, which begin at {@code offset} of their map. */
    public static Block of(byte[] lines, long offset) {
        Block block = new Block(lines.length);
        System.arraycopy(lines, 0, block.bytes, 0, lines.length);
        block.fill(0, lines.length, offset, 0, 0);
        return block;
    }
}
