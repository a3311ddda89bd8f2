package perfmap.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** How a file is packed, told by its first bytes (gzip: RFC 1952; zstd: RFC 8878). */
enum Packing {
    NONE,
    GZIP,
    ZSTD;

    private static final int MAGIC_BYTES = 4;

    /** How the file behind {@code channel} is packed; its position stays. */
    static Packing of(FileChannel channel) throws IOException {
        ByteBuffer magic = ByteBuffer.allocate(MAGIC_BYTES);
        channel.read(magic, 0);
        return of(magic.array(), magic.position());
    }

    /** How what comes from {@code in} is packed; nothing of it is used up. */
    static Packing of(ChannelInput in) throws IOException {
        byte[] magic = in.peek(MAGIC_BYTES);
        return of(magic, magic.length);
    }

    private static Packing of(byte[] magic, int length) {
        int word = ByteBuffer.wrap(Arrays.copyOf(magic, MAGIC_BYTES)).getInt();
        if (length >= 2 && word >>> 16 == 0x1f8b) {
            return GZIP;
        }
        // A skippable frame may come first: 0x184D2A50 to 0x184D2A5F, the low byte in front.
        boolean skippable = (word & 0xf0ffffff) == 0x502a4d18;
        return length == MAGIC_BYTES && (word == 0x28b52ffd || skippable) ? ZSTD : NONE;
    }

    /** What {@code in} holds, unpacked. */
    InputStream unpack(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GzipInput(in);
            case ZSTD -> new ZstdInput(in);
        };
    }
}
