package perfmap.churn;

import java.util.List;
import java.util.Optional;

/** What is known of one log, whether it was scanned just now or is told by a report: two can be compared. */
public interface Figures {
    /** How the user named it. */
    String source();

    /** The sum over all its symbols, less those that were filtered away. */
    Counts total();

    /** How long the log took to grow, or null if that is not known. */
    Growth growth();

    /** The size in bytes of the whole log compacted. */
    long compactBytes();

    /** All that is known of the symbols by {@code by}; empty if it is not broken down so. */
    Optional<Breakdown> by(List<Dimension> by);

    /** The first {@code top} symbols by {@code sort} that {@code within} takes, and then the others. */
    List<Row> symbols(NameTest within, SortKey sort, int top);

    /** The sum over the symbols that {@code within} takes; empty if not every symbol is known by name. */
    Optional<Counts> sum(NameTest within);

    /** Whether a symbol is meant, told by its name. */
    @FunctionalInterface
    interface NameTest {
        /** Whether it is the one in {@code bytes[from, to)}. */
        boolean matches(byte[] bytes, int from, int to);
    }
}
