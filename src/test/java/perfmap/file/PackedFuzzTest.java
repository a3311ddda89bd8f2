package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** Packed input on whatever bytes: it is unpacked, or refused in one way. */
class PackedFuzzTest {
    /** A few bytes may stand for very many. */
    private static final int MOST = 1 << 20;

    @TempDir
    Path folder;

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    @FuzzTest
    void anyBytesAreUnpackedOrRefused(byte[] bytes) throws IOException {
        byte[] map = unpacked(bytes);
        if (map != null && map.length < MOST && isGzip(bytes)) {
            assertThat(map).startsWith(unpackedByTheJdk(bytes));
        }
        assertThat(unpacked(packed(bytes, GZIPOutputStream::new))).isEqualTo(bytes);
        assertThat(unpacked(packed(bytes, ZstdOutputStream::new))).isEqualTo(bytes);
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    /** The JDK unpacks all members too, but takes what it can't read behind the first for the end. */
    private static byte[] unpackedByTheJdk(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    /** What blocks are filled with, at most a little over {@link #MOST}; null if it is refused. */
    private byte[] unpacked(byte[] packed) throws IOException {
        String file = Files.write(folder.resolve("map"), packed).toString();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Source source = Source.open(file)) {
            if (!(source instanceof MapStream stream)) {
                return null;
            }
            Block block = new Block(1);
            while (all.size() < MOST && stream.read(block)) {
                all.write(new byte[(int) Math.min(MOST, block.strippedNuls())]);
                all.write(block.bytes(), block.from(), block.limit() - block.from());
            }
        } catch (FileFailure e) {
            assertThat(e.step()).isEqualTo(FileFailure.Step.TRANSFER);
            assertThat(e).hasMessageStartingWith(file + ": ").hasMessageContaining(" (near byte ");
            return null;
        }
        return all.toByteArray();
    }

    private static byte[] packed(byte[] plain, Packer packer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = packer.over(out)) {
            packing.write(plain);
        }
        return out.toByteArray();
    }
}
