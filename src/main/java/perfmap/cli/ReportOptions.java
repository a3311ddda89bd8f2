package perfmap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import perfmap.churn.Dimension;
import perfmap.churn.Growth;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;
import perfmap.file.Lifetime;
import perfmap.file.Output;
import perfmap.file.Source;
import perfmap.report.ChurnHtml;
import picocli.CommandLine.Option;

/** How long a log took to grow, the same for every command that reports growth. */
final class ReportOptions {
    @Option(names = "--elapsed", paramLabel = "TIME", order = 16, converter = ElapsedTime.class,
            description = "How long the log took to grow, as 3d4h. Default: from the file's birth to its last"
                + " write, marked as inferred, if that is a minute or more.")
    private Double elapsed;

    /** Refuses to write a report under the name of a map, whose place it would take. */
    static void refuseToReplace(String map, String report) throws IOException {
        refuseToReplace(map, "the map", report);
    }

    /** Refuses to write to {@code report} if that is the file {@code input}, read as {@code what}; or null: none is. */
    static void refuseToReplace(String input, String what, String report) throws IOException {
        if (input == null || input.equals(Source.STANDARD_INPUT) || report.equals(Output.STANDARD_OUTPUT)) {
            return;
        }
        try {
            Path inputFile = Path.of(input);
            Path reportFile = Path.of(report);
            boolean bothExist = Files.exists(inputFile) && Files.exists(reportFile);
            if (bothExist ? Files.isSameFile(inputFile, reportFile) : inputFile.equals(reportFile)) {
                throw new FileFailure(Step.CREATE_OUTPUT, report + ": is " + what + "; name another file");
            }
        } catch (InvalidPathException e) {
            throw FileFailure.ofName(Step.CREATE_OUTPUT, e);
        }
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

    /** Whether the time was given, not left to be inferred. */
    boolean isElapsedGiven() {
        return elapsed != null;
    }

    /** How long the log {@code in} took to grow; null if that can't be told. */
    Growth growth(String in) {
        if (elapsed != null) {
            return new Growth(elapsed, false);
        }
        if (in.equals(Source.STANDARD_INPUT)) {
            return null;
        }
        OptionalLong lifetime = Lifetime.seconds(Path.of(in));
        return lifetime.isPresent() ? new Growth(lifetime.getAsLong(), true) : null;
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
