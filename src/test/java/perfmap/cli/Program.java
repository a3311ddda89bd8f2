package perfmap.cli;

import java.nio.file.Path;
import java.util.Map;

/** The program as a user runs it in a folder of its own, 80 columns wide. */
final class Program {
    private final Path folder;

    Program(Path folder) {
        this.folder = folder;
    }

    Run run(String... arguments) {
        return Run.in(folder, Map.of("COLUMNS", "80"), (Object[]) arguments);
    }
}
