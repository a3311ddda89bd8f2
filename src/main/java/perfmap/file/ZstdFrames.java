package perfmap.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * The frames of a zstd file that hold data (RFC 8878, 3.1.1), as they are; the skippable ones, which pzstd
 * for one puts in front of each, are left out, as the library knows none.
 *
 * <p>It follows the lengths that frames and blocks give of themselves, and so knows the end of the file from
 * a place where the file was cut.
 */
final class ZstdFrames extends BulkInput {
    private static final int MAGIC = 0xfd2fb528;
    private static final int SKIPPABLE_MAGIC = 0x184d2a50;
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int RUN = 1;
    private static final int CHECKSUM_BYTES = 4;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int[] SIZE_BYTES = {0, 2, 4, 8};

    private final InputStream in;
    /** Of a frame or a block what has been looked at but not yet been handed on. */
    private final byte[] header = new byte[4 + 1 + 1 + 4 + 8];
    private int next;
    private int end;
    /** How many bytes behind the header can be handed on unseen. */
    private long unseen;
    private boolean foundData;
    private boolean inFrame;
    private boolean hasChecksum;

    ZstdFrames(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (next == end && unseen == 0) {
            next = 0;
            end = 0;
            if (inFrame) {
                openBlock();
            } else if (!openFrame()) {
                return -1;
            }
        }
        if (next < end) {
            int n = Math.min(length, end - next);
            System.arraycopy(header, next, bytes, from, n);
            next += n;
            return n;
        }
        int n = in.read(bytes, from, (int) Math.min(length, unseen));
        if (n < 0) {
            throw truncated();
        }
        unseen -= n;
        return n;
    }

    /** Reads the beginning of the next frame that holds data; false if there is none. */
    private boolean openFrame() throws IOException {
        int first = in.read();
        while (first >= 0) {
            header[end++] = (byte) first;
            fillHeader(3);
            int magic = (int) number(0, 4);
            if (magic == MAGIC) {
                foundData = true;
                fillFrameHeader();
                return true;
            }
            if ((magic & ~0xf) != SKIPPABLE_MAGIC) {
                throw new ZipException("something that is not zstd follows the zstd data");
            }
            fillHeader(4);
            skipBytes(number(4, 4));
            end = 0;
            first = in.read();
        }
        if (!foundData) {
            throw truncated();
        }
        return false;
    }

    private void fillFrameHeader() throws IOException {
        fillHeader(1);
        int descriptor = header[end - 1];
        boolean singleSegment = (descriptor & 0x20) != 0;
        int sizeBytes = SIZE_BYTES[descriptor >>> 6 & 3];
        // A single segment has a size in any case, and no window.
        int windowAndSizeBytes = singleSegment ? Math.max(1, sizeBytes) : 1 + sizeBytes;
        fillHeader(windowAndSizeBytes + DICTIONARY_BYTES[descriptor & 3]);
        hasChecksum = (descriptor & 4) != 0;
        inFrame = true;
    }

    private void openBlock() throws IOException {
        fillHeader(BLOCK_HEADER_BYTES);
        int block = (int) number(0, BLOCK_HEADER_BYTES);
        boolean last = (block & 1) != 0;
        int size = block >>> 3;
        unseen = (block >>> 1 & 3) == RUN ? 1 : size;
        if (last) {
            unseen += hasChecksum ? CHECKSUM_BYTES : 0;
            inFrame = false;
        }
    }

    private void fillHeader(int n) throws IOException {
        if (in.readNBytes(header, end, n) < n) {
            throw truncated();
        }
        end += n;
    }

    private void skipBytes(long n) throws IOException {
        try {
            in.skipNBytes(n);
        } catch (EOFException e) {
            throw truncated();
        }
    }

    private long number(int from, int length) {
        long number = 0;
        for (int i = from + length - 1; i >= from; i--) {
            number = number << 8 | header[i] & 0xff;
        }
        return number;
    }

    private static EOFException truncated() {
        return new EOFException("zstd data ends before its end: it was cut short");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
