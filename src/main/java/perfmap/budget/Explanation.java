package perfmap.budget;

import java.util.ArrayList;
import java.util.List;
import perfmap.churn.Change;
import perfmap.churn.SortKey;
import perfmap.report.Printable;
import perfmap.report.ShownName;
import perfmap.report.Units;

/** Why a measure is over its limit, in a few lines of plain text, for formats that have no tables. */
final class Explanation {
    private static final int NAME_COLUMNS = 120;

    private final Check check;
    private final List<Cause> causes;

    Explanation(Check check) {
        this.check = check;
        this.causes = check.causes();
    }

    /** What a limit says: {@code stub.entries is at most 5,000}. */
    static String rule(Finding finding) {
        return ShownName.ofText(finding.measure().toString()) + " is at most " + finding.showLimit() + " ("
                + finding.source() + ")";
    }

    /** By how much {@code failure} is over its limit. */
    static String headline(Finding failure) {
        return ShownName.ofText(failure.measure().toString()) + ": " + failure.explanation() + " ("
                + failure.source() + ")";
    }

    /** Who is to blame, a line each; no line feed is in any of them. */
    List<String> culprits(Finding failure) {
        List<String> lines = new ArrayList<>();
        for (Cause cause : causes) {
            if (!cause.measures().contains(failure.measure())) {
                continue;
            }
            lines.add(cause.grew() ? "Grew most since " + ShownName.ofText(check.baseline().source()) + ":"
                    : "Most " + cause.sort().label().replace('-', ' ') + ":");
            for (Cause.Table table : cause.tables()) {
                for (Change row : table.rows()) {
                    String name = Printable.cut(ShownName.of(row.key()), NAME_COLUMNS);
                    lines.add("  " + table.by().label() + " " + name + "  " + amount(cause, row));
                }
            }
        }
        return lines;
    }

    private static String amount(Cause cause, Change row) {
        SortKey sort = cause.sort();
        double amount = (cause.grew() ? row.by(sort) : sort.amount(row.after())).doubleValue();
        boolean bytes = sort == SortKey.LOG_BYTES;
        String shown = bytes ? Units.bytes(amount) : Units.count((long) amount);
        return cause.grew() ? "+" + shown : shown;
    }
}
