package perfmap.cli;

import perfmap.file.FileFailure;

/** The exit statuses of the tool; those from 65 on are those of BSD's {@code sysexits.h}. */
final class ExitStatus {
    static final int DONE = 0;
    /** A budget was exceeded, or two inputs differ. */
    static final int DIFFERENT = 1;
    static final int USAGE = 2;
    /** No map, or malformed input under {@code --strict}. */
    static final int MALFORMED = 65;
    static final int NO_INPUT = 66;
    /** A fault in the tool itself. */
    static final int FAULT = 70;
    /** Not enough memory. */
    static final int NO_MEMORY = 71;
    static final int CANT_CREATE = 73;
    static final int TRANSFER = 74;
    /** What a shell reports of a command that a broken pipe ended: 128 + SIGPIPE. */
    static final int BROKEN_PIPE = 141;

    private ExitStatus() {
    }

    static int of(FileFailure failure) {
        return switch (failure.step()) {
            case OPEN_INPUT -> NO_INPUT;
            case CREATE_OUTPUT -> CANT_CREATE;
            case TRANSFER -> TRANSFER;
        };
    }
}
