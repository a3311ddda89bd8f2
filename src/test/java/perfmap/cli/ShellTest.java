package perfmap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of the program as a user types it, each in a folder of its own. As everywhere in the build, a class that
 * is named IT runs what was packaged, and any other what was compiled.
 */
abstract class ShellTest {
    @TempDir
    Path folder;

    Shell shell;

    @BeforeEach
    void openShell() {
        shell = getClass().getSimpleName().endsWith("IT") ? Shell.ofPackaged(folder) : new Shell(folder);
    }

    /** Writes {@code text} to the file {@code name} of the folder. */
    final void write(String name, CharSequence text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
