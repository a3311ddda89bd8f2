package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perfmap.file.FileFailure.Step;

/** Zstandard input, read as a map. */
class ZstdTest {
    private static final byte[] TEXT = bytes("1000 10 Stub:utf8Write\n1010 10 Stub:write\n");
    private static final byte[] MORE = bytes("2000 20 Function:~f /srv/app/x.js:1\n");

    @TempDir
    Path folder;

    @Test
    void framesOnEndAreUnpackedOneAfterTheOther() throws IOException {
        byte[] hard = new byte[300_000];
        new Random(1).nextBytes(hard);
        byte[] easy = bytes("2000 20 Stub:write\n".repeat(100_000));
        byte[] empty = zstd(new byte[0]);
        assertThat(unpacked(zstd(TEXT))).isEqualTo(TEXT);
        assertThat(unpacked(empty)).isEmpty();
        byte[] all = unpacked(join(zstd(TEXT), empty, zstd(hard), zstd(easy), zstd(MORE)));
        assertThat(Arrays.equals(all, join(TEXT, hard, easy, MORE))).isTrue(); // too long to be shown
    }

    @Test
    void skippableFramesAreSkippedWhereverTheyStand() throws IOException {
        byte[] text = zstd(TEXT);
        byte[] more = zstd(MORE);
        for (int kind = 0; kind < 16; kind++) {
            for (int size : new int[] {0, 1, 4, 100_000}) {
                byte[] skippable = skippable(kind, size);
                assertThat(unpacked(join(skippable, text, skippable, skippable, more, skippable)))
                        .isEqualTo(join(TEXT, MORE));
            }
        }
    }

    @Test
    void everyFormOfAFrameHeaderIsFollowed() throws IOException {
        for (int sizeForm = 0; sizeForm < 4; sizeForm++) {
            for (boolean singleSegment : new boolean[] {false, true}) {
                int size = sizeForm == 0 ? 250 : 300;
                byte[] frame = frame(sizeForm, singleSegment, size);
                byte[] unpacked = unpacked(join(frame, skippable(3, 5), frame));
                assertThat(unpacked).as("%d %b", sizeForm, singleSegment)
                        .isEqualTo(bytes("a".repeat(2 * size)));
            }
        }
    }

    @Test
    void dataCutAnywhereButBetweenFramesIsAnErrorThatSaysWhere() throws IOException {
        byte[] skippable = skippable(0, 20);
        byte[] first = zstd(TEXT);
        byte[] packed = join(skippable, first, zstd(MORE));
        for (int end = 4; end < packed.length; end++) {
            byte[] cut = Arrays.copyOf(packed, end);
            if (end == skippable.length + first.length) {
                assertThat(unpacked(cut)).isEqualTo(TEXT);
            } else {
                String where = " (near byte " + end + ")";
                assertThatThrownBy(() -> unpacked(cut)).as("cut at %d of %d", end, packed.length)
                        .isInstanceOf(FileFailure.class)
                        .hasMessage(file() + ": zstd data ends before its end: it was cut short" + where)
                        .extracting(e -> ((FileFailure) e).step()).isEqualTo(Step.TRANSFER);
            }
        }
    }

    @Test
    void aBitThatIsWrongIsAnErrorOrMakesNoDifference() throws IOException {
        byte[] packed = join(zstd(TEXT), zstd(MORE));
        for (int bit = 8 * 4; bit < packed.length * 8; bit += 3) { // without the magic it would not be zstd
            byte[] damaged = packed.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            byte[] unpacked;
            try {
                unpacked = unpacked(damaged);
            } catch (FileFailure e) {
                assertThat(e.step()).isEqualTo(Step.TRANSFER);
                assertThat(e).hasMessageStartingWith(file() + ": ").hasMessageContaining("zstd data")
                        .hasMessageContaining("near byte");
                continue;
            }
            assertThat(unpacked).as("bit %d", bit).isEqualTo(join(TEXT, MORE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "\n\n\n\n", "\u0028\u00b5\u002f\u00fe", "\0\0\0\0"})
    void somethingElseBehindTheFramesIsAnError(String behind) throws IOException {
        byte[] packed = join(zstd(TEXT), bytes(behind));
        assertThatThrownBy(() -> unpacked(packed)).isInstanceOf(FileFailure.class)
                .hasMessageContaining("something that is not zstd follows the zstd data");
    }

    private Path file() {
        return folder.resolve("map");
    }

    /** What the blocks of the map are filled with, all of them. */
    private byte[] unpacked(byte[] packed) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Source source = Source.open(Files.write(file(), packed).toString())) {
            MapStream stream = (MapStream) source;
            Block block = new Block(1);
            while (stream.read(block)) {
                all.writeBytes(new byte[Math.toIntExact(block.strippedNuls())]);
                all.write(block.bytes(), block.from(), block.limit() - block.from());
            }
            assertThat(stream.fileBytesRead()).isEqualTo(packed.length);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zstd(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var out = new ZstdOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] skippable(int kind, int size) {
        return ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x184d2a50 | kind).putInt(size).array();
    }

    /** A frame of 200 'a' as they are and a run of some more; no checksum (RFC 8878, 3.1.1). */
    private static byte[] frame(int sizeForm, boolean singleSegment, int size) {
        ByteBuffer frame = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN).putInt(0xfd2fb528);
        frame.put((byte) (sizeForm << 6 | (singleSegment ? 0x20 : 0)));
        if (!singleSegment) {
            frame.put((byte) 0); // a window of 1 KiB
        }
        switch (sizeForm) {
            case 0 -> frame.put(new byte[] {(byte) size}, 0, singleSegment ? 1 : 0);
            case 1 -> frame.putShort((short) (size - 0x100));
            case 2 -> frame.putInt(size);
            default -> frame.putLong(size);
        }
        putBlockHeader(frame, 200, 0, false);
        frame.put(bytes("a".repeat(200)));
        putBlockHeader(frame, size - 200, 1, true);
        frame.put((byte) 'a');
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static void putBlockHeader(ByteBuffer frame, int size, int type, boolean last) {
        int header = size << 3 | type << 1 | (last ? 1 : 0);
        frame.put((byte) header).put((byte) (header >>> 8)).put((byte) (header >>> 16));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
