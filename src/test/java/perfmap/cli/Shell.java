package perfmap.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The program as a user types it: lines of bash in a folder, in which {@code tool} runs it. */
final class Shell {
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
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", preamble + script).directory(folder.toFile());
        for (int i = 0; i < variables.length; i += 2) {
            bash.environment().put(variables[i], variables[i + 1]);
        }
        Run run = Run.of(bash, StandardCharsets.ISO_8859_1);
        return new Outcome(run.status(), run.out(), run.error());
    }

    private static String compiled() {
        return "java=('" + String.join("' '", Run.command()) + "')\ntool() { \"${java[@]}\" \"$@\"; }\n";
    }
}
