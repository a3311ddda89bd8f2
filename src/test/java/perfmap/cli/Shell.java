package perfmap.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a user types it: lines of bash in a folder, in which {@code tool} runs it. */
final class Shell {
    private static final int SECONDS = 60;

    private final Path folder;
    private final String preamble;

    /** What lines of bash left behind: exit status and standard error; standard output goes to a file. */
    record Outcome(int status, String out, String error) {
    }

    /** Here {@code tool} is the program as it was compiled. */
    Shell(Path folder) {
        this(folder, compiled());
    }

    private Shell(Path folder, String preamble) {
        this.folder = folder;
        this.preamble = preamble;
    }

    /** Here {@code tool} is {@code target/perfmap-compact}, which a signal to its process reaches. */
    static Shell ofPackaged(Path folder) {
        Path program = Path.of("target", "perfmap-compact").toAbsolutePath();
        return new Shell(folder, "program='" + program + "'\ntool() { \"$program\" \"$@\"; }\n"
                + "export program; export -f tool\n");
    }

    /**
     * Runs {@code script}; what it does not redirect is caught. {@code variables} are names and their values,
     * by turns, of variables that it finds set.
     */
    Outcome run(String script, String... variables) {
        try {
            Path out = Files.createTempFile("shell", ".out");
            Path error = Files.createTempFile("shell", ".error");
            try {
                ProcessBuilder builder = new ProcessBuilder("bash", "-c", preamble + script)
                        .directory(folder.toFile()).redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile()).redirectError(error.toFile());
                for (int i = 0; i < variables.length; i += 2) {
                    builder.environment().put(variables[i], variables[i + 1]);
                }
                Process bash = builder.start();
                if (!bash.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    bash.descendants().forEach(ProcessHandle::destroyForcibly);
                    bash.destroyForcibly();
                    throw new AssertionError("still running after " + SECONDS + " s: " + script);
                }
                return new Outcome(bash.exitValue(), Files.readString(out, StandardCharsets.ISO_8859_1),
                        Files.readString(error, StandardCharsets.UTF_8));
            } finally {
                Files.delete(out);
                Files.delete(error);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String compiled() {
        List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), "perfmap.cli.Main");
        return "java=('" + String.join("' '", java) + "')\ntool() { \"${java[@]}\" \"$@\"; }\n";
    }
}
