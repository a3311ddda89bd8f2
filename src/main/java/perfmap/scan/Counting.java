package perfmap.scan;

import perfmap.symbol.SymbolTable;

/** What all threads count into. Who adds to tally or timeline holds the tally's lock; the tails need none. */
record Counting(Tails tails, Tally tally, Timeline timeline) {
    /** Counts a map of {@code mapBytes} (-1 if not known), nothing yet. */
    Counting(SymbolTable symbols, long mapBytes) {
        this(new Tails(), new Tally(), new Timeline(mapBytes, symbols));
    }
}
