package perfmap.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in one line that says what, where and what to do. */
public final class FileFailure extends IOException {
    /** At which step it failed. */
    public enum Step {
        /** The input is missing, unreadable, or nothing that a map can be read from. */
        OPEN_INPUT,
        /** The output can't be created, or must not be replaced. */
        CREATE_OUTPUT,
        /** Reading or writing failed after it had begun. */
        TRANSFER
    }

    private static final long serialVersionUID = 1;
    private final Step step;

    /** A failure at {@code step}: {@code message} is the line, {@code cause} what it came of, or null. */
    public FileFailure(Step step, String message, Throwable cause) {
        super(message, cause);
        this.step = step;
    }

    /** A failure at {@code step} that comes of nothing else: {@code message} is the line. */
    public FileFailure(Step step, String message) {
        this(step, message, null);
    }

    /** The failure of a name that can't be turned into the bytes of a file's name. */
    public static FileFailure ofName(Step step, InvalidPathException e) {
        return new FileFailure(step, e.getInput() + ": can't be a file's name in this locale: " + e.getReason()
                + "; try LC_ALL=C.UTF-8", e);
    }

    /** That the input {@code name} can't be read because of {@code e}; or {@code e} itself, if it says that already. */
    public static FileFailure ofInput(String name, IOException e) {
        return e instanceof FileFailure failure ? failure
                : new FileFailure(Step.OPEN_INPUT, name + ": " + reason(e), e);
    }

    /** The step at which it failed. */
    public Step step() {
        return step;
    }

    /** What the operating system said of {@code e}, without the file's name, or the exception's own words. */
    public static String reason(IOException e) {
        if (e instanceof FileSystemException f) {
            if (f instanceof NoSuchFileException) {
                return "No such file or directory";
            }
            if (f instanceof AccessDeniedException) {
                return "Permission denied";
            }
            if (f.getReason() != null) {
                return f.getReason();
            }
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
