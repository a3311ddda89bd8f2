package perfmap.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What zstd data holds, unpacked. That it is damaged the library tells by unchecked exceptions, and this by others. */
final class ZstdInput extends FilterInputStream {
    ZstdInput(InputStream in) {
        super(new ZstdInputStream(new ZstdFrames(in)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return super.read(bytes, from, length);
        } catch (RuntimeException e) {
            throw new IOException(String.valueOf(e.getMessage()).startsWith("Window size too large")
                    ? "zstd data whose window is larger than 8 MiB; 'zstd -dc --long=31' unpacks it"
                    : "zstd data is damaged: " + e.getMessage(), e);
        }
    }
}
