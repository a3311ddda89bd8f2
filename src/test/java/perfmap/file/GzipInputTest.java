package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipInputTest {
    private static final byte[] TEXT = bytes("1000 10 Stub:utf8Write\n1010 10 Stub:write\n");
    private static final byte[] MORE = bytes("2000 20 Function:~f /srv/app/x.js:1\n");

    @Test
    void whatWasPackedIsUnpacked() throws IOException {
        byte[] random = new byte[300_000];
        new Random(1).nextBytes(random);
        assertThat(unpacked(gzip(TEXT))).isEqualTo(TEXT);
        assertThat(unpacked(gzip(random))).isEqualTo(random);
        assertThat(unpacked(gzip(new byte[3_000_000]))).isEqualTo(new byte[3_000_000]);
        assertThat(unpacked(gzip(new byte[0]))).isEmpty();
    }

    @Test
    void membersOnEndAreUnpackedOneAfterTheOther() throws IOException {
        byte[] empty = gzip(new byte[0]);
        assertThat(unpacked(join(gzip(TEXT), gzip(MORE)))).isEqualTo(join(TEXT, MORE));
        assertThat(unpacked(join(empty, gzip(TEXT), empty, empty, gzip(MORE), empty)))
                .isEqualTo(join(TEXT, MORE));
        assertThat(unpacked(join(empty, empty))).isEmpty();
    }

    @Test
    void storedMembersAreUnpacked() throws IOException {
        byte[] stored = member(0, Deflater.NO_COMPRESSION, TEXT);
        assertThat(unpacked(join(stored, stored))).isEqualTo(join(TEXT, TEXT));
    }

    @Test
    void everyFieldThatAHeaderMayHaveIsSkipped() throws IOException {
        for (int flags = 0; flags < 32; flags++) {
            byte[] member = member(flags, Deflater.DEFAULT_COMPRESSION, TEXT);
            assertThat(unpacked(join(member, gzip(MORE)))).as("flags %d", flags).isEqualTo(join(TEXT, MORE));
        }
    }

    /** {@link java.util.zip.GZIPInputStream} takes a pause between two members for the end. */
    @Test
    void aPipeThatPausesAfterEveryByteIsReadToItsEnd() throws IOException {
        byte[] packed = join(gzip(TEXT), gzip(MORE));
        assertThat(new GzipInput(byteByByte(packed)).readAllBytes()).isEqualTo(join(TEXT, MORE));
    }

    @Test
    void oneByteAtATimeGivesTheSame() throws IOException {
        InputStream in = new GzipInput(new ByteArrayInputStream(join(gzip(TEXT), gzip(MORE))));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            all.write(b);
        }
        assertThat(all.toByteArray()).isEqualTo(join(TEXT, MORE));
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read(new byte[0], 0, 0)).isZero();
    }

    @Test
    void dataCutAnywhereButBetweenMembersIsAnError() throws IOException {
        byte[] first = member(31, Deflater.DEFAULT_COMPRESSION, TEXT);
        byte[] packed = join(first, gzip(MORE));
        for (int end = 1; end < packed.length; end++) {
            byte[] cut = Arrays.copyOf(packed, end);
            if (end == first.length) {
                assertThat(unpacked(cut)).isEqualTo(TEXT);
            } else {
                assertThatThrownBy(() -> unpacked(cut)).as("cut at %d of %d", end, packed.length)
                        .isInstanceOf(EOFException.class).hasMessageContaining("cut short");
            }
        }
    }

    @Test
    void anyBitThatIsWrongIsAnErrorOrMakesNoDifference() throws IOException {
        byte[] packed = join(gzip(TEXT), gzip(MORE));
        for (int bit = 0; bit < packed.length * 8; bit++) {
            byte[] damaged = packed.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            byte[] unpacked;
            try {
                unpacked = unpacked(damaged);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("gzip");
                continue;
            }
            assertThat(unpacked).as("bit %d", bit).isEqualTo(join(TEXT, MORE));
        }
    }

    @Test
    void aChecksumOrASizeThatDoesNotMatchIsAnErrorInAnyMember() throws IOException {
        for (byte[] behind : new byte[][] {new byte[0], gzip(MORE)}) {
            byte[] packed = join(gzip(TEXT), gzip(TEXT));
            packed[packed.length - 8] ^= 1;
            assertThatThrownBy(() -> unpacked(join(packed, behind)))
                    .isInstanceOf(ZipException.class).hasMessageContaining("checksum");
            packed[packed.length - 8] ^= 1;
            packed[packed.length - 1] ^= 1;
            assertThatThrownBy(() -> unpacked(join(packed, behind)))
                    .isInstanceOf(ZipException.class).hasMessageContaining("size");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "\n", "\u001f", "\u001f\u008b\7", "\u001f\u001f\u008b\10", "\0\0x"})
    void whatIsNeitherAMemberNorPaddingBehindTheDataIsAnError(String behind) throws IOException {
        byte[] packed = join(gzip(TEXT), bytes(behind));
        assertThatThrownBy(() -> unpacked(packed))
                .isInstanceOf(IOException.class).hasMessageContaining("gzip data");
    }

    @Test
    void zerosBehindAMemberArePadding() throws IOException {
        assertThat(unpacked(join(gzip(TEXT), new byte[1]))).isEqualTo(TEXT);
        assertThat(unpacked(join(gzip(TEXT), new byte[100_000]))).isEqualTo(TEXT);
        assertThat(unpacked(join(gzip(TEXT), new byte[512], gzip(MORE), new byte[3])))
                .isEqualTo(join(TEXT, MORE));
    }

    @Test
    void aMethodThatIsNotDeflateIsSaidToBeUnknown() {
        assertThatThrownBy(() -> unpacked(new byte[] {0x1f, (byte) 0x8b, 7, 0, 0}))
                .isInstanceOf(ZipException.class)
                .hasMessage("gzip data is packed by method 7, which is unknown");
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InputStream in = new GzipInput(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static InputStream byteByByte(byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return super.read(into, from, Math.min(length, 1));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** A member whose header has the fields that {@code flags} ask for (RFC 1952, 2.3.1). */
    private static byte[] member(int flags, int level, byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
        if ((flags & 4) != 0) {
            out.writeBytes(join(new byte[] {0x2c, 1}, new byte[300])); // 300 bytes of extra field
        }
        if ((flags & 8) != 0) {
            out.writeBytes(bytes("perf-1.map\0"));
        }
        if ((flags & 16) != 0) {
            out.writeBytes(bytes("a comment\0"));
        }
        if ((flags & 2) != 0) {
            out.writeBytes(new byte[] {7, 7});
        }
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(plain);
        deflater.finish();
        byte[] packed = new byte[1000];
        out.write(packed, 0, deflater.deflate(packed));
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(plain);
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue()).putInt(plain.length).array());
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
