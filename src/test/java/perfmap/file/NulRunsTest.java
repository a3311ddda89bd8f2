package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files here are sparse; from {@link NulRuns#LARGE} on they are read past the page cache. */
class NulRunsTest {
    private static final long LARGE = NulRuns.LARGE;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {20_000, LARGE - 1, LARGE, LARGE + 1, 3 * LARGE + 12_345})
    void aRunEndsAtTheFirstByteThatIsNotNulWhereverItIsAskedFor(long size) throws IOException {
        Random random = new Random(size);
        for (int i = 0; i < 20; i++) {
            long text = random.nextLong(size);
            Path file = sparse(size, text);
            try (NulRuns runs = open(file)) {
                for (int j = 0; j < 20; j++) {
                    long from = random.nextLong(text + 1);
                    long to = from + random.nextLong(size - from + 1);
                    assertThat(runs.end(from, to)).as("%d to %d, text at %d", from, to, text)
                            .isEqualTo(Math.min(text, to));
                }
                assertThat(runs.end(text, size)).isEqualTo(text);
                assertThat(runs.end(text + 1, size)).isEqualTo(size);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000, 2 * LARGE})
    void nothingIsToldOfWhatIsCutOffMeanwhile(long size) throws IOException {
        Path file = sparse(size, 0);
        try (NulRuns runs = open(file); RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
            writer.setLength(size / 2);
            assertThat(runs.end(1, size)).isEqualTo(size / 2);
            assertThat(runs.end(size / 2 + 10, size)).isEqualTo(size / 2 + 10);
        }
    }

    @Test
    void anotherFileThatHasTakenItsPlaceTellsNothing() throws IOException {
        Path file = sparse(LARGE, 5);
        Object key = keyOf(file);
        try (FileChannel channel = FileChannel.open(file)) {
            Files.move(file, folder.resolve("old"));
            sparse(LARGE, LARGE - 1);
            try (NulRuns runs = NulRuns.of(channel, file, key)) {
                assertThat(runs.end(0, LARGE)).isEqualTo(5);
            }
        }
    }

    private static NulRuns open(Path file) throws IOException {
        return NulRuns.of(FileChannel.open(file), file, keyOf(file));
    }

    private static Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** A file of NULs but for one byte. */
    private Path sparse(long size, long text) throws IOException {
        Path file = folder.resolve("sparse");
        Files.deleteIfExists(file);
        try (RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
            writer.setLength(size);
            writer.seek(text);
            writer.write('x');
        }
        return file;
    }
}
