package perfmap.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the program did as a process of its own, its standard output and error being files.
 *
 * @param status its exit status
 * @param out    standard output, as UTF-8
 * @param err    standard error, as UTF-8
 */
record Run(int status, String out, String err) {
    /** Runs the program in a terminal-less environment. */
    static Run of(Object... arguments) {
        return with(Map.of(), arguments);
    }

    /** Runs it with these environment variables besides. */
    static Run with(Map<String, String> environment, Object... arguments) {
        try {
            Path out = Files.createTempFile("run", ".out");
            Path err = Files.createTempFile("run", ".err");
            try {
                List<String> command = new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path"), "perfmap.cli.Main"));
                for (Object argument : arguments) {
                    command.add(argument.toString());
                }
                ProcessBuilder process = new ProcessBuilder(command).redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                process.environment().remove("COLUMNS");
                process.environment().putAll(environment);
                int status = process.start().waitFor();
                return new Run(status, Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
