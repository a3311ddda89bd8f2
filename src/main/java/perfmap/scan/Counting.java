package perfmap.scan;

import perfmap.symbol.SymbolTable;

/** What all threads count into. The tally guards itself and the timeline; the tails need no guard. */
record Counting(Tails tails, Tally tally, Timeline timeline) {
    /** Counts a map of {@code mapBytes} (-1 if not known), nothing yet. */
    Counting(SymbolTable symbols, long mapBytes) {
        this(new Tails(), new Tally(), new Timeline(mapBytes, symbols));
    }
}
