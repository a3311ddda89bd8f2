package perfmap.report;

import java.util.List;
import perfmap.churn.Change;
import perfmap.churn.Dimension;
import perfmap.churn.Figures;
import perfmap.churn.SortKey;

/**
 * What changed between two logs.
 *
 * @param before the old side
 * @param after  the new side
 * @param sort   whose change comes first
 * @param tables the changes
 */
public record Diff(Figures before, Figures after, SortKey sort, List<Table> tables) {
    /**
     * The changes by some dimensions; those of each level add up to the whole.
     *
     * @param by   the dimensions, outermost first
     * @param rows the outermost rows
     */
    public record Table(List<Dimension> by, List<Change> rows) {
    }

    /** The change of the whole. */
    public Change total() {
        return new Change("total", 0, before.total(), after.total(), false, List.of());
    }

    /** Whether anything that is counted differs. */
    public boolean differs() {
        return total().differs()
                || tables.stream().flatMap(table -> table.rows().stream()).anyMatch(Change::differs);
    }
}
