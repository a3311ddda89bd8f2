package perfmap.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input stream that counts what was read of it, for progress and for saying where data is damaged. */
final class CountedInput extends FilterInputStream {
    private volatile long count;

    CountedInput(InputStream in) {
        super(in);
    }

    /** Bytes read so far. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            add(1);
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int n = in.read(bytes, from, length);
        if (n > 0) {
            add(n);
        }
        return n;
    }

    /** Reads what it skips: a file would let itself be skipped beyond its end. */
    @Override
    public long skip(long n) throws IOException {
        byte[] skipped = new byte[(int) Math.min(n, 1 << 12)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    /** Never knows: a channel would answer by its position, and that of a named pipe has none. */
    @Override
    public int available() {
        return 0;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread reads, others only look
    private void add(int n) {
        count += n;
    }
}
