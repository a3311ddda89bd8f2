package perfmap.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * Which file stands under a name, and how it was left by who wrote to it last. Two are equal if it is the same file
 * and, as far as its size and time tell, nobody wrote to it in between.
 *
 * @param key     its device and inode
 * @param size    in bytes
 * @param written when it was last written to
 */
public record FileVersion(Object key, long size, FileTime written) {

    /** Of what {@code name} leads to; null if nothing can be seen there. */
    public static FileVersion of(String name) {
        try {
            BasicFileAttributes file = Files.readAttributes(Path.of(name), BasicFileAttributes.class);
            return new FileVersion(file.fileKey(), file.size(), file.lastModifiedTime());
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
