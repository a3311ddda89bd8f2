package perfmap.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * What comes from a channel, in pieces as large as a pipe can be: whoever fills one wakes once for each. Counts what it
 * hands on, for progress and for saying where data is damaged.
 */
final class ChannelInput extends BulkInput {
    /** What the launcher asks of a pipe, too. */
    private static final int PIECE = 1 << 18;

    private final ReadableByteChannel channel;
    /** What was read and is not yet handed on. Not on the heap, where Java would copy it from a buffer of its own. */
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE).limit(0);
    private volatile long count;

    ChannelInput(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** Bytes handed on so far; safe to ask from any thread. */
    long count() {
        return count;
    }

    /** The first bytes of all, before any is handed on: so many, unless there are fewer; they are still to come. */
    byte[] peek(int most) throws IOException {
        fill(most);
        byte[] first = new byte[Math.min(most, piece.limit())];
        piece.get(0, first);
        return first;
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread reads, others only look
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (!piece.hasRemaining() && !fill(1)) {
            return -1;
        }
        int n = Math.min(length, piece.remaining());
        piece.get(bytes, from, n);
        count += n;
        return n;
    }

    /** Reads the next piece, of so many bytes at least, unless there are fewer; false if there are none. */
    private boolean fill(int least) throws IOException {
        piece.clear();
        try {
            int n = 0;
            while (piece.position() < least && n >= 0) {
                n = channel.read(piece);
            }
        } finally {
            piece.flip(); // where reading fails, too: what stands behind is not to be handed on
        }
        return piece.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
