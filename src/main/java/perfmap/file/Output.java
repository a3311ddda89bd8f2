package perfmap.file;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import perfmap.file.FileFailure.Step;

/**
 * Where a result is written: a file that is there whole or not at all, a device, or standard output.
 *
 * <p>A file is written under another name beside its own: created exclusively, with a name that nobody can
 * guess, readable by its owner alone. {@link #commit} flushes it to disk, gives it its mode and owner, and
 * renames it. Until then the file of that name, if there is one, stays as it is. {@link #close} without
 * commit, and the end of the process by SIGINT or SIGTERM, remove what was written.
 */
public final class Output implements Closeable {
    /** The name that stands for standard output. */
    public static final String STANDARD_OUTPUT = "-";
    /** What ends the name of an unfinished file; one is left behind only where the process was killed. */
    public static final String UNFINISHED = ".perfmap-compact-unfinished";

    private final String name;
    private final OutputStream stream;
    /** The rest is null for a device and standard output. */
    private final FileChannel channel;
    private final Path target;
    private final Path unfinished;
    private final Thread removal;

    private Output(String name, OutputStream stream) {
        this.name = name;
        this.stream = stream;
        this.channel = null;
        this.target = null;
        this.unfinished = null;
        this.removal = null;
    }

    private Output(String name, Path target, Path unfinished, FileChannel channel) {
        this.name = name;
        this.channel = channel;
        this.stream = Channels.newOutputStream(channel);
        this.target = target;
        this.unfinished = unfinished;
        this.removal = new Thread(this::remove, "remove unfinished output");
        Runtime.getRuntime().addShutdownHook(removal);
    }

    /**
     * Opens {@code name} for writing, {@code -} for standard output.
     *
     * @throws FileFailure if it can't be created there, or is a symbolic link, a folder, a FIFO or a socket
     */
    public static Output open(String name) throws FileFailure {
        if (name.equals(STANDARD_OUTPUT)) {
            return new Output("(standard output)", new FileOutputStream(FileDescriptor.out));
        }
        try {
            Path target = Path.of(name);
            FileStatus status = FileStatus.of(target);
            if (status != null && status.isDevice()) {
                return new Output(name, Files.newOutputStream(target, StandardOpenOption.WRITE));
            }
            refuseUnlessRegular(name, status);
            Path folder = target.toAbsolutePath().getParent();
            if (folder == null || target.getFileName() == null || name.endsWith("/")) {
                throw new FileFailure(Step.CREATE_OUTPUT, name + ": is a folder; name a file in it");
            }
            if (status != null && !Files.isWritable(target)) {
                throw new FileFailure(Step.CREATE_OUTPUT, name + ": Permission denied: it is not writable");
            }
            Path unfinished = folder.resolve("." + unguessable() + UNFINISHED);
            FileChannel channel = FileChannel.open(unfinished,
                    Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new Output(name, target, unfinished, channel);
        } catch (FileFailure e) {
            throw e;
        } catch (InvalidPathException e) {
            throw FileFailure.ofName(Step.CREATE_OUTPUT, e);
        } catch (IOException e) {
            throw new FileFailure(Step.CREATE_OUTPUT,
                    name + ": can't be created: " + FileFailure.reason(e), e);
        }
    }

    private static void refuseUnlessRegular(String name, FileStatus status) throws FileFailure {
        if (status == null || status.isRegular()) {
            return;
        }
        if (status.isSymbolicLink()) {
            throw new FileFailure(Step.CREATE_OUTPUT,
                    name + ": is a symbolic link, which is never written through; name the file itself");
        }
        throw new FileFailure(Step.CREATE_OUTPUT, name + (status.isFolder()
                ? ": is a folder; name a file in it" : ": is no regular file; use - to write to a pipe"));
    }

    private static String unguessable() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** How the user named it; {@code (standard output)} for {@code -}. */
    public String name() {
        return name;
    }

    /** Where to write to. */
    public OutputStream stream() {
        return stream;
    }

    /**
     * Makes what was written appear under its name. It gets the mode and, where permitted, the owner of the
     * file that it takes the place of, or else of {@code likeThis}.
     *
     * @param likeThis a file whose mode and owner a new file gets; if null or not a regular file, it gets the
     *                 process's own
     * @throws FileFailure if it can't be flushed or renamed
     */
    public void commit(Path likeThis) throws FileFailure {
        try {
            if (channel == null) {
                stream.flush();
                return;
            }
            FileStatus replaced = FileStatus.of(target);
            refuseUnlessRegular(name, replaced);
            FileStatus model = replaced != null || likeThis == null ? replaced : FileStatus.ofTarget(likeThis);
            if (model == null || !model.isRegular()) { // what a pipe or a device allows says nothing of a file
                FileStatus.setDefaultMode(unfinished);
            } else {
                model.copyTo(unfinished);
            }
            channel.force(true);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            flushFolder();
        } catch (FileFailure e) {
            throw e;
        } catch (IOException e) {
            throw writeFailure(e);
        }
    }

    /** So that the new name outlasts a crash as well, where the folder may be read and can be flushed. */
    private void flushFolder() {
        try (FileChannel folder = FileChannel.open(target.toAbsolutePath().getParent())) {
            folder.force(true);
        } catch (IOException ignored) {
            // The file is in its place: not a failure.
        }
    }

    /** {@code e} as the failure of writing here, with the file's name. */
    public FileFailure writeFailure(IOException e) {
        return new FileFailure(Step.TRANSFER, name + ": writing failed: " + FileFailure.reason(e), e);
    }

    private void remove() {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException ignored) {
            // The folder may be gone; there is nothing more to do.
        }
    }

    /** Closes it; what was not committed is removed. */
    @Override
    public void close() throws IOException {
        if (channel == null) {
            if (!name.equals("(standard output)")) {
                stream.close();
            }
            return;
        }
        channel.close();
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already.
        }
    }
}
