package perfmap.file;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import perfmap.file.FileFailure.Step;

/**
 * Where a result is written: a file that is there whole or not at all, a device, or standard output.
 *
 * <p>A file is written under another name beside its own: created exclusively, with a name that nobody can
 * guess, readable by its owner alone. {@link #commit} flushes it to disk, gives it its mode and owner, and
 * renames it. Until then the file of that name, if there is one, stays as it is. {@link #close} without
 * commit, and the end of the process by SIGINT, SIGTERM or SIGHUP, remove what was written.
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
    private final Path likeThis;
    private final Path unfinished;
    /** What makes the unfinished file this one and no other: its device and inode. */
    private final Object key;
    private final Thread removal;
    /** Held while a file appears or is renamed; once {@link #removal} has it, until the process has ended. */
    private final ReentrantLock changing = new ReentrantLock();
    private boolean isCommitted;

    private Output(String name, OutputStream stream) {
        this.name = name;
        this.stream = stream;
        this.channel = null;
        this.target = null;
        this.likeThis = null;
        this.unfinished = null;
        this.key = null;
        this.removal = null;
    }

    /** The removal is arranged for before there is something to remove: a signal may come at any moment. */
    private Output(String name, Path target, Path likeThis) throws IOException {
        this.name = name;
        this.target = target;
        this.likeThis = likeThis;
        this.unfinished = folder().resolve("." + unguessable() + UNFINISHED);
        this.removal = new Thread(this::removeAtEnd, "remove unfinished output");
        atEnd(removal);
        changing.lock();
        try {
            this.channel = create(unfinished);
            this.key = keyOf(unfinished);
        } catch (IOException e) {
            forgetRemoval();
            throw e;
        } finally {
            changing.unlock();
        }
        this.stream = Channels.newOutputStream(channel);
    }

    /** Opens {@code name} for writing; a new file gets the mode and owner that a process gives its files. */
    public static Output open(String name) throws FileFailure {
        return open(name, null);
    }

    /**
     * Opens {@code name} for writing, {@code -} for standard output.
     *
     * @param likeThis a file whose mode and owner a new file gets; if null or not a regular file, it gets the
     *                 process's own
     * @throws FileFailure if it can't be created there, is a symbolic link, a folder, a FIFO or a socket, or
     *                 is what another user put into a folder that all may write to
     */
    public static Output open(String name, Path likeThis) throws FileFailure {
        if (name.equals(STANDARD_OUTPUT)) {
            return new Output("(standard output)", new FileOutputStream(FileDescriptor.out));
        }
        try {
            Path target = Path.of(name);
            FileStatus status = FileStatus.of(target);
            if (status != null && status.isDevice()) {
                return new Output(name, Files.newOutputStream(
                        target, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
            }
            refuseUnlessRegular(name, status);
            Path folder = target.toAbsolutePath().getParent();
            if (folder == null || target.getFileName() == null || name.endsWith("/")) {
                throw new FileFailure(Step.CREATE_OUTPUT, name + ": is a folder; name a file in it");
            }
            if (status != null && !Files.isWritable(target)) {
                throw new FileFailure(Step.CREATE_OUTPUT, name + ": Permission denied: it is not writable");
            }
            refuseIfOthers(name, status, folder, likeThis);
            return new Output(name, target, likeThis);
        } catch (FileFailure e) {
            throw e;
        } catch (InvalidPathException e) {
            throw FileFailure.ofName(Step.CREATE_OUTPUT, e);
        } catch (IOException e) {
            throw new FileFailure(Step.CREATE_OUTPUT,
                    name + ": can't be created: " + FileFailure.reason(e), e);
        }
    }

    /** Makes a file for its owner alone; fails if anything has that name, a symbolic link included. */
    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
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

    private static void refuseIfOthers(String name, FileStatus status, Path folder, Path likeThis)
            throws IOException {
        FileStatus model = likeThis == null ? null : FileStatus.ofTarget(likeThis);
        if (status != null && !status.isReplaceableIn(FileStatus.ofTarget(folder), model)) {
            throw new FileFailure(Step.CREATE_OUTPUT, name + ": belongs to another user (uid " + status.uid()
                    + "), in a folder that is shared; remove it, or name another file");
        }
    }

    /** From where {@link java.security.SecureRandom} has it as well, which takes longer to find that out. */
    private static String unguessable() throws IOException {
        try (InputStream random = Files.newInputStream(Path.of("/dev/urandom"))) {
            return HexFormat.of().formatHex(random.readNBytes(16));
        }
    }

    /** How the user named it; {@code (standard output)} for {@code -}. */
    public String name() {
        return name;
    }

    /** Where to write to. */
    public OutputStream stream() {
        return stream;
    }

    /** What must hold at the last moment before a file appears. */
    @FunctionalInterface
    public interface Condition {
        /** Throws if it does not hold. */
        void check() throws IOException;
    }

    /** As {@link #commit(Condition)}, on no condition. */
    public void commit() throws FileFailure {
        commit(() -> { });
    }

    /**
     * Makes what was written appear under its name. It gets the mode and, where permitted, the owner of the
     * file that it takes the place of, or else of the file that it was opened to be like.
     *
     * @param condition is asked when all is on disk, which may have taken long, and nothing but the renaming is left
     * @throws FileFailure if it can't be flushed or renamed, what stands there must not be replaced, or the condition
     *                 throws it
     */
    public void commit(Condition condition) throws FileFailure {
        changing.lock();
        try {
            if (channel == null) {
                stream.flush();
                condition.check();
                return;
            }
            refuseIfTaken();
            FileStatus replaced = FileStatus.of(target);
            refuseUnlessRegular(name, replaced);
            refuseIfOthers(name, replaced, folder(), likeThis);
            FileStatus model = replaced != null || likeThis == null ? replaced : FileStatus.ofTarget(likeThis);
            if (model == null || !model.isRegular()) { // what a pipe or a device allows says nothing of a file
                FileStatus.setDefaultMode(unfinished);
            } else {
                model.copyTo(unfinished);
            }
            channel.force(true);
            condition.check();
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            isCommitted = true;
            flushFolder();
        } catch (FileFailure e) {
            throw e;
        } catch (IOException e) {
            throw writeFailure(e);
        } finally {
            changing.unlock();
        }
    }

    /** Who may write to the folder may have put something else in the place of what is unfinished. */
    private void refuseIfTaken() throws IOException {
        if (!keyOf(unfinished).equals(key)) {
            throw new FileFailure(Step.TRANSFER, name + ": another file was put in the place of " + unfinished
                    + " while it was written; nothing is written");
        }
    }

    private static Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    }

    private Path folder() {
        return target.toAbsolutePath().getParent();
    }

    /** So that the new name outlasts a crash as well, where the folder may be read and can be flushed. */
    private void flushFolder() {
        try (FileChannel folder = FileChannel.open(folder())) {
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
            if (!isCommitted) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException ignored) {
            // The folder may be gone; there is nothing more to do.
        }
    }

    /** Never gives the lock back: nothing may appear once it has looked. */
    private void removeAtEnd() {
        changing.lock();
        remove();
    }

    private static void atEnd(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            while (true) { // this thread ends with the process, any moment now
                LockSupport.park();
            }
        }
    }

    private void forgetRemoval() {
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException ending) {
            // It runs already.
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
        forgetRemoval();
    }
}
