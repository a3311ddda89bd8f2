package perfmap.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import perfmap.file.FileFailure.Step;

/** A map that comes once, front to back: standard input, a pipe, or a packed file. */
public final class MapStream extends Source {
    private static final int SKIPPED_AT_ONCE = 1 << 16;

    private final InputStream in;
    private final ChannelInput raw;
    private final long fileSize;
    private byte[] carry = new byte[0];
    private long offset;
    private boolean ended;

    /** Reads the map from {@code in}, which unpacks what comes from {@code raw}. */
    MapStream(String name, InputStream in, ChannelInput raw, long fileSize) {
        super(name);
        this.in = in;
        this.raw = raw;
        this.fileSize = fileSize;
    }

    @Override
    public long fileSize() {
        return fileSize;
    }

    @Override
    public long fileBytesRead() {
        return raw.count();
    }

    /** Bytes of the map, unpacked, that blocks have been filled with so far. */
    public long mapBytesRead() {
        return offset;
    }

    /**
     * Fills {@code block} with the next lines, as many as fit, and one at least; returns false when there are none
     * left.
     *
     * @throws FileFailure if reading or unpacking fails
     */
    public boolean read(Block block) throws FileFailure {
        block.ensureCapacity(carry.length + 1);
        System.arraycopy(carry, 0, block.bytes(), 0, carry.length);
        int end = carry.length;
        carry = new byte[0];
        long stripped = 0;
        int limit = 0;
        while (!ended) {
            end = fill(block.bytes(), end, block.capacity());
            int text = Words.indexOfNonNul(block.bytes(), 0, end);
            if (text > 0 && end == block.capacity()) { // a long run of NULs, perhaps: read on
                System.arraycopy(block.bytes(), text, block.bytes(), 0, end - text);
                stripped += text;
                end -= text;
            } else {
                limit = endOfLastLine(block.bytes(), end);
                if (limit > 0 || end > Block.MAX_LINE) {
                    break;
                }
                block.ensureCapacity(Math.min(2 * end, Block.MAX_LINE) + 1);
            }
        }
        if (ended) {
            limit = end;
        }
        byte[] bytes = block.bytes();
        long start = offset;
        if (limit > 0) {
            carry = Arrays.copyOfRange(bytes, limit, end);
            offset += stripped + limit;
        } else if (end > 0) { // one line, and too long to be an entry
            limit = end;
            offset += stripped + end + skipLine();
        } else {
            offset += stripped;
        }
        block.fill(0, limit, start, stripped, 0);
        return limit > 0 || stripped > 0;
    }

    private int fill(byte[] bytes, int from, int to) throws FileFailure {
        int end = from;
        while (end < to) {
            int n = readSome(bytes, end, to - end);
            if (n < 0) {
                ended = true;
                break;
            }
            end += n;
        }
        return end;
    }

    private static int endOfLastLine(byte[] bytes, int end) {
        int i = end;
        while (i > 0 && bytes[i - 1] != '\n') {
            i--;
        }
        return i;
    }

    /** Reads and drops the rest of a line, its line feed included; returns how many bytes that were. */
    private long skipLine() throws FileFailure {
        byte[] bytes = new byte[SKIPPED_AT_ONCE];
        long skipped = 0;
        while (true) {
            int n = readSome(bytes, 0, bytes.length);
            if (n < 0) {
                ended = true;
                return skipped;
            }
            int lineFeed = Words.indexOfLineFeed(bytes, 0, n);
            if (lineFeed < n) {
                carry = Arrays.copyOfRange(bytes, lineFeed + 1, n);
                return skipped + lineFeed + 1;
            }
            skipped += n;
        }
    }

    private int readSome(byte[] bytes, int from, int length) throws FileFailure {
        try {
            return in.read(bytes, from, length);
        } catch (IOException e) {
            throw new FileFailure(Step.TRANSFER,
                    name() + ": " + FileFailure.reason(e) + " (near byte " + raw.count() + ")", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
