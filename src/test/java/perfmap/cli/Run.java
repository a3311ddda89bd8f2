package perfmap.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the program did as a process of its own, without a terminal: its standard input is empty, its standard
 * output and error are files.
 *
 * @param status its exit status
 * @param out    standard output, as UTF-8 unless said otherwise
 * @param error  standard error, as UTF-8
 */
record Run(int status, String out, String error) {
    private static final int SECONDS = 60;

    /** Runs the program. */
    static Run of(Object... arguments) {
        return with(Map.of(), arguments);
    }

    /** Runs it with these environment variables besides. */
    static Run with(Map<String, String> environment, Object... arguments) {
        return in(Path.of(""), environment, arguments);
    }

    /** The same, in {@code folder}. */
    static Run in(Path folder, Map<String, String> environment, Object... arguments) {
        List<String> command = new ArrayList<>(command());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
        process.environment().remove("COLUMNS");
        process.environment().putAll(environment);
        return of(process, StandardCharsets.UTF_8);
    }

    /** What runs the program from its classes, and starts fast. */
    static List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), "perfmap.cli.Main");
    }

    /** Runs any command to its end; its standard output is in {@code charset}. */
    static Run of(ProcessBuilder command, Charset charset) {
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
                return new Run(process.exitValue(), Files.readString(out, charset), Files.readString(error));
            } finally {
                Files.delete(out);
                Files.delete(error);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
