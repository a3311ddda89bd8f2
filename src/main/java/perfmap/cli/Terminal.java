package perfmap.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard output and standard error, and whether a person looks at them. */
final class Terminal {
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private Terminal() {
    }

    /** Standard output as text, in UTF-8 whatever the locale: names are UTF-8 or escaped. */
    static PrintStream output() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    }

    /** Standard error as text. */
    static PrintStream error() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    /** Whether standard output is a terminal. */
    static boolean showsOutput() {
        return isTerminal(STANDARD_OUTPUT);
    }

    /** Whether standard error is a terminal. */
    static boolean showsError() {
        return isTerminal(STANDARD_ERROR);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty")
                    || device.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
