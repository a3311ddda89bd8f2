package perfmap.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952), any number of members on end.
 *
 * <p>{@link java.util.zip.GZIPInputStream} takes the end of what is {@code available()} for the end of the
 * file and drops damaged members behind the first without a word. Here a pipe may pause, and whatever is
 * neither a member nor zero padding is an error.
 */
final class GzipInput extends BulkInput {
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[1 << 16];
    private int next;
    private int end;
    private boolean inMember;
    private boolean ended;

    GzipInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember && !openMember()) {
                ended = true;
                break;
            }
            int n = inflate(bytes, from, length);
            if (n > 0) {
                crc.update(bytes, from, n);
                return n;
            }
            closeMember();
        }
        return -1;
    }

    /** Bytes of the current member, or 0 at its end. */
    private int inflate(byte[] bytes, int from, int length) throws IOException {
        try {
            while (true) {
                int n = inflater.inflate(bytes, from, length);
                if (n > 0 || inflater.finished()) {
                    return n;
                }
                if (inflater.needsDictionary()) {
                    throw new ZipException("gzip data is damaged: it asks for a preset dictionary");
                }
                if (!fill()) {
                    throw truncated();
                }
                inflater.setInput(packed, next, end - next);
                next = end;
            }
        } catch (DataFormatException e) {
            throw new ZipException("gzip data is damaged: " + e.getMessage());
        }
    }

    private boolean openMember() throws IOException {
        boolean first = inflater.getTotalIn() == 0 && inflater.getTotalOut() == 0 && crc.getValue() == 0;
        int magic = readOrEnd();
        while (!first && magic == 0) { // tape drives pad with zeros
            magic = readOrEnd();
        }
        if (magic < 0) {
            return false;
        }
        if (magic != 0x1f || readByte() != 0x8b) {
            throw new ZipException("something that is not gzip follows the gzip data;"
                    + " 'gzip -dc' unpacks what is in front of it");
        }
        int method = readByte();
        if (method != DEFLATE) {
            throw new ZipException("gzip data is packed by method " + method + ", which is unknown");
        }
        int flags = readByte();
        skip(6); // time, extra flags, operating system
        if ((flags & EXTRA) != 0) {
            skip(readByte() | readByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipString();
        }
        if ((flags & COMMENT) != 0) {
            skipString();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(packed, next, end - next);
        next = end;
        crc.reset();
        inMember = true;
        return true;
    }

    private void closeMember() throws IOException {
        next = end - inflater.getRemaining();
        long expectedCrc = readInt();
        long expectedSize = readInt();
        if (expectedCrc != crc.getValue()) {
            throw new ZipException("gzip data is damaged: its checksum does not match");
        }
        if (expectedSize != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("gzip data is damaged: its size does not match");
        }
        inMember = false;
    }

    private long readInt() throws IOException {
        long low = readByte() | readByte() << 8;
        return low | (long) (readByte() | readByte() << 8) << 16;
    }

    private void skip(int n) throws IOException {
        for (int i = 0; i < n; i++) {
            readByte();
        }
    }

    private void skipString() throws IOException {
        while (readByte() != 0) {
            continue;
        }
    }

    private int readByte() throws IOException {
        int b = readOrEnd();
        if (b < 0) {
            throw truncated();
        }
        return b;
    }

    private int readOrEnd() throws IOException {
        return next < end || fill() ? packed[next++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(packed, 0, packed.length));
        return end > 0;
    }

    private static EOFException truncated() {
        return new EOFException("gzip data ends before its end: it was cut short");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
