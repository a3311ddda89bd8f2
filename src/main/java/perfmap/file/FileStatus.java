package perfmap.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** What {@code stat(2)} says of a file: its type, mode and owner. */
record FileStatus(int mode, int uid, int gid) {
    private static final int TYPE = 0170000;
    private static final int PERMISSIONS = 0777;
    private static final int STICKY = 01000;
    private static final int WRITABLE_BY_OTHERS = 022;
    private static final int ROOT = 0;

    /** Of what stands at {@code path} itself, a symbolic link not followed; null if there is nothing. */
    static FileStatus of(Path path) throws IOException {
        return read(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Of the file that {@code path} leads to; null if there is nothing. */
    static FileStatus ofTarget(Path path) throws IOException {
        return read(path);
    }

    private static FileStatus read(Path path, LinkOption... options) throws IOException {
        try {
            Map<String, Object> all = Files.readAttributes(path, "unix:mode,uid,gid", options);
            return new FileStatus((int) all.get("mode"), (int) all.get("uid"), (int) all.get("gid"));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    boolean isRegular() {
        return (mode & TYPE) == 0100000;
    }

    boolean isFolder() {
        return (mode & TYPE) == 0040000;
    }

    boolean isSymbolicLink() {
        return (mode & TYPE) == 0120000;
    }

    /** A character device, as /dev/null is. */
    boolean isDevice() {
        return (mode & TYPE) == 0020000;
    }

    /** A folder in which others may make files, and each remove only his own, as /tmp is. */
    boolean isShared() {
        return isFolder() && (mode & STICKY) != 0 && (mode & WRITABLE_BY_OTHERS) != 0;
    }

    /**
     * Whether this process may put another file in the place of this one, which lies in {@code folder}. In a
     * shared folder it leaves alone what is not its user's; as root it may replace also what is the folder's
     * owner's, and the owner's of {@code model}, which may be null.
     */
    boolean isReplaceableIn(FileStatus folder, FileStatus model) throws IOException {
        int user = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        boolean isTrusted = uid == folder.uid || model != null && uid == model.uid;
        return !folder.isShared() || uid == user || user == ROOT && isTrusted;
    }

    /** Gives {@code path}, no symbolic link, this mode, and this owner and group where that is permitted. */
    void copyTo(Path path) throws IOException {
        setMode(path, mode & PERMISSIONS);
        FileStatus now = of(path);
        if (now.uid != uid) {
            setIfPermitted(path, "unix:uid", uid);
        }
        if (now.gid != gid) {
            setIfPermitted(path, "unix:gid", gid);
        }
    }

    private static void setIfPermitted(Path path, String attribute, int value) {
        try {
            Files.setAttribute(path, attribute, value, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException ignored) {
            // Only root may give files away; the file then stays its writer's.
        }
    }

    /** Gives {@code path}, no symbolic link, the mode that the shell would: 666 less the umask. */
    static void setDefaultMode(Path path) throws IOException {
        int umask = 022;
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("Umask:")) {
                umask = Integer.parseInt(line.substring(6).trim(), 8);
            }
        }
        setMode(path, 0666 & ~umask);
    }

    private static void setMode(Path path, int mode) throws IOException {
        Files.setAttribute(path, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
    }
}
