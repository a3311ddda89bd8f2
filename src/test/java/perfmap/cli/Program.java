package perfmap.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as a user runs it: a process of its own, in a folder of its own. */
final class Program {
    private final Path folder;

    /**
     * What a run left behind.
     *
     * @param status its exit status
     * @param out    its standard output
     * @param error  its standard error
     */
    record Run(int status, String out, String error) {
    }

    Program(Path folder) {
        this.folder = folder;
    }

    Run run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "perfmap.cli.Main"));
        command.addAll(List.of(args));
        Path out = Files.createTempFile("program", ".out");
        Path error = Files.createTempFile("program", ".error");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(out.toFile())
                .redirectError(error.toFile());
        builder.environment().put("COLUMNS", "80");
        try {
            int status = builder.start().waitFor();
            return new Run(status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(error));
        } finally {
            Files.delete(out);
            Files.delete(error);
        }
    }
}
