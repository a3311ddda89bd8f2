package perfmap.budget;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How much of each measure a map may have, and how much more of it than a baseline. */
public final class Budget {
    /** By how much a map may outgrow its baseline unless told otherwise: no two runs are the same. */
    public static final double TOLERANCE = 0.10;

    private final Map<Measure, Double> limits = new LinkedHashMap<>();
    private final Map<Measure, Double> tolerances = new LinkedHashMap<>();
    private double tolerance = TOLERANCE;

    /** {@code measure} may come to {@code most}; what was said of it before is forgotten. */
    public void limit(Measure measure, double most) {
        limits.put(measure, most);
    }

    /** {@code measure} may be larger than in a baseline by {@code share} of that. */
    public void tolerate(Measure measure, double share) {
        tolerances.put(measure, share);
    }

    /** Any measure of which nothing else is said may be larger than its baseline by {@code share} of that. */
    public void tolerate(double share) {
        tolerance = share;
    }

    /**
     * Takes in {@code MEASURE=LIMIT}, as {@code log-bytes=10 MB}.
     *
     * @throws WrongBudget if it is spelt otherwise
     */
    public void readLimit(String text) throws WrongBudget {
        int equals = text.lastIndexOf('=');
        if (equals < 0) {
            throw new WrongBudget("'" + text + "' has no '='; write MEASURE=LIMIT, as 'log-bytes=10 MB'");
        }
        Measure measure = Measure.of(text.substring(0, equals).strip());
        limit(measure, measure.gauge().unit().parse(text.substring(equals + 1)));
    }

    /**
     * Takes in {@code SHARE} or {@code MEASURE=SHARE}, as {@code 10%} or {@code stub.entries=50%}.
     *
     * @throws WrongBudget if it is spelt otherwise
     */
    public void readTolerance(String text) throws WrongBudget {
        int equals = text.lastIndexOf('=');
        double share = Unit.SHARE.parse(text.substring(equals + 1));
        if (equals < 0) {
            tolerate(share);
        } else {
            tolerate(Measure.of(text.substring(0, equals).strip()), share);
        }
    }

    /** What each measure may come to, in the order in which it was said. */
    public Map<Measure, Double> limits() {
        return Collections.unmodifiableMap(limits);
    }

    /** By what part {@code measure} may outgrow its baseline. */
    double tolerance(Measure measure) {
        return tolerances.getOrDefault(measure, tolerance);
    }

    /** What is held against a baseline: the sizes of the whole, and what has a tolerance of its own. */
    public Set<Measure> againstBaseline() {
        Set<Measure> measures = new LinkedHashSet<>();
        for (Gauge gauge : new Gauge[] {Gauge.LOG_BYTES, Gauge.ENTRIES, Gauge.LIVE, Gauge.COMPACT_BYTES}) {
            measures.add(Measure.ofWhole(gauge));
        }
        measures.addAll(tolerances.keySet());
        return measures;
    }

    /** Whether any measure is told by a glob over names. */
    public boolean hasGlobs() {
        return limits.keySet().stream().anyMatch(measure -> measure.scope().isGlob())
                || tolerances.keySet().stream().anyMatch(measure -> measure.scope().isGlob());
    }
}
