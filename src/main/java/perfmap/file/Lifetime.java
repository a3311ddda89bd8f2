package perfmap.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * How long a file has been written to: from its birth to its last write. Java tells a file's birth on Linux
 * only from version 22 on, so stat(1) is asked.
 */
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
        if (!Files.isRegularFile(file)) {
            return OptionalLong.empty();
        }
        try {
            Process stat = new ProcessBuilder("stat", "--dereference", "--format=%W %Y", "--", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String[] times = new String(stat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .trim().split(" ");
            boolean told = stat.waitFor(5, TimeUnit.SECONDS) && stat.exitValue() == 0 && times.length == 2;
            long birth = told ? Long.parseLong(times[0]) : 0;
            long seconds = told ? Long.parseLong(times[1]) - birth : 0;
            return birth > 0 && seconds >= LEAST_SECONDS ? OptionalLong.of(seconds) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty(); // no stat(1) here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
