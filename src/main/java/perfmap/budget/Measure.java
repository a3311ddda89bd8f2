package perfmap.budget;

import java.util.OptionalDouble;
import perfmap.churn.Counts;
import perfmap.churn.Figures;
import perfmap.report.Nearest;
import perfmap.symbol.Group;
import perfmap.symbol.Kind;

/**
 * One figure of a map: {@code log-bytes} of all of it, or {@code stub.entries} of a kind, {@code ics.entries}
 * of a group, {@code Stub:*.entries} of the symbols that match a glob. Two of the same spelling are equal.
 */
public final class Measure {
    private final Scope scope;
    private final Gauge gauge;

    /**
     * The figure that {@code gauge} shows of {@code scope}.
     *
     * @throws WrongBudget if it shows none of a part
     */
    public Measure(Scope scope, Gauge gauge) throws WrongBudget {
        this(gauge, scope);
        if (!scope.isWhole() && !gauge.isKnownOfParts()) {
            throw new WrongBudget(gauge.label() + " is known of the whole map only; write " + gauge.label());
        }
    }

    private Measure(Gauge gauge, Scope scope) {
        this.scope = scope;
        this.gauge = gauge;
    }

    /** The figure that {@code gauge} shows of the whole map. */
    public static Measure ofWhole(Gauge gauge) {
        return new Measure(gauge, Scope.WHOLE);
    }

    /**
     * The measure that is spelt so.
     *
     * @throws WrongBudget if there is none; names the nearest
     */
    public static Measure of(String text) throws WrongBudget {
        int dot = text.lastIndexOf('.');
        String label = text.substring(dot + 1);
        if (Gauge.ofLabel(label).isEmpty()) {
            if (dot < 0 && (Kind.ofLabel(text).isPresent() || Group.ofLabel(text).isPresent())) {
                throw new WrongBudget("'" + text + "' is no measure; write " + text + ".entries or "
                        + text + ".log-bytes");
            }
            throw new WrongBudget("there is no measure '" + label + "'; did you mean '"
                    + Nearest.to(label, Gauge.labels()) + "'?");
        }
        Scope scope = dot < 0 ? Scope.WHOLE : Scope.of(text.substring(0, dot));
        return new Measure(scope, Gauge.ofLabel(label).get());
    }

    /** The part of a map that it is about. */
    public Scope scope() {
        return scope;
    }

    /** What it tells of that part. */
    public Gauge gauge() {
        return gauge;
    }

    /** Its amount in {@code figures}; empty if they do not tell. */
    OptionalDouble of(Figures figures) {
        Counts counts = scope.counts(figures).orElse(null);
        return counts == null ? OptionalDouble.empty() : gauge.of(figures, counts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measure measure && toString().equals(measure.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As it is spelt. */
    @Override
    public String toString() {
        return scope.isWhole() ? gauge.label() : scope + "." + gauge.label();
    }
}
