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

    /** Gives {@code path} this mode, and this owner and group where that is permitted. */
    void copyTo(Path path) throws IOException {
        FileStatus now = of(path);
        if (now.uid != uid) {
            setIfPermitted(path, "unix:uid", uid);
        }
        if (now.gid != gid) {
            setIfPermitted(path, "unix:gid", gid);
        }
        Files.setAttribute(path, "unix:mode", mode & PERMISSIONS);
    }

    private static void setIfPermitted(Path path, String attribute, int value) {
        try {
            Files.setAttribute(path, attribute, value, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException ignored) {
            // Only root may give files away; the file then stays its writer's.
        }
    }

    /** Gives {@code path} the mode that the shell would: 666 less the umask. */
    static void setDefaultMode(Path path) throws IOException {
        int umask = 022;
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("Umask:")) {
                umask = Integer.parseInt(line.substring(6).trim(), 8);
            }
        }
        Files.setAttribute(path, "unix:mode", 0666 & ~umask);
    }
}
