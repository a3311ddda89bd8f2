package perfmap.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;
import perfmap.file.FileFailure.Step;

/**
 * A plain map in a regular file, read at any place by any number of threads.
 *
 * <p>The file is read as it stood when it was opened: what a live process appends later is not seen.
 */
public final class MapFile extends Source {
    /** Read behind a range at first, to find the end of its last line: most lines are shorter. */
    private static final int PEEK = 1 << 10;
    private static final int EXTENSION = 1 << 16;

    private final FileChannel channel;
    private final NulRuns nulRuns;
    private final long size;
    private final AtomicLong bytesRead = new AtomicLong();
    /** A run of NULs that was met: who read up to it read over it, and no line starts in it. */
    private volatile Range longRun = new Range(0, 0);

    /** The bytes {@code [from, to)} of the file. */
    private record Range(long from, long to) {
    }

    MapFile(String name, FileChannel channel, NulRuns nulRuns) throws IOException {
        super(name);
        this.channel = channel;
        this.nulRuns = nulRuns;
        this.size = channel.size();
    }

    /** The file's size in bytes when it was opened. */
    @Override
    public long fileSize() {
        return size;
    }

    @Override
    public long fileBytesRead() {
        return bytesRead.get();
    }

    /** How many bytes the file has grown by since it was opened; negative if it has shrunk. */
    public long growth() throws IOException {
        return channel.size() - size;
    }

    /**
     * Fills {@code block} with the lines that start in {@code [from, to)}, whole; with none if none does.
     * Ranges that lie on end therefore give every line exactly once.
     *
     * @throws FileFailure if reading fails or the file has shrunk
     */
    public void read(Block block, long from, long to) throws FileFailure {
        bytesRead.addAndGet(to - from);
        long at = Math.max(0, from - 1); // the byte before says whether a line starts at `from`
        if (from > 0 && isAmongNuls(block, at, to)) {
            block.fill(0, 0, to, 0, 0);
            return;
        }
        block.ensureCapacity((int) (to - at) + PEEK);
        int end = read(block, 0, at, (int) Math.min(to - at + PEEK, size - at));
        byte[] bytes = block.bytes();
        int first = from == 0 ? 0 : Words.indexOfLineFeed(bytes, 0, end) + 1;
        int rangeEnd = (int) (to - at);
        if (first >= rangeEnd) {
            block.fill(0, 0, to, 0, 0);
        } else {
            readToLineEnd(block, at, first, rangeEnd, end);
        }
    }

    /**
     * Whether {@code [from, to)} is found to be NULs, without being read as usual: by who reads the file forwards, some
     * thread has read over the run from its beginning; by who reads it backwards, no line started in the range behind.
     */
    private boolean isAmongNuls(Block block, long from, long to) {
        Range run = longRun;
        boolean isBeforeNone = block.limit() == 0 && block.offsetOf(0) >= to;
        return from >= run.from && to <= run.to || isBeforeNone && nulRuns.end(from, to) == to;
    }

    /** The range's last line ends with the first line feed from the range's last byte on. */
    private void readToLineEnd(Block block, long at, int first, int rangeEnd, int end) throws FileFailure {
        long stripped = 0;
        int strippedAt = 0;
        int searched = rangeEnd - 1;
        while (true) {
            byte[] bytes = block.bytes();
            int lineFeed = Words.indexOfLineFeed(bytes, searched, end);
            if (lineFeed < end || at + end + stripped == size) {
                block.fill(first, Math.min(lineFeed + 1, end), at + first, stripped, strippedAt);
                return;
            }
            int lineStart = startOfLastLine(bytes, first, end);
            strippedAt = lineStart;
            if (Words.indexOfNonNul(bytes, lineStart, end) == end) {
                stripped += end - lineStart;
                end = lineStart;
                long place = at + end + stripped;
                stripped += nulRuns.end(place, size) - place;
                longRun = new Range(place, at + end + stripped);
            } else if (end - lineStart > 2 * Block.MAX_LINE) {
                // Too long to be an entry, whatever follows (leading NULs may yet be a part of it).
                int text = Words.indexOfNonNul(bytes, lineStart, end);
                if (end - text > Block.MAX_LINE) {
                    block.fill(first, end, at + first, stripped, strippedAt);
                    return;
                }
                System.arraycopy(bytes, text, bytes, lineStart, end - text);
                stripped += text - lineStart;
                end -= text - lineStart;
            }
            block.ensureCapacity(end + EXTENSION);
            searched = end;
            long place = at + end + stripped;
            end += read(block, end, place, (int) Math.min(EXTENSION, size - place));
        }
    }

    private static int startOfLastLine(byte[] bytes, int first, int end) {
        int i = end;
        while (i > first && bytes[i - 1] != '\n') {
            i--;
        }
        return i;
    }

    private int read(Block block, int index, long place, int length) throws FileFailure {
        ByteBuffer buffer = ByteBuffer.wrap(block.bytes(), index, length);
        while (buffer.hasRemaining()) {
            try {
                if (channel.read(buffer, place + buffer.position() - index) < 0) {
                    throw new FileFailure(Step.TRANSFER, name() + ": shrank while it was read, from " + size
                            + " to " + channel.size() + " bytes; try again when its writer has ended");
                }
            } catch (FileFailure e) {
                throw e;
            } catch (IOException e) {
                throw new FileFailure(Step.TRANSFER, name() + ": reading failed near byte "
                        + (place + buffer.position() - index) + ": " + FileFailure.reason(e), e);
            }
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        nulRuns.close();
        channel.close();
    }
}
