package perfmap.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A process that has a file open for writing. What the kernel lets us see of other users' processes, it
 * sees: as root all, else one's own.
 *
 * @param pid     its process id
 * @param command its name, from {@code /proc/PID/comm}
 */
public record LiveWriter(long pid, String command) {
    private static final int ACCESS_MODE = 03; // O_ACCMODE; 0 is O_RDONLY

    /** A process other than this one that has {@code file} open for writing, if there is one. */
    public static Optional<LiveWriter> of(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != ProcessHandle.current().pid() && hasOpenForWriting(process, key)) {
                    return Optional.of(new LiveWriter(pid, commandOf(process)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean hasOpenForWriting(Path process, Object key) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (key.equals(keyOf(descriptor)) && isWritable(process, descriptor)) {
                    return true;
                }
            }
        } catch (IOException e) {
            // The process has ended, or is not ours to look at.
        }
        return false;
    }

    private static Object keyOf(Path descriptor) {
        try {
            return Files.readAttributes(descriptor, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isWritable(Path process, Path descriptor) throws IOException {
        for (String line : Files.readAllLines(process.resolve("fdinfo").resolve(descriptor.getFileName()))) {
            if (line.startsWith("flags:")) {
                return (Integer.parseInt(line.substring(6).trim(), 8) & ACCESS_MODE) != 0;
            }
        }
        return false;
    }

    private static String commandOf(Path process) {
        try {
            return Files.readString(process.resolve("comm")).trim();
        } catch (IOException e) {
            return "?";
        }
    }
}
