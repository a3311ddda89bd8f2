package perfmap.file;

import java.io.IOException;
import java.io.InputStream;

/** An input stream that reads one byte in the way in which it reads many. */
abstract class BulkInput extends InputStream {
    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] bytes, int from, int length) throws IOException;
}
