package perfmap.churn;

/**
 * One thing that could be done about a log, and what would be left of it.
 *
 * @param label   what, in words
 * @param option  the option of this tool that does it; empty for the log as it is
 * @param bytes   the size that is left, in bytes
 * @param entries the entries that are left
 * @param grows   whether it goes on to grow with the log; a compacted map does not
 */
public record Remedy(String label, String option, long bytes, long entries, boolean grows) {
}
