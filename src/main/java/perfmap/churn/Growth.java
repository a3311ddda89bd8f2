package perfmap.churn;

/**
 * How long the log took to grow.
 *
 * @param seconds  the time, above 0
 * @param inferred whether it was inferred from the file's birth and last write, not given
 */
public record Growth(double seconds, boolean inferred) {
    private static final double SECONDS_A_DAY = 86_400;

    /** Something that came to {@code amount} in that time, a second. */
    public double perSecond(double amount) {
        return amount / seconds;
    }

    /** Something that came to {@code amount} in that time, a day. */
    public double perDay(double amount) {
        return amount / seconds * SECONDS_A_DAY;
    }
}
