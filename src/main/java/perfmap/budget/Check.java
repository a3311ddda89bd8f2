package perfmap.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import perfmap.churn.Breakdown;
import perfmap.churn.Change;
import perfmap.churn.Comparison;
import perfmap.churn.Counts;
import perfmap.churn.Dimension;
import perfmap.churn.Figures;
import perfmap.churn.Normalization;
import perfmap.churn.Row;
import perfmap.churn.SortKey;
import perfmap.symbol.Kind;

/** A map held against a budget and a baseline: what was found, worst first, and why. */
public final class Check {
    private static final int SHOWN = 5;
    /**
     * The symbols of either side that are looked at for who grew most: there may be millions. Many, for a function
     * that is made over and over may be one name a time until names are normalized.
     */
    private static final int CANDIDATES = 200_000;

    private final Figures now;
    private final Figures baseline;
    private final List<Finding> findings = new ArrayList<>();
    /** Null until they are asked for. */
    private List<Cause> causes;

    /**
     * Holds {@code now} against its limits.
     *
     * @param baseline what it is to be compared with, or null
     * @param accepts  whether growth since the baseline is accepted, for it is being written anew
     * @throws WrongBudget if a figure that has a limit is not known
     */
    public Check(Figures now, Budget budget, Figures baseline, boolean accepts) throws WrongBudget {
        this.now = now;
        this.baseline = baseline;
        for (Map.Entry<Measure, Double> limit : budget.limits().entrySet()) {
            Measure measure = limit.getKey();
            findings.add(Finding.ofBudget(measure, amount(measure, now), limit.getValue()));
        }
        if (baseline != null) {
            for (Measure measure : budget.againstBaseline()) {
                findings.add(Finding.ofBaseline(measure, amount(measure, now), amount(measure, baseline),
                        budget.tolerance(measure), accepts));
            }
        }
        findings.sort(Comparator.<Finding, Boolean>comparing(finding -> !finding.verdict().fails())
                .thenComparing(Finding::used, Comparator.reverseOrder())
                .thenComparing(finding -> finding.measure().toString()));
    }

    private double amount(Measure measure, Figures figures) throws WrongBudget {
        OptionalDouble amount = measure.of(figures);
        if (amount.isPresent()) {
            return amount.getAsDouble();
        }
        if (measure.gauge() == Gauge.GROWTH_PER_DAY && figures.growth() == null) {
            throw new WrongBudget(measure + ": it is not known how long " + figures.source()
                    + " took to grow (a pipe, a copy, or written within a minute); " + (figures == baseline
                    ? "a report made with --elapsed tells it" : "give --elapsed, as 3d4h"));
        }
        throw new WrongBudget(measure + ": " + figures.source() + " does not list all that it takes to tell;"
                + " make it a map, or a report that --update-baseline wrote under the same budget");
    }

    /** What was found, failures first, then by how much of the limit is used. */
    public List<Finding> findings() {
        return findings;
    }

    /** What was found to fail. */
    public List<Finding> failures() {
        return findings.stream().filter(finding -> finding.verdict().fails()).toList();
    }

    /** What was checked. */
    public Figures now() {
        return now;
    }

    /** What it was compared with, or null. */
    public Figures baseline() {
        return baseline;
    }

    /** Measures of globs that match no symbol: misspelt, most likely. */
    public List<Measure> withoutMatch() {
        return findings.stream().map(Finding::measure).distinct().filter(measure -> measure.scope().isGlob()
                && measure.scope().counts(now).map(Counts::entries).orElse(0L) == 0).toList();
    }

    /** Why it fails, in the order of the failures; measures that the same rows made large share one. */
    public List<Cause> causes() {
        if (causes == null) {
            causes = findCauses();
        }
        return causes;
    }

    private List<Cause> findCauses() {
        Map<String, List<Measure>> together = new LinkedHashMap<>();
        for (Finding failure : failures()) {
            List<Measure> same = together.computeIfAbsent(failure.measure().scope() + "\n"
                    + failure.measure().gauge().cause(), key -> new ArrayList<>());
            if (!same.contains(failure.measure())) {
                same.add(failure.measure());
            }
        }
        Map<String, Cause> distinct = new LinkedHashMap<>();
        for (List<Measure> measures : together.values()) {
            Cause cause = cause(measures);
            distinct.merge(measures.get(0).scope() + "\n" + cause.keys(), cause, Cause::with);
        }
        return List.copyOf(distinct.values());
    }

    private Cause cause(List<Measure> measures) {
        Scope scope = measures.get(0).scope();
        SortKey sort = measures.get(0).gauge().cause();
        Figures before = measures.stream().anyMatch(this::grew) ? baseline : null;
        List<Cause.Table> tables = new ArrayList<>();
        if (scope.hasKinds()) {
            tables.add(table(Dimension.KIND, kinds(now, scope), kinds(before, scope), sort));
        }
        tables.add(table(Dimension.SYMBOL, now.symbols(scope.names(), sort, CANDIDATES),
                before == null ? List.of() : before.symbols(scope.names(), sort, CANDIDATES), sort));
        return new Cause(measures, sort, before != null, tables);
    }

    /** What is over its budget but no more than it was, no growth explains. */
    private boolean grew(Measure measure) {
        return baseline != null && measure.of(now).orElse(0) > measure.of(baseline).orElse(0);
    }

    private static List<Row> kinds(Figures figures, Scope scope) {
        if (figures == null) {
            return List.of();
        }
        List<Row> kinds = figures.by(List.of(Dimension.KIND)).map(Breakdown::rows)
                .orElse(List.of(new Row("[others]", 1, figures.total(), List.of())));
        return kinds.stream().filter(row -> row.others() > 0
                || scope.holds(Kind.ofLabel(row.key()).orElse(Kind.OTHER))).toList();
    }

    private static Cause.Table table(Dimension by, List<Row> rows, List<Row> before, SortKey sort) {
        // Lines of source move between two builds: what did not grow but move would seem to be new.
        Comparison comparison = new Comparison(sort, CANDIDATES,
                before.isEmpty() ? name -> name : new Normalization(false));
        List<Change> grown = comparison.of(before, rows, List.of(by)).stream()
                .filter(change -> change.others() == 0 && change.by(sort).signum() > 0).limit(SHOWN).toList();
        return new Cause.Table(by,
                grown.stream().filter(change -> matters(change, grown.get(0), sort)).toList());
    }

    /** Whether it is a hundredth of the first at least; less would only make a long log longer. */
    private static boolean matters(Change change, Change first, SortKey sort) {
        return change.by(sort).doubleValue() * 100 >= first.by(sort).doubleValue();
    }
}
