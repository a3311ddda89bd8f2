package perfmap.budget;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import perfmap.report.ShownName;

/** A check as workflow commands of GitHub Actions, which show as annotations: a line for each that failed. */
public final class CheckGithub {
    private CheckGithub() {
    }

    /** Prints an error for each failure, and a notice where a baseline could be lowered. */
    public static void print(Check check, PrintStream out) {
        Explanation explanation = new Explanation(check);
        for (Finding failure : check.failures()) {
            List<String> lines = new ArrayList<>(List.of(Explanation.headline(failure)));
            lines.addAll(explanation.culprits(failure));
            String measure = ShownName.ofText(failure.measure().toString());
            out.println("::error title=" + property("perf map: " + measure + " over its limit") + "::"
                    + data(String.join("\n", lines)));
        }
        List<String> shrunk = check.findings().stream().filter(finding -> finding.verdict() == Verdict.SHRANK)
                .map(finding -> ShownName.ofText(finding.measure().toString()) + ": " + finding.showActual()
                        + ", was " + finding.measure().gauge().unit().show(finding.baseline())).toList();
        if (!shrunk.isEmpty() && check.failures().isEmpty()) {
            out.println("::notice title=" + property("perf map: smaller than its baseline") + "::"
                    + data(String.join("\n", shrunk) + "\n--update-baseline would hold it there"));
        }
    }

    /** The text of a command: what would end it is escaped, as the runner unescapes it. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** The value of a property, which a colon or a comma would end as well. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
