package perfmap.cli;

import java.util.ArrayList;
import java.util.List;
import perfmap.churn.Dimension;
import perfmap.churn.SortKey;
import perfmap.file.Output;
import perfmap.report.ChurnHtml;

/** What {@code --by}, {@code --sort} and {@code --top} may say, the same for every command that prints tables. */
final class TableOptions {
    private TableOptions() {
    }

    /** What {@code labels} ask to be broken down by, each within the one before. */
    static List<Dimension> dimensions(List<String> labels) throws Refusal {
        List<Dimension> dimensions = new ArrayList<>();
        for (String label : labels) {
            Dimension dimension = Dimension.ofLabel(label).orElseThrow(() -> new Refusal(ExitStatus.USAGE, "--by "
                    + label + ": there is no such dimension;"
                    + " take kind, tier, group, runtime, symbol, file or package"));
            if (dimensions.contains(dimension)) {
                throw new Refusal(ExitStatus.USAGE, "--by " + String.join(",", labels) + ": has " + label + " twice");
            }
            dimensions.add(dimension);
        }
        return dimensions;
    }

    /** What {@code label} asks to come first. */
    static SortKey sortKey(String label) throws Refusal {
        return SortKey.ofLabel(label).orElseThrow(() -> new Refusal(ExitStatus.USAGE, "--sort " + label
                + ": there is no such key; take log-bytes, entries, live, stale, code-bytes or name"));
    }

    /** Refuses a number of rows, or null if none is asked for, that is none. */
    static void refuseNoRows(Integer top) throws Refusal {
        if (top != null && top < 1) {
            throw new Refusal(ExitStatus.USAGE, "--top " + top + ": must be 1 or more");
        }
    }

    /**
     * Refuses what a page can't follow.
     *
     * @param top how many rows are asked for, or null
     */
    static void refuseForHtml(String output, List<String> by, Integer top) throws Refusal {
        if (output.equals(Output.STANDARD_OUTPUT) && Terminal.showsOutput()) {
            throw new Refusal(ExitStatus.USAGE,
                    "--format html is a page for a browser, not for a terminal; add --output report.html");
        }
        if (!by.isEmpty()) {
            throw new Refusal(ExitStatus.USAGE,
                    "--by does not go with --format html, which always shows kinds and symbols");
        }
        if (top != null && top > ChurnHtml.MOST_SYMBOLS) {
            throw new Refusal(ExitStatus.USAGE, "--top " + top + ": a page shows at most "
                    + ChurnHtml.MOST_SYMBOLS + " symbols; take --format json or csv for more");
        }
    }
}
