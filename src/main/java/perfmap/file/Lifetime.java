package perfmap.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** How long a file has been written to: from its birth to its last write. */
public final class Lifetime {
    /** stat(1) tells whole seconds, and what took seconds says nothing of a day. */
    private static final long LEAST_SECONDS = 60;

    private Lifetime() {
    }

    /**
     * The seconds from birth to last write, {@value #LEAST_SECONDS} or more; empty if {@code file} is no regular
     * file, its birth is not known, or it was not written to for that long.
     */
    public static OptionalLong seconds(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return OptionalLong.empty();
            }
            FileTime birth = attributes.creationTime();
            FileTime lastWrite = attributes.lastModifiedTime();
            // Where Java knows no birth it says when the file was last written (JDK-8316304: 17 up to 17.0.10 never
            // knows), or that it was in 1970 (JDK-8338696: 17.0.11 and 17.0.12).
            boolean isKnown = !birth.equals(lastWrite) && birth.toMillis() > 0;
            long seconds = isKnown ? lastWrite.to(TimeUnit.SECONDS) - birth.to(TimeUnit.SECONDS) : askStat(file);
            return seconds >= LEAST_SECONDS ? OptionalLong.of(seconds) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty(); // no such file, or no stat(1) here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    /** The seconds from birth to last write as stat(1) tells, which takes a process and longer; 0 if not known. */
    static long askStat(Path file) throws IOException, InterruptedException {
        Process stat = new ProcessBuilder("stat", "--dereference", "--format=%W %Y", "--", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String[] times = new String(stat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim().split(" ");
        boolean told = stat.waitFor(5, TimeUnit.SECONDS) && stat.exitValue() == 0 && times.length == 2;
        long birth = told ? Long.parseLong(times[0]) : 0;
        return birth > 0 ? Long.parseLong(times[1]) - birth : 0;
    }
}
