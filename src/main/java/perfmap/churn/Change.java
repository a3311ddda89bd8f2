package perfmap.churn;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/**
 * One row of a comparison: what became of something.
 *
 * @param key      what it is about, as ISO-8859-1, a character a byte of the name; for rows taken together,
 *                 what they say of themselves: {@code [12 others]}
 * @param others   how many rows this one stands for; 0 for a row of its own
 * @param before   what was counted on the old side, nothing if it was not there
 * @param after    what was counted on the new side, nothing if it is not there
 * @param unlisted whether one side does not list it, but lists only its first rows: it may have been there
 * @param rows     the same by the next dimension; empty if there is none
 */
public record Change(String key, int others, Counts before, Counts after, boolean unlisted,
        List<Change> rows) {

    /** What became of a row. */
    public enum Fate {
        APPEARED, VANISHED, GREW, SHRANK, SAME;

        /** Its name in reports. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of it, by what {@code sort} tells. */
    public Fate fate(SortKey sort) {
        if (before.entries() == 0 && after.entries() > 0) {
            return Fate.APPEARED;
        }
        if (after.entries() == 0 && before.entries() > 0) {
            return Fate.VANISHED;
        }
        int sign = by(sort).signum();
        return sign > 0 ? Fate.GREW : sign < 0 ? Fate.SHRANK : Fate.SAME;
    }

    /** {@link #fate} as reports tell it; of rows taken together that changed, {@code others}. */
    public String fateLabel(SortKey sort) {
        return others > 0 && differs() ? "others" : fate(sort).label();
    }

    /** By how much it grew, by what {@code sort} tells; negative if it shrank. */
    public BigInteger by(SortKey sort) {
        return sort.amount(after).subtract(sort.amount(before));
    }

    /** Whether anything that is counted differs, of it or of the rows within it. */
    public boolean differs() {
        return !before.sameAs(after) || rows.stream().anyMatch(Change::differs);
    }
}
