package perfmap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What a command did, without a terminal: its standard input is empty, its standard output and error are files.
 *
 * @param status its exit status
 * @param out    standard output, which must be UTF-8
 * @param error  standard error, which must be UTF-8
 */
record Run(int status, String out, String error) {
    private static final int SECONDS = 60;

    /** Runs {@code command} to its end. */
    static Run of(ProcessBuilder command) {
        try {
            Path out = Files.createTempFile("run", ".out");
            Path error = Files.createTempFile("run", ".error");
            try {
                Process process = command.redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile()).redirectError(error.toFile()).start();
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new AssertionError("still running after " + SECONDS + " s: " + command.command());
                }
                return new Run(process.exitValue(), Files.readString(out), Files.readString(error));
            } finally {
                Files.delete(out);
                Files.delete(error);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
