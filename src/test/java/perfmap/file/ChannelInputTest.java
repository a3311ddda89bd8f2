package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelInputTest {
    private static final int LENGTH = 700_000; // more than two pieces

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 1 << 18, LENGTH})
    void allThatComesIsHandedOnAndCountedInWhateverPiecesItComes(int mostAtOnce) throws IOException {
        byte[] bytes = new byte[LENGTH];
        new Random(1).nextBytes(bytes);
        ChannelInput in = new ChannelInput(new Pieces(bytes, mostAtOnce));

        assertThat(in.peek(4)).isEqualTo(new byte[] {bytes[0], bytes[1], bytes[2], bytes[3]});
        assertThat(in.count()).isZero();
        byte[] read = new byte[LENGTH];
        assertThat(in.readNBytes(read, 0, 5)).isEqualTo(5);
        assertThat(in.count()).isEqualTo(5);
        assertThat(in.readNBytes(read, 5, LENGTH - 5)).isEqualTo(LENGTH - 5);
        assertThat(read).isEqualTo(bytes);
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.count()).isEqualTo(LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "123"})
    void whereFewerBytesComeThanWereLookedForTheyAreThoseThatCome(String all) throws IOException {
        byte[] bytes = all.getBytes(StandardCharsets.US_ASCII);
        ChannelInput in = new ChannelInput(new Pieces(bytes, 1));

        assertThat(in.peek(4)).isEqualTo(bytes);
        assertThat(in.readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void whereReadingFailedNothingIsHandedOnBehindIt() throws IOException {
        byte[] bytes = {1, 2, 3};
        ChannelInput in = new ChannelInput(new Pieces(bytes, 3) {
            @Override
            int readBehindTheEnd() throws IOException {
                throw new IOException("broken");
            }
        });
        assertThat(in.read(new byte[4], 0, 4)).isEqualTo(3);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> in.read(new byte[1], 0, 1)).hasMessage("broken");
        }
        assertThat(in.count()).isEqualTo(3);
    }

    /** Gives no more than so many bytes at once, as a pipe does that is filled as slowly. */
    private static class Pieces implements ReadableByteChannel {
        private final ByteBuffer left;
        private final int mostAtOnce;

        Pieces(byte[] bytes, int mostAtOnce) {
            this.left = ByteBuffer.wrap(bytes);
            this.mostAtOnce = mostAtOnce;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (!left.hasRemaining()) {
                return readBehindTheEnd();
            }
            int n = Math.min(mostAtOnce, Math.min(into.remaining(), left.remaining()));
            into.put(left.slice().limit(n));
            left.position(left.position() + n);
            return n;
        }

        int readBehindTheEnd() throws IOException {
            return -1;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
        }
    }
}
