package perfmap.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What zstd data holds, unpacked. That it is damaged the library tells by unchecked exceptions, and this by others. */
final class ZstdInput extends BulkInput {
    private final InputStream unpacked;

    ZstdInput(InputStream in) {
        unpacked = new ZstdInputStream(new ZstdFrames(in));
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return unpacked.read(bytes, from, length);
        } catch (RuntimeException e) {
            throw new IOException(String.valueOf(e.getMessage()).startsWith("Window size too large")
                    ? "zstd data whose window is larger than 8 MiB; 'zstd -dc --long=31' unpacks it"
                    : "zstd data is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
