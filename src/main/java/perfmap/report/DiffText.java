package perfmap.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import perfmap.churn.Change;
import perfmap.churn.Counts;

/** A diff for a terminal. */
public final class DiffText {
    private final Diff diff;
    private final PrintStream out;
    private final int width;
    private final boolean styled;

    /**
     * Prints {@code diff} to {@code out}.
     *
     * @param width  the columns of the terminal, at least 60
     * @param styled whether headings may be set in bold by escape sequences
     */
    public DiffText(Diff diff, PrintStream out, int width, boolean styled) {
        this.diff = diff;
        this.out = out;
        this.width = width;
        this.styled = styled;
    }

    /** Prints it all. */
    public void print() {
        sides();
        ChangeTable table = new ChangeTable(out, width, styled);
        boolean unlisted = false;
        for (Diff.Table each : diff.tables()) {
            List<Change> rows = new ArrayList<>(each.rows());
            unlisted |= rows.stream().anyMatch(change -> change.unlisted() && change.others() == 0);
            rows.add(diff.total());
            out.println();
            table.printChanges(each.by(), rows, diff.sort());
        }
        if (unlisted) {
            out.println();
            out.println("~ not listed on the other side, where it may have been among the others");
        }
    }

    private void sides() {
        String old = sizes(diff.before().total());
        String now = sizes(diff.after().total());
        int free = Math.max(12, width - 5 - Math.max(old.length(), now.length()));
        List<String> names = Printable.cutApart(List.of(ShownName.ofText(diff.before().source()),
                ShownName.ofText(diff.after().source())), free);
        out.println(Printable.cut("old  " + names.get(0) + old, width));
        out.println(Printable.cut("new  " + names.get(1) + now, width));
    }

    private static String sizes(Counts total) {
        return ": " + Units.bytes(total.logBytes()) + " of log, "
                + Units.entriesOfSymbols(total.entries(), total.symbols()) + ", " + Units.count(total.live()) + " live";
    }
}
