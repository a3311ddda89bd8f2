package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("a process that another test starts has our files open until it runs its program")
class LiveWriterTest {
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.writeString(folder.resolve("perf-1.map"), "1 1 a\n");
    }

    @Test
    void aProcessThatAppendsIsFoundWithItsIdAndName() throws Exception {
        try (Shell writer = new Shell("exec 7>>perf-1.map")) {
            assertThat(LiveWriter.of(file)).contains(new LiveWriter(writer.process.pid(), "sh"));
        }
        assertThat(LiveWriter.of(file)).isEmpty();
    }

    @Test
    void aProcessThatReadsAndWritesIsFound() throws Exception {
        try (Shell writer = new Shell("exec 7<>perf-1.map")) {
            assertThat(LiveWriter.of(file)).contains(new LiveWriter(writer.process.pid(), "sh"));
        }
    }

    @Test
    void aProcessThatReadsAndAlsoWritesUnderAnotherDescriptorIsFound() throws Exception {
        try (Shell writer = new Shell("exec 6<perf-1.map 7<perf-1.map 8>>perf-1.map 9<perf-1.map")) {
            assertThat(LiveWriter.of(file)).map(LiveWriter::pid).contains(writer.process.pid());
        }
    }

    @Test
    void aProcessThatOnlyReadsIsNoWriter() throws Exception {
        try (Shell reader = new Shell("exec 7<perf-1.map")) {
            assertThat(reader.process.isAlive()).isTrue();
            assertThat(LiveWriter.of(file)).isEmpty();
        }
    }

    @Test
    void thisProcessDoesNotCount() throws IOException {
        try (FileChannel mine = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThat(mine.isOpen()).isTrue();
            assertThat(LiveWriter.of(file)).isEmpty();
        }
    }

    @Test
    void theFileIsMeantAndNotTheNameUnderWhichItWasOpened() throws Exception {
        Path hardLink = Files.createLink(folder.resolve("hard"), file);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        try (Shell writer = new Shell("exec 7>>link")) {
            assertThat(LiveWriter.of(file)).map(LiveWriter::pid).contains(writer.process.pid());
            assertThat(LiveWriter.of(hardLink)).map(LiveWriter::pid).contains(writer.process.pid());
            assertThat(LiveWriter.of(link)).map(LiveWriter::pid).contains(writer.process.pid());
            Files.delete(file);
            Files.writeString(file, "another file of that name");
            assertThat(LiveWriter.of(file)).isEmpty();
            assertThat(LiveWriter.of(hardLink)).isNotEqualTo(Optional.empty());
        }
    }

    /** A shell in the folder, which has run {@code command} and waits until it is closed. */
    private final class Shell implements AutoCloseable {
        private final Process process;

        Shell(String command) throws IOException {
            process = new ProcessBuilder("sh", "-c", command + "; echo ready; read line; :")
                    .directory(folder.toFile()).redirectErrorStream(true).start();
            String said = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
            assertThat(said).isEqualTo("ready");
        }

        @Override
        public void close() throws Exception {
            process.getOutputStream().close();
            process.waitFor();
        }
    }
}
