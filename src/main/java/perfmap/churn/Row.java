package perfmap.churn;

import java.util.List;

/**
 * One row of a breakdown.
 *
 * @param key    what it is about, as ISO-8859-1, a character a byte of the name; for the last row, what it
 *               says of itself: {@code [12 others]}
 * @param others how many rows that were not shown this one stands for; 0 for a row of its own
 * @param counts what was counted
 * @param rows   the same by the next dimension; empty if there is none
 */
public record Row(String key, int others, Counts counts, List<Row> rows) {
    /** What rows that are not shown, {@code others} of them, say of themselves: {@code [12 others]}. */
    public static String keyOfOthers(int others) {
        return others == 1 ? "[1 other]" : "[" + others + " others]";
    }
}
