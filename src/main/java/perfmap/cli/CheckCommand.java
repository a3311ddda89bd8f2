package perfmap.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import perfmap.budget.Budget;
import perfmap.budget.BudgetFile;
import perfmap.budget.Check;
import perfmap.budget.CheckGithub;
import perfmap.budget.CheckJson;
import perfmap.budget.CheckJunit;
import perfmap.budget.CheckText;
import perfmap.budget.WrongBudget;
import perfmap.churn.ChurnReport;
import perfmap.churn.Figures;
import perfmap.file.FileFailure;
import perfmap.file.Output;
import perfmap.file.Source;
import perfmap.filter.Filter;
import perfmap.report.ShownName;
import perfmap.scan.Counted;
import perfmap.scan.Scan;
import perfmap.symbol.SymbolTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perfmap-compact check IN}: holds a map against budgets and a baseline. */
@Command(name = "check", sortOptions = false, usageHelpAutoWidth = true,
        description = {"",
            "Holds a perf map against budgets and a baseline, and fails if it outgrew one: for CI.", ""},
        footer = {"",
            "MEASURE is log-bytes, entries, live, stale-share, compact-bytes or growth-per-day; of a kind or"
                + " group stub.entries, ics.log-bytes; of the symbols that match a glob 'Stub:*.entries'.",
            "The baseline is held against log-bytes, entries, live, compact-bytes, and every measure that has"
                + " a tolerance of its own.",
            "Exit status: 0 within all limits; 1 a limit is exceeded; 2 wrong usage or a wrong budget; 65"
                + " no map, or malformed input under --strict; 66 the map, the budget file or the baseline is missing;"
                + " 71 not enough memory; 73 output can't be created; 74 input or output failed midway."})
final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "IN", description = "The map to check; '-' is standard input.")
    private String in;

    @Option(names = "--max", paramLabel = "MEASURE=LIMIT", order = 1,
            description = "What a measure may come to, as 'log-bytes=10 MB' or stub.entries=5,000; may be"
                + " given again. Goes before what --budget says of the same measure.")
    private List<String> limits = new ArrayList<>();

    @Option(names = "--budget", paramLabel = "FILE", order = 2,
            description = "Read limits and tolerances from a TOML file: max-log-bytes = \"10 MB\"")
    private String budgetFile;

    @Option(names = "--format", paramLabel = "FORMAT", order = 6,
            description = "text (the default), json, junit for the test reports of CI systems, or github for"
                + " annotations and the text.")
    private Format format = Format.text;

    @Option(names = "--output", paramLabel = "FILE", order = 7, defaultValue = "-",
            description = "Write it to FILE, whole or not at all, and the text to standard output.")
    private String output;

    @Mixin
    private BaselineOptions baselines;

    @Mixin
    private ElapsedOption elapsed;

    @Mixin
    private ScanOptions scanning;

    @Option(names = {"-q", "--quiet"}, order = 30,
            description = "No progress bar, no warnings, and no text beside --output.")
    private boolean quiet;

    @Mixin
    private CommonOptions common;

    /** What the check is written as. */
    enum Format { text, json, junit, github }

    @Override
    public Integer call() throws IOException, Refusal {
        try {
            return check(budget());
        } catch (WrongBudget e) {
            throw new Refusal(ExitStatus.USAGE, e.getMessage());
        }
    }

    private Budget budget() throws WrongBudget, Refusal, FileFailure {
        Budget budget = new Budget();
        if (budgetFile != null) {
            BudgetFile.read(budgetFile, budget);
        }
        for (String limit : limits) {
            budget.readLimit(limit);
        }
        baselines.read(budget);
        if (budget.limits().isEmpty() && !baselines.isGiven()) {
            throw new Refusal(ExitStatus.USAGE, "there is nothing to hold the map against; give --max"
                    + " MEASURE=LIMIT (as --max 'log-bytes=10 MB'), --budget FILE with such limits,"
                    + " or --baseline FILE");
        }
        return budget;
    }

    private int check(Budget budget) throws IOException, Refusal, WrongBudget {
        long began = System.nanoTime();
        Overwriting.refuse(in, output);
        baselines.refuseToReplace(output);
        Overwriting.refuse(budgetFile, "the budget", output);
        baselines.refuseBothFromStandardInput(in);
        Figures baseline = baselines.figures(scanning, quiet);
        try (Source source = Source.open(in); Output out = Output.open(output);
                Output updated = baselines.openUpdated()) {
            Scan scan = scanning.scan(source, new SymbolTable(), quiet, Counted.SYMBOLS);
            refuseWithoutEntry(scan, updated != null);
            ChurnReport report = new ChurnReport(source.name(), scan, new Filter(), elapsed.growth(in));
            Check check = new Check(report, budget, baseline, updated != null);
            if (updated != null) {
                BaselineOptions.write(report, budget, updated);
            }
            try {
                write(check, (System.nanoTime() - began) / 1e9, out);
            } catch (IOException e) {
                throw out.writeFailure(e);
            }
            if (!output.equals(Output.STANDARD_OUTPUT) && !quiet) {
                Terminal.print(text(check, Terminal.stylesOutput()));
            }
            if (updated != null) {
                updated.commit();
            }
            out.commit();
            if (!quiet) {
                warnings(scan, check).forEach(Terminal.error()::println);
            }
            return check.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.DIFFERENT;
        }
    }

    /** A file that is no map would keep every budget, and an empty one would be a baseline that nothing keeps. */
    private void refuseWithoutEntry(Scan scan, boolean isBaseline) throws Refusal {
        if (scan.lines().entries() == 0 && (isBaseline || scan.mapBytes() > 0)) {
            throw new Refusal(ExitStatus.MALFORMED, in + ": has no entry of a perf map"
                    + (isBaseline ? ", and can't be a baseline" : "") + "; was it written with --perf-basic-prof?");
        }
    }

    private void write(Check check, double seconds, Output out) throws IOException {
        boolean toFile = !output.equals(Output.STANDARD_OUTPUT);
        Writer writer = new OutputStreamWriter(out.stream(), StandardCharsets.UTF_8);
        switch (format) {
            case json -> CheckJson.write(check, writer);
            case junit -> CheckJunit.write(check, seconds, writer);
            case github -> {
                out.stream().write(Terminal.printed(print -> CheckGithub.print(check, print)));
                out.stream().write(text(check, false));
            }
            default -> out.stream().write(text(check, !toFile && Terminal.stylesOutput()));
        }
    }

    private static byte[] text(Check check, boolean styled) {
        return Terminal.printed(print -> new CheckText(check, print, Terminal.columns(), styled).print());
    }

    private List<String> warnings(Scan scan, Check check) {
        List<String> warnings = new ArrayList<>(Summary.warnings(scan.lines(), List.of()));
        if (scan.lines().entries() == 0) {
            warnings.add("warning: the map has no entry: nothing was checked but that");
        }
        check.withoutMatch().forEach(measure -> warnings.add("warning: "
                + ShownName.ofText(measure.scope().toString()) + " matched nothing"));
        baselines.note().ifPresent(warnings::add);
        return warnings;
    }
}
