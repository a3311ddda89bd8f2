package perfmap.budget;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import perfmap.churn.Change;
import perfmap.churn.Counts;
import perfmap.report.ChangeTable;
import perfmap.report.Printable;
import perfmap.report.ShownName;
import perfmap.report.Units;

/** A check for a terminal or the log of a build: every limit, and for what is over it, why. */
public final class CheckText {
    private static final int MEASURE_COLUMNS = 16;
    private static final int FIXED_COLUMNS = 46;
    private static final int MOST_PERCENT = 99_999;

    private final Check check;
    private final PrintStream out;
    private final int width;
    private final boolean styled;

    /**
     * Prints {@code check} to {@code out}.
     *
     * @param width  the columns of the terminal, at least 60
     * @param styled whether headings may be set in bold by escape sequences
     */
    public CheckText(Check check, PrintStream out, int width, boolean styled) {
        this.check = check;
        this.out = out;
        this.width = width;
        this.styled = styled;
    }

    /** Prints it all. */
    public void print() {
        out.println(bold(headline(check, width)));
        int measures = Math.max(MEASURE_COLUMNS / 2, columns(finding -> shown(finding.measure())));
        int sources = columns(Finding::source);
        int wide = Math.min(measures, Math.max(MEASURE_COLUMNS, width - FIXED_COLUMNS - sources));
        if (check.findings().isEmpty()) {
            return;
        }
        out.println();
        out.println(bold(line("VERDICT", "ACTUAL", "LIMIT", "OF LIMIT", "MEASURE", "LIMIT FROM", wide)));
        List<String> names = Printable.cutApart(
                check.findings().stream().map(finding -> shown(finding.measure())).toList(), wide);
        for (int i = 0; i < names.size(); i++) {
            Finding finding = check.findings().get(i);
            out.println(line(finding.verdict().label(), finding.showActual(), finding.showLimit(),
                    used(finding), names.get(i), finding.source(), wide));
        }
        long shrank = check.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.SHRANK).count();
        if (shrank > 0) {
            out.println(Units.count(shrank) + " shrank: --update-baseline would hold the map to that");
        }
        boolean grows = check.findings().stream()
                .anyMatch(finding -> finding.measure().gauge() == Gauge.GROWTH_PER_DAY);
        if (grows && check.now().growth().inferred()) {
            out.println("growth is inferred from the file's birth and last write; --elapsed tells it");
        }
        check.causes().forEach(this::print);
    }

    private int columns(Function<Finding, String> text) {
        return check.findings().stream().map(text).mapToInt(Printable::columnsOf).max().orElse(0);
    }

    /** In one line: what was checked, and how it went. */
    static String headline(Check check, int width) {
        int failures = check.failures().size();
        int all = check.findings().size();
        String result = all == 0 ? "there is no limit to hold it against yet"
                : failures > 0 ? failures + " of " + all + (all == 1 ? " limit" : " limits")
                        + (failures == 1 ? " is" : " are") + " exceeded"
                : all == 1 ? "the limit is kept" : "all " + all + " limits are kept";
        String source = ShownName.ofText(check.now().source());
        return Printable.cut(source, width - result.length() - 2) + ": " + result;
    }

    private void print(Cause cause) {
        out.println();
        for (Finding failure : check.failures()) {
            if (cause.measures().contains(failure.measure())) {
                String from = failure.isAgainstBaseline() ? " (baseline)" : " (budget)";
                out.println(bold(Printable.cut(shown(failure.measure()), width / 3)) + ": "
                        + failure.explanation() + from);
            }
        }
        String part = cause.scope().isWhole() ? "" : " of " + ShownName.ofText(cause.scope().toString());
        String what = cause.sort().label().replace('-', ' ') + part;
        out.println(Printable.cut(cause.grew() ? "Grew most in " + what + " since "
                + ShownName.ofText(check.baseline().source()) : "Most in " + what, width - 1) + ":");
        ChangeTable table = new ChangeTable(out, width, styled);
        Counts total = cause.scope().counts(check.now()).orElse(check.now().total());
        for (Cause.Table rows : cause.tables()) {
            if (rows.rows().isEmpty()) {
                continue;
            }
            if (cause.grew()) {
                table.printChanges(List.of(rows.by()), rows.rows(), cause.sort());
            } else {
                table.printAmounts(List.of(rows.by()), rows.rows(), cause.sort(), total);
            }
        }
        if (cause.grew() && cause.tables().stream().anyMatch(CheckText::mayBeOld)) {
            out.println("~ not listed in the baseline, where it may have been among the others");
        }
    }

    private static boolean mayBeOld(Cause.Table table) {
        return table.rows().stream().anyMatch(Change::unlisted);
    }

    private String line(String verdict, String actual, String limit, String used, String measure, String from,
            int wide) {
        String start = String.format("%-8s %11s %11s %9s  ", verdict, actual, limit, used) + measure
                + " ".repeat(wide - Printable.columnsOf(measure) + 2);
        return Printable.cut(start + from, width).stripTrailing();
    }

    private static String used(Finding finding) {
        if (finding.actual() == 0) {
            return "0.0 %";
        }
        double percent = 100 * finding.used();
        return finding.limit() == 0 ? "-" : percent > MOST_PERCENT ? String.format(Locale.ROOT, ">%,d %%", MOST_PERCENT)
                : percent >= 1_000 ? String.format(Locale.ROOT, "%,.0f %%", percent)
                : Units.share(finding.actual(), finding.limit());
    }

    private static String shown(Measure measure) {
        return ShownName.ofText(measure.toString());
    }

    private String bold(String text) {
        return styled ? "\033[1m" + text + "\033[0m" : text;
    }
}
