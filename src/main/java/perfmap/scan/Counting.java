package perfmap.scan;

/** What all threads count into. Who adds to either holds the tally's lock. */
record Counting(Tally tally, Timeline timeline) {
    /** Counts a map of {@code mapBytes} (-1 if not known), nothing yet. */
    Counting(long mapBytes) {
        this(new Tally(), new Timeline(mapBytes));
    }
}
