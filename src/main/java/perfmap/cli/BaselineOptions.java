package perfmap.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perfmap.budget.Budget;
import perfmap.budget.WrongBudget;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Dimension;
import perfmap.churn.Figures;
import perfmap.churn.SortKey;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;
import perfmap.file.Output;
import perfmap.file.Source;
import perfmap.filter.Filter;
import perfmap.report.ChurnJson;
import perfmap.report.ChurnJsonReader;
import perfmap.report.SavedReport;
import perfmap.report.ShownName;
import perfmap.scan.Counted;
import perfmap.scan.Scan;
import perfmap.symbol.SymbolTable;
import picocli.CommandLine.Option;

/** What a map is compared with, how much it may outgrow that, and whether it takes its place. */
final class BaselineOptions {
    @Option(names = "--baseline", paramLabel = "FILE", order = 3,
            description = "Fail on growth since FILE: a map, or a report that 'churn --format json' wrote.")
    private String baselineFile;

    @Option(names = "--tolerance", paramLabel = "[MEASURE=]SHARE", order = 4,
            description = "By how much a measure may outgrow the baseline: 10%% (the default of all), or"
                + " stub.entries=50%%; may be given again.")
    private List<String> tolerances = new ArrayList<>();

    @Option(names = "--update-baseline", order = 5,
            description = "Write the map's report to the baseline, whole or not at all; growth since it is no"
                + " failure then. Budgets still are held.")
    private boolean update;

    /** Whether there is anything to compare with. */
    boolean isGiven() {
        return baselineFile != null;
    }

    /** Refuses to write a report over the baseline. */
    void refuseToReplace(String report) throws IOException {
        Overwriting.refuse(baselineFile, "the baseline", report);
    }

    /** Refuses to read standard input twice, as {@code in} and as the baseline. */
    void refuseBothFromStandardInput(String in) throws Refusal {
        if (in.equals(Source.STANDARD_INPUT) && in.equals(baselineFile)) {
            throw new Refusal(ExitStatus.USAGE, "only one of IN and --baseline can be standard input");
        }
    }

    /** Takes the tolerances into {@code budget}. */
    void read(Budget budget) throws WrongBudget, Refusal {
        if (baselineFile == null && (update || !tolerances.isEmpty())) {
            throw new Refusal(ExitStatus.USAGE, (update ? "--update-baseline" : "--tolerance")
                    + " is about a baseline; give --baseline FILE");
        }
        for (String tolerance : tolerances) {
            budget.readTolerance(tolerance);
        }
    }

    /** Where the new baseline goes; null if none is asked for. */
    Output openUpdated() throws FileFailure {
        return update ? Output.open(baselineFile) : null;
    }

    /** What a user should know of the baseline that was written, if one was. */
    Optional<String> note() {
        return update ? Optional.of("note: " + ShownName.ofText(baselineFile) + " was written")
                : Optional.empty();
    }

    /** What the map is to be compared with; null if that is nothing, or is only now being written. */
    Figures figures(ScanOptions scanning, boolean quiet) throws IOException, Refusal {
        if (baselineFile == null) {
            return null;
        }
        boolean isFile = !baselineFile.equals(Source.STANDARD_INPUT);
        if (isFile && !exists()) {
            if (update) {
                return null;
            }
            throw new FileFailure(Step.OPEN_INPUT, baselineFile + ": there is no such baseline;"
                    + " --update-baseline writes one");
        }
        if (isFile && ChurnJsonReader.isReport(baselineFile)) {
            SavedReport report = ChurnJsonReader.read(baselineFile);
            if (report.isFiltered()) {
                throw new FileFailure(Step.OPEN_INPUT, baselineFile + ": leaves out what filters dropped when it"
                        + " was made, and can't be a baseline; make it without filters");
            }
            return report;
        }
        if (update) {
            throw new Refusal(ExitStatus.USAGE, baselineFile + ": --update-baseline would replace what is no"
                    + " report; give --baseline another file");
        }
        try (Source source = Source.open(baselineFile)) {
            Scan scan = scanning.scan(source, new SymbolTable(), quiet, Counted.SYMBOLS);
            return new ChurnReport(source.name(), scan, new Filter(), null);
        }
    }

    private boolean exists() throws FileFailure {
        try {
            return Files.exists(Path.of(baselineFile));
        } catch (InvalidPathException e) {
            throw FileFailure.ofName(Step.OPEN_INPUT, e);
        }
    }

    /**
     * Writes {@code report} as a baseline. A glob has to be held against every name, so where the budget has
     * one the baseline lists them all.
     */
    static void write(ChurnReport report, Budget budget, Output out) throws FileFailure {
        List<Breakdown> tables = !budget.hasGlobs() ? ChurnCommand.tablesInJson(report)
                : List.of(report.kinds(), report.by(List.of(Dimension.SYMBOL), SortKey.LOG_BYTES,
                        Integer.MAX_VALUE - 1));
        try {
            ChurnJson.write(report, tables, new OutputStreamWriter(out.stream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw out.writeFailure(e);
        }
    }
}
