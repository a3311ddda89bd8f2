package perfmap.cli;

import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. Where it is missing the test says so loudly and is skipped. */
final class Needs {
    private Needs() {
    }

    /** Skips the test unless it {@code isHere}; for root under continuous integration that is a failure. */
    static void that(boolean isHere, String what, Shell shell) {
        if (!isHere && "true".equals(System.getenv("CI")) && isRoot(shell)) {
            throw new AssertionError("needs " + what);
        }
        orSkip(isHere, what);
    }

    /** Skips the test unless it {@code isHere}, wherever it runs. */
    static void orSkip(boolean isHere, String what) {
        if (!isHere) {
            System.err.println("*** A TEST IS SKIPPED: it needs " + what);
            Assumptions.abort("needs " + what);
        }
    }

    /** Skips the test unless it is root's, who can be somebody else for a moment. */
    static void root(Shell shell) {
        that(isRoot(shell) && shell.run("setpriv --reuid=65534 --regid=65534 --clear-groups true").status() == 0,
                "root and setpriv(1), to be somebody else for a moment", shell);
    }

    private static boolean isRoot(Shell shell) {
        return shell.run("id -u").out().equals("0\n");
    }
}
