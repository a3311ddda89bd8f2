package perfmap.cli;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;

/** Standard output and standard error, and whether a person looks at them. */
final class Terminal {
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;
    private static final int COLUMNS = 100;
    private static final int LEAST_COLUMNS = 60;

    private Terminal() {
    }

    /**
     * Writes {@code text} to standard output, in UTF-8 whatever the locale: names are UTF-8 or escaped. In one
     * go: a print stream would not tell that writing failed, or that its reader has seen enough.
     */
    static void print(String text) throws FileFailure {
        print(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What {@code printer} prints, in UTF-8: to be written in one go, for a print stream would not tell that
     * writing failed.
     */
    static byte[] printed(Consumer<PrintStream> printer) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(text, false, StandardCharsets.UTF_8);
        printer.accept(print);
        print.flush();
        return text.toByteArray();
    }

    /** Writes {@code text}, in UTF-8, to standard output. */
    static void print(byte[] text) throws FileFailure {
        try {
            new FileOutputStream(FileDescriptor.out).write(text);
        } catch (IOException e) {
            throw new FileFailure(Step.TRANSFER,
                    "(standard output): writing failed: " + FileFailure.reason(e), e);
        }
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

    /** Whether headings may be set in bold: on a terminal, unless the user would rather not (no-color.org). */
    static boolean stylesOutput() {
        String noColor = System.getenv("NO_COLOR");
        return showsOutput() && (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    /** The columns of the terminal; {@value #COLUMNS} if standard output is none. */
    static int columns() {
        String set = System.getenv("COLUMNS");
        if (set != null && set.matches("[1-9][0-9]{0,3}")) {
            return Math.max(LEAST_COLUMNS, Integer.parseInt(set));
        }
        return showsOutput() ? Math.max(LEAST_COLUMNS, columnsOfTerminal()) : COLUMNS;
    }

    private static int columnsOfTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            return size.matches("\\d+ [1-9]\\d{0,3}") ? Integer.parseInt(size.split(" ")[1]) : COLUMNS;
        } catch (IOException e) {
            return COLUMNS;
        }
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
