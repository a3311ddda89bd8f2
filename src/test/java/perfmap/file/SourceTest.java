package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perfmap.file.FileFailure.Step;

class SourceTest {
    private static final String MAP = "1000 10 a\n2000 20 b\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"map", "map.gz", "map.zst", "map.txt"})
    void howAMapIsPackedItsContentTellsAndNotItsName(String name) throws IOException {
        Path file = folder.resolve(name);
        assertThat(opened(Files.write(file, bytes(MAP)))).isEqualTo("MapFile: " + MAP);
        assertThat(opened(Files.write(file, gzip(MAP)))).isEqualTo("MapStream: " + MAP);
        assertThat(opened(Files.write(file, zstd(MAP)))).isEqualTo("MapStream: " + MAP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u001f", "\u0028", "\u0028\u00b5\u002f", "\u0028\u00b5\u002f\u00fc", "1",
            "1 1 a", "\u0050\u002a\u004d", "\u0060\u002a\u004d\u0018", "\u008b\u001f\b"})
    void whatOnlyBeginsLikeSomethingPackedIsPlain(String content) throws IOException {
        Path file = Files.write(folder.resolve("map"), bytes(content));
        assertThat(opened(file)).isEqualTo("MapFile: " + content);
    }

    @Test
    void aPipeIsReadAsAStreamPackedOrNot() throws Exception {
        for (byte[] content : new byte[][] {bytes(MAP), gzip(MAP), zstd(MAP)}) {
            Path pipe = folder.resolve("pipe");
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
            Files.write(folder.resolve("content"), content);
            Process writer = new ProcessBuilder("sh", "-c", "cat content >pipe")
                    .directory(folder.toFile()).start();
            assertThat(opened(pipe)).isEqualTo("MapStream: " + MAP);
            assertThat(writer.waitFor()).isZero();
            Files.delete(pipe);
        }
    }

    @Test
    void anEmptyPipeIsAnEmptyMap() throws IOException {
        assertThat(opened(Path.of("/dev/null"))).isEqualTo("MapStream: ");
    }

    @Test
    void aSymbolicLinkIsFollowed() throws IOException {
        Files.write(folder.resolve("map"), bytes(MAP));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("map"));
        assertThat(opened(link)).isEqualTo("MapFile: " + MAP);
    }

    @Test
    void whatCannotBeOpenedIsSaidInALineWithItsName() throws IOException {
        Path missing = folder.resolve("missing");
        assertRefused(missing.toString(), missing + ": No such file or directory");
        assertRefused(folder.toString(), folder + ": is a folder, not a perf map");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
        assertRefused(link.toString(), link + ": No such file or directory");
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Source.open(file + "/below")).isInstanceOf(FileFailure.class) // as the JDK has it
                .hasMessageMatching(".*/below: (Not a directory|No such file or directory)");
        String tooLong = folder + "/" + "n".repeat(300);
        assertRefused(tooLong, tooLong + ": File name too long");
        assertRefused("no\0name", "no\0name: can't be a file's name in this locale:"
                + " Nul character not allowed; try LC_ALL=C.UTF-8");
    }

    private static void assertRefused(String name, String message) {
        assertThatThrownBy(() -> Source.open(name)).isInstanceOf(FileFailure.class).hasMessage(message)
                .extracting(e -> ((FileFailure) e).step()).isEqualTo(Step.OPEN_INPUT);
    }

    /** How it was opened, and what it holds. */
    private static String opened(Path file) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (Source source = Source.open(file.toString())) {
            assertThat(source.name()).isEqualTo(file.toString());
            Block block = new Block(100);
            if (source instanceof MapFile map) {
                map.read(block, 0, map.fileSize());
                content.write(block.bytes(), block.from(), block.limit() - block.from());
            } else {
                while (((MapStream) source).read(block)) {
                    content.write(block.bytes(), block.from(), block.limit() - block.from());
                }
            }
            return source.getClass().getSimpleName() + ": " + content.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] gzip(String plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        writeAndClose(new GZIPOutputStream(packed), plain);
        return packed.toByteArray();
    }

    private static byte[] zstd(String plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        writeAndClose(new ZstdOutputStream(packed), plain);
        return packed.toByteArray();
    }

    private static void writeAndClose(OutputStream out, String text) throws IOException {
        try (out) {
            out.write(bytes(text));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
