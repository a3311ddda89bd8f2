package perfmap.file;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import perfmap.file.FileFailure.Step;

/**
 * A map to be read: a {@link MapFile} that can be read at any place, or a {@link MapStream} that comes once,
 * front to back (a pipe, packed input).
 */
public abstract sealed class Source implements Closeable permits MapFile, MapStream {
    /** The name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";
    /** Where Linux shows what standard input is; see proc_pid_fd(5). */
    private static final Path STANDARD_INPUT_PATH = Path.of("/proc/self/fd/0");

    private final String name;

    Source(String name) {
        this.name = name;
    }

    /** How the user named it; {@code (standard input)} for {@code -}. */
    public String name() {
        return name;
    }

    /** The size of the file as it lies on disk, packed or not, in bytes; -1 if that can't be known. */
    public abstract long fileSize();

    /** How much of {@link #fileSize} has been read so far, in bytes; safe to ask from any thread. */
    public abstract long fileBytesRead();

    /**
     * Opens {@code name}, {@code -} for standard input. Whether it is packed, and how, its first bytes decide.
     *
     * @throws FileFailure if it is missing, unreadable or a folder
     */
    public static Source open(String name) throws FileFailure {
        if (name.equals(STANDARD_INPUT)) {
            return openStandardInput();
        }
        FileChannel channel = null;
        try {
            Path path = Path.of(name);
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            if (file.isDirectory()) {
                throw new FileFailure(Step.OPEN_INPUT, name + ": is a folder, not a perf map");
            }
            channel = FileChannel.open(path, StandardOpenOption.READ);
            return file.isRegularFile() ? openFile(name, path, file, channel) : openStream(name, channel, -1);
        } catch (InvalidPathException e) {
            throw FileFailure.ofName(Step.OPEN_INPUT, e);
        } catch (IOException e) {
            closeQuietly(channel);
            throw FileFailure.ofInput(name, e);
        }
    }

    /** A regular file that standard input was redirected from can be read at any place, unless it was read before. */
    private static Source openStandardInput() throws FileFailure {
        String shown = "(standard input)";
        FileChannel channel = new FileInputStream(FileDescriptor.in).getChannel();
        try {
            if (!Files.isRegularFile(STANDARD_INPUT_PATH) || channel.position() > 0) {
                return openStream(shown, channel, -1);
            }
            BasicFileAttributes file = Files.readAttributes(STANDARD_INPUT_PATH, BasicFileAttributes.class);
            Source source = openFile(shown, STANDARD_INPUT_PATH, file, channel);
            if (source instanceof MapFile) {
                channel.position(channel.size()); // who has it open after us finds it read
            }
            return source;
        } catch (IOException e) {
            throw FileFailure.ofInput(shown, e);
        }
    }

    /** {@code file} was seen at {@code path} before {@code channel} was opened. */
    private static Source openFile(String name, Path path, BasicFileAttributes file, FileChannel channel)
            throws IOException {
        if (Packing.of(channel) != Packing.NONE) {
            return openStream(name, channel, channel.size());
        }
        return new MapFile(name, channel, NulRuns.of(channel, path, file.fileKey()));
    }

    /**
     * The bytes of the regular file {@code path} from its first on, unpacked if it is packed.
     *
     * @throws IOException if it can't be read, or its packing is damaged
     */
    public static InputStream unpacked(Path path) throws IOException {
        ChannelInput raw = new ChannelInput(FileChannel.open(path, StandardOpenOption.READ));
        try {
            return Packing.of(raw).unpack(raw);
        } catch (IOException e) {
            closeQuietly(raw);
            throw e;
        }
    }

    private static MapStream openStream(String name, FileChannel channel, long fileSize) throws FileFailure {
        ChannelInput raw = new ChannelInput(channel);
        try {
            return new MapStream(name, Packing.of(raw).unpack(raw), raw, fileSize);
        } catch (IOException e) {
            throw FileFailure.ofInput(name, e);
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (IOException ignored) {
            // The failure that led here is the one to tell.
        }
    }
}
