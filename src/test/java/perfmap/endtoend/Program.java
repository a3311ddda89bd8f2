package perfmap.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end, one after another, in one folder, which is their home as well. */
final class Program {
    private static final long LIMIT_SECONDS = 180;

    private final Path folder;

    Program(Path folder) {
        this.folder = folder;
    }

    /** How a program ended, and what it wrote to standard error. */
    record Ended(int status, String errors) {
    }

    Path folder() {
        return folder;
    }

    /**
     * Runs {@code command}, its standard output into {@code output}.
     *
     * @throws IOException if there is no such program, or it takes too long; then it is ended, with all that
     *         it started
     */
    Ended run(Path output, List<String> command) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("not done after " + LIMIT_SECONDS + " s: " + String.join(" ", command));
            }
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        }
        return new Ended(process.exitValue(), Files.readString(errors, StandardCharsets.ISO_8859_1));
    }

    /** The same, for a program that must succeed. */
    Ended succeed(Path output, List<String> command) throws IOException, InterruptedException {
        Ended ended = run(output, command);
        if (ended.status() != 0) {
            throw new IOException("status " + ended.status() + " of " + String.join(" ", command) + ": "
                    + ended.errors().strip());
        }
        return ended;
    }

    /** What a program that must succeed wrote to standard output. */
    String answer(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("answer.txt");
        succeed(output, List.of(command));
        return Files.readString(output, StandardCharsets.ISO_8859_1).strip();
    }
}
