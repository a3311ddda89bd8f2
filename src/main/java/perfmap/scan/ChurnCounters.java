package perfmap.scan;

/** What was counted of each symbol over the whole map. */
public final class ChurnCounters {
    private final Tally tally;
    private final Relogs relogs;

    ChurnCounters(Tally tally, Relogs relogs) {
        this.tally = tally;
        this.relogs = relogs;
    }

    /** Entries, log bytes and code bytes by symbol. */
    public Tally tally() {
        return tally;
    }

    /** How many entries of {@code symbol} were the very line that was logged last at their start address. */
    public long relogged(int symbol) {
        return relogs.relogged(symbol);
    }
}
