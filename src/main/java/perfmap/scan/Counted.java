package perfmap.scan;

/** What is counted of a map beside what is live in it. Each counts more than those before it, and takes longer. */
public enum Counted {
    /** Nothing. */
    NOTHING,
    /** Entries, log bytes, code bytes and re-logged entries by symbol, and how the log grew. */
    SYMBOLS,
    /** Entries by address, too. */
    ADDRESSES
}
