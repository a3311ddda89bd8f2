package perfmap.cli;

/** Why a command ends without doing what was asked: one line for the user, and the exit status. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private final int status;

    Refusal(int status, String message) {
        this(status, message, null);
    }

    Refusal(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    int status() {
        return status;
    }
}
