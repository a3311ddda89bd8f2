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
        Comparator<Row> byName = Comparator.comparing(Row::key);
        return this == NAME ? byName
                : Comparator.<Row, BigInteger>comparing(row -> amount(row.counts())).reversed().thenComparing(byName);
    }

    /** Symbols, by number, in the same order. */
    IntComparator order(SymbolCounts counted) {
        IntComparator most = switch (this) {
            case LOG_BYTES -> (a, b) -> Long.compare(counted.logBytes(b), counted.logBytes(a));
            case ENTRIES -> (a, b) -> Long.compare(counted.entries(b), counted.entries(a));
            case LIVE -> (a, b) -> Long.compare(counted.live(b), counted.live(a));
            case STALE -> (a, b) -> Long.compare(counted.stale(b), counted.stale(a));
            case CODE_BYTES -> (a, b) -> counted.compareCodeBytes(b, a);
            case NAME -> (a, b) -> 0;
        };
        return most.thenComparing(counted::compareNames);
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
