package perfmap.file;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Tells how far a run of NULs goes in a file: for gigabytes, where it was truncated while its writer went on.
 *
 * <p>Such a run is a hole. Read as usual, a page of memory is filled for each page of the hole, and others
 * lose what they had cached; a large file is therefore read past the cache ({@code O_DIRECT}), if its file
 * system can. What is told is a lower bound: whoever asks reads on from there as usual, and meets whatever is
 * wrong with the file. Any number of threads may ask.
 */
final class NulRuns implements Closeable {
    /** From this size on, in bytes, a file is worth being opened a second time: 64 MiB. */
    static final long LARGE = 1 << 26;
    private static final int STRIDE = 1 << 18;

    private final FileChannel channel;
    /** What places, lengths and addresses must be multiples of; 1 if the file is read as usual. */
    private final int alignment;
    private final ByteBuffer nuls = ByteBuffer.allocate(STRIDE);
    private final Queue<ByteBuffer> spare = new ConcurrentLinkedQueue<>();

    private NulRuns(FileChannel channel, int alignment) {
        this.channel = channel;
        this.alignment = alignment;
    }

    /** Of the file that {@code channel} has open for reading, whose key was seen at {@code path} before. */
    static NulRuns of(FileChannel channel, Path path, Object key) throws IOException {
        try {
            long blockSize = Files.getFileStore(path).getBlockSize();
            if (channel.size() >= LARGE && STRIDE % blockSize == 0) {
                FileChannel direct =
                        FileChannel.open(path, StandardOpenOption.READ, ExtendedOpenOption.DIRECT);
                if (Files.readAttributes(path, BasicFileAttributes.class).fileKey().equals(key)) {
                    return new NulRuns(direct, (int) blockSize);
                }
                direct.close(); // another file has taken its place
            }
        } catch (IOException | UnsupportedOperationException e) {
            // This file system can't.
        }
        return new NulRuns(channel, 1);
    }

    /** A place in {@code [from, to]} before which, from {@code from} on, all bytes of the file are NUL. */
    long end(long from, long to) {
        ByteBuffer buffer = spare.poll();
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(STRIDE + alignment).alignedSlice(alignment);
        }
        try {
            return end(from, to, buffer);
        } catch (IOException e) {
            return from;
        } finally {
            spare.add(buffer);
        }
    }

    /** Looks at a little first: most often it ends there. */
    private long end(long from, long to, ByteBuffer buffer) throws IOException {
        long place = from;
        for (int length = Math.max(alignment, 1 << 12); place < to; length = STRIDE) {
            int skipped = (int) (place % alignment);
            int end = channel.read(buffer.clear().limit(length), place - skipped);
            if (end <= skipped) {
                break; // it has shrunk
            }
            int run = buffer.slice(skipped, end - skipped).mismatch(nuls.slice(0, end - skipped));
            if (run >= 0) {
                return Math.min(place + run, to);
            }
            place += end - skipped;
        }
        return Math.min(place, to);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
