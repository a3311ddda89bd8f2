package perfmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The maps in {@code testdata/}. */
public final class TestMaps {
    private static final Path FOLDER = Path.of("testdata");

    private TestMaps() {
    }

    /** The recorded maps, gzip-compressed. */
    public static List<Path> real() {
        return list(FOLDER.resolve("maps"), ".map.gz");
    }

    /** The hand-made maps; beside each lies what it compacts to, as {@code .expected}. */
    public static List<Path> handmade() {
        return list(FOLDER.resolve("handmade"), ".map");
    }

    /** The recorded map whose name begins so. */
    public static Path real(String prefix) {
        return real().stream().filter(map -> map.getFileName().toString().startsWith(prefix)).findFirst().orElseThrow();
    }

    /** What {@code packed} holds. */
    public static byte[] unpacked(Path packed) {
        try (var in = new GZIPInputStream(Files.newInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
