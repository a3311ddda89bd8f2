package perfmap.churn;

import it.unimi.dsi.fastutil.ints.IntComparator;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What comes first: the most of something, or names in the order of their bytes. */
public enum SortKey {
    LOG_BYTES, ENTRIES, LIVE, STALE, CODE_BYTES, NAME;

    /** Its name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key that {@code label} names, if any. */
    public static Optional<SortKey> ofLabel(String label) {
        for (SortKey key : values()) {
            if (key.label().equals(label)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** Rows in this order; names, which are distinct, settle ties. */
    Comparator<Row> order() {
        return (a, b) -> {
            int most = this == NAME ? 0 : amount(b.counts()).compareTo(amount(a.counts()));
            return most != 0 ? most : a.key().compareTo(b.key());
        };
    }

    /** Symbols, by number, in the same order. */
    IntComparator order(SymbolCounts counted) {
        return (a, b) -> {
            int most = compareAmounts(counted, b, a);
            return most != 0 ? most : counted.compareNames(a, b);
        };
    }

    private int compareAmounts(SymbolCounts counted, int a, int b) {
        return switch (this) {
            case LOG_BYTES -> Long.compare(counted.logBytes(a), counted.logBytes(b));
            case ENTRIES -> Long.compare(counted.entries(a), counted.entries(b));
            case LIVE -> Long.compare(counted.live(a), counted.live(b));
            case STALE -> Long.compare(counted.stale(a), counted.stale(b));
            case CODE_BYTES -> counted.compareCodeBytes(a, b);
            case NAME -> 0;
        };
    }

    /** How much of it was counted; of {@link #NAME}, the log bytes. */
    public BigInteger amount(Counts counts) {
        return switch (this) {
            case LOG_BYTES, NAME -> BigInteger.valueOf(counts.logBytes());
            case ENTRIES -> BigInteger.valueOf(counts.entries());
            case LIVE -> BigInteger.valueOf(counts.live());
            case STALE -> BigInteger.valueOf(counts.stale());
            case CODE_BYTES -> counts.codeBytes();
        };
    }
}
