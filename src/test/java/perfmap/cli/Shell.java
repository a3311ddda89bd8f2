package perfmap.cli;

import java.nio.file.Path;

/** The program as a user types it: lines of bash in a folder, in which {@code tool} runs it. */
final class Shell {
    /** As the launcher has it, for Java warns that the zstd library uses sun.misc.Unsafe. Up to 22 it is an error. */
    private static final String UNSAFE =
            Runtime.version().feature() >= 23 ? " --sun-misc-unsafe-memory-access=allow" : "";

    private final Path folder;
    private final String preamble;

    /** Here {@code tool} is the program as it was compiled; {@code java} is how it is run, and starts fast. */
    Shell(Path folder) {
        this(folder, "java=('" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -Xshare:auto -XX:+UseSerialGC" + UNSAFE + " -cp '"
                + System.getProperty("java.class.path") + "' perfmap.cli.Main)\ntool() { \"${java[@]}\" \"$@\"; }\n");
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
    Run run(String script, String... variables) {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", preamble + script).directory(folder.toFile());
        bash.environment().remove("COLUMNS");
        for (int i = 0; i < variables.length; i += 2) {
            bash.environment().put(variables[i], variables[i + 1]);
        }
        return Run.of(bash);
    }
}
