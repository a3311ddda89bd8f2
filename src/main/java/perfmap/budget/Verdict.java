package perfmap.budget;

import java.util.Locale;

/** What comes of holding an amount against what it may be. */
public enum Verdict {
    /** Over its budget: fails. */
    OVER,
    /** More than its baseline and the tolerance: fails. */
    GREW,
    /** More than its baseline and the tolerance, but the baseline is being written anew. */
    ACCEPTED,
    /** Within its budget, or within the tolerance of its baseline. */
    WITHIN,
    /** Less than its baseline. */
    SHRANK;

    /** Whether a check with it fails. */
    public boolean fails() {
        return this == OVER || this == GREW;
    }

    /** Its name in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
