package perfmap.budget;

import java.math.BigDecimal;
import perfmap.report.Units;

/**
 * One measure held against one limit.
 *
 * @param measure   what was measured
 * @param actual    what it came to
 * @param limit     what it may come to
 * @param baseline  what it was, if the limit comes from a baseline; else NaN
 * @param tolerance by what part it may be more than the baseline; else NaN
 * @param verdict   what came of it
 */
public record Finding(Measure measure, double actual, double limit, double baseline, double tolerance,
        Verdict verdict) {

    /** {@code actual} held against a budget. */
    static Finding ofBudget(Measure measure, double actual, double most) {
        return new Finding(measure, actual, most, Double.NaN, Double.NaN,
                actual > most ? Verdict.OVER : Verdict.WITHIN);
    }

    /** {@code actual} held against what it was, and a growth of {@code tolerance} beside. */
    static Finding ofBaseline(Measure measure, double actual, double baseline, double tolerance,
            boolean accepts) {
        // Decimal, as it was written: in binary, 100 and 15 % more would come to less than 115.
        BigDecimal factor = BigDecimal.ONE.add(BigDecimal.valueOf(tolerance));
        double most = new BigDecimal(baseline).multiply(factor).doubleValue();
        Verdict grew = accepts ? Verdict.ACCEPTED : Verdict.GREW;
        Verdict verdict = actual > most ? grew : actual < baseline ? Verdict.SHRANK : Verdict.WITHIN;
        return new Finding(measure, actual, most, baseline, tolerance, verdict);
    }

    /** Whether it was held against a baseline, not a budget. */
    public boolean isAgainstBaseline() {
        return !Double.isNaN(baseline);
    }

    /** How much of the limit it takes: 1 is all of it. */
    public double used() {
        return actual == 0 ? 0 : actual / limit;
    }

    /** What the measure may be, as people read it. */
    public String showLimit() {
        return measure.gauge().unit().show(limit);
    }

    /** What it came to, as people read it. */
    public String showActual() {
        return measure.gauge().unit().show(actual);
    }

    /** Where the limit comes from: {@code budget}, or {@code was 1.50 MB + 10 %} in a baseline. */
    public String source() {
        return isAgainstBaseline()
                ? "was " + measure.gauge().unit().show(baseline) + " + " + showTolerance() : "budget";
    }

    private String showTolerance() {
        return BigDecimal.valueOf(tolerance).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /** By how much it is over, to the last byte or entry: {@code 1,661,019 bytes, 661,019 over 1,000,000}. */
    public String explanation() {
        Unit unit = measure.gauge().unit();
        if (!unit.isWhole()) {
            return showActual() + ", over " + showLimit();
        }
        return unit.showExactly(actual) + ", " + Units.count((long) Math.ceil(actual - limit)) + " over "
                + Units.count((long) limit);
    }
}
