package perfmap.cli;

/**
 * Runs several command lines in one process. A build does it once, and Java keeps what it loaded and learned for them
 * all, for every later start (docs/performance.md).
 */
final class Rehearsal {
    private Rehearsal() {
    }

    /** Runs {@code commandLines}, words with blanks between. The first one that fails ends it, with its exit status. */
    public static void main(String[] commandLines) {
        int status = ExitStatus.DONE;
        for (int i = 0; i < commandLines.length && status == ExitStatus.DONE; i++) {
            status = Main.run(commandLines[i].split(" "));
        }
        System.exit(status); // which loads something, too
    }
}
