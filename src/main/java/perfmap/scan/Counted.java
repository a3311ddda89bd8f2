package perfmap.scan;

/** What is counted of a map beside what is live in it. Each counts more than those before it, and takes longer. */
public enum Counted {
    /** Nothing. */
    NOTHING,
    /** Entries, log bytes and code bytes by symbol, and how the log grew. */
    SYMBOLS,
    /** Entries that re-logged, too. */
    RELOGS,
    /** Entries by address, too. */
    ADDRESSES;

    boolean includes(Counted other) {
        return compareTo(other) >= 0;
    }
}
