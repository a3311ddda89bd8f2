package perfmap.symbol;

/** How one runtime spells its symbols. Implementations hold no state and may be shared between threads. */
interface Grammar {
    /**
     * The traits of the symbol in {@code name[from, to)}, which is not empty; null where this runtime would
     * not spell a symbol so. Allocates nothing.
     */
    Traits traits(byte[] name, int from, int to);

    /** Takes a symbol apart that {@link #traits} has found to be a function, and of this kind. */
    FunctionName takeApart(byte[] name, int from, int to, Kind kind);
}
