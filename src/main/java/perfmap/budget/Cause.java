package perfmap.budget;

import java.util.ArrayList;
import java.util.List;
import perfmap.churn.Change;
import perfmap.churn.Dimension;
import perfmap.churn.SortKey;

/**
 * Why measures are over their limits: who grew most since the baseline, or has the most where there is none.
 *
 * @param measures whose limits these rows broke
 * @param sort     by what they are in order
 * @param grew     whether they are changes; if not, what was before is not known
 * @param tables   the first rows, by kind where several kinds are meant, and by symbol
 */
public record Cause(List<Measure> measures, SortKey sort, boolean grew, List<Table> tables) {
    /**
     * The first rows by one dimension.
     *
     * @param by   the dimension
     * @param rows the rows, the first ones first
     */
    public record Table(Dimension by, List<Change> rows) {
    }

    /** What its rows are about, to tell two causes that are the same. */
    List<List<String>> keys() {
        return tables.stream().map(table -> table.rows().stream().map(Change::key).toList()).toList();
    }

    /** This one, for the measures of {@code other} too. */
    Cause with(Cause other) {
        List<Measure> all = new ArrayList<>(measures);
        all.addAll(other.measures);
        return new Cause(all, sort, grew, tables);
    }

    /** The part of a map that it is about, which all its measures share. */
    public Scope scope() {
        return measures.get(0).scope();
    }
}
