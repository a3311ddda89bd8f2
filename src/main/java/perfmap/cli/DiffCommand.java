package perfmap.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Comparison;
import perfmap.churn.Dimension;
import perfmap.churn.Figures;
import perfmap.churn.Normalization;
import perfmap.churn.SortKey;
import perfmap.file.Output;
import perfmap.file.Source;
import perfmap.filter.Filter;
import perfmap.report.ChurnJsonReader;
import perfmap.report.Diff;
import perfmap.report.DiffCsv;
import perfmap.report.DiffHtml;
import perfmap.report.DiffJson;
import perfmap.report.DiffText;
import perfmap.report.SavedReport;
import perfmap.report.ShownName;
import perfmap.scan.Counted;
import perfmap.scan.Scan;
import perfmap.symbol.SymbolTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perfmap-compact diff OLD NEW}: what changed between two maps or two reports. */
@Command(name = "diff", sortOptions = false, usageHelpAutoWidth = true,
        description = {"",
            "Says what appeared, vanished, grew and shrank between two perf maps, or reports that"
                + " 'churn --format json' wrote.", ""},
        footer = {"",
            "--normalize turns into *: the :LINE and :LINE:COLUMN that end a function's name; the number of a"
                + " generated class, proxy, accessor, .NET stub or PHP trace; addresses (0x and 6 digits or"
                + " more); the hash of a V8 symbol; UUIDs; words of 8 or more hexadecimal digits that have a digit"
                + " and a letter; numbers of 10 digits or more. --normalize-tier also removes V8's tier mark, the"
                + " compiler of a WebAssembly function and .NET's [Tier].",
            "Exit status: 0; with --exit-code 1 if they differ; otherwise as perfmap-compact's own."})
final class DiffCommand implements Callable<Integer> {
    private static final int TOP = 10;
    private static final int TOP_IN_FILES = 1_000;

    @Parameters(index = "0", paramLabel = "OLD", description = "A map, or a report as JSON.")
    private String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "A map, or a report as JSON.")
    private String now;

    @Option(names = "--by", paramLabel = "DIM", split = ",", order = 1,
            description = "Compare by kind, tier, group, runtime, symbol, file or package; by several, each"
                + " within the one before. A report has only what it was made by. Default: by"
                + " kind, and by symbol.")
    private List<String> by = new ArrayList<>();

    @Option(names = "--top", paramLabel = "N", order = 2,
            description = "Show the first N changes of each level, the others as one. Default: 10; in JSON"
                + " and HTML 1000.")
    private Integer top;

    @Option(names = "--sort", paramLabel = "KEY", order = 3, defaultValue = "log-bytes",
            description = "Largest change first, up or down, of log-bytes (the default), entries, live, stale"
                + " or code-bytes; or by name.")
    private String sort;

    @Option(names = "--normalize", order = 4,
            description = "Match symbols that differ only by what changes from run to run; see below.")
    private boolean normalize;

    @Option(names = "--normalize-tier", order = 5,
            description = "The same, and match symbols that differ by their tier.")
    private boolean normalizeTier;

    @Option(names = "--exit-code", order = 6, description = "Exit with 1 if they differ.")
    private boolean exitCode;

    @Option(names = "--format", paramLabel = "FORMAT", order = 7,
            description = "text (the default), json, csv, or html, one page for a browser.")
    private Format format = Format.text;

    @Option(names = "--output", paramLabel = "FILE", order = 8, defaultValue = "-",
            description = "Write to FILE, whole or not at all. Default: standard output.")
    private String output;

    @Mixin
    private FilterOptions filters;

    @Mixin
    private ScanOptions scanning;

    @Option(names = {"-q", "--quiet"}, order = 30, description = "No progress bar and no warnings.")
    private boolean quiet;

    @Mixin
    private CommonOptions common;

    /** What the diff is written as. */
    enum Format { text, json, csv, html }

    @Override
    public Integer call() throws IOException, Refusal {
        List<Dimension> dimensions = TableOptions.dimensions(by);
        SortKey key = TableOptions.sortKey(sort);
        TableOptions.refuseNoRows(top);
        if (format == Format.html) {
            TableOptions.refuseForHtml(output, by, top);
        }
        if (old.equals(Source.STANDARD_INPUT) && now.equals(Source.STANDARD_INPUT)) {
            throw new Refusal(ExitStatus.USAGE, "only one side can be standard input");
        }
        Overwriting.refuse(old, output);
        Overwriting.refuse(now, output);
        Set<String> warnings = new LinkedHashSet<>();
        Figures before = read(old, warnings);
        Figures after = read(now, warnings);
        List<Diff.Table> tables = new ArrayList<>();
        for (List<Dimension> each : dimensions.isEmpty() ? defaults() : List.of(dimensions)) {
            tables.add(table(before, after, each, key));
        }
        Diff diff = new Diff(before, after, key, tables);
        try (Output out = Output.open(output)) {
            try {
                write(diff, out);
            } catch (IOException e) {
                throw out.writeFailure(e);
            }
            out.commit();
        }
        if (!quiet) {
            warnings.forEach(Terminal.error()::println);
        }
        return exitCode && diff.differs() ? ExitStatus.DIFFERENT : ExitStatus.DONE;
    }

    private List<List<Dimension>> defaults() {
        List<Dimension> symbol = List.of(Dimension.SYMBOL);
        return format == Format.csv ? List.of(symbol) : List.of(List.of(Dimension.KIND), symbol);
    }

    private Figures read(String name, Set<String> warnings) throws IOException, Refusal {
        SymbolTable symbols = new SymbolTable();
        Filter filter = filters.filter(symbols);
        if (filter.executable() != null) {
            throw new Refusal(ExitStatus.USAGE, "--executable-in chooses among live entries, and a diff counts"
                    + " all; compact both maps with it, then compare these");
        }
        if (!name.equals(Source.STANDARD_INPUT) && ChurnJsonReader.isReport(name)) {
            if (filter.choosesSymbols()) {
                throw new Refusal(ExitStatus.USAGE, name + ": is a report, which can't be filtered any more;"
                        + " filter when it is made, or give the map");
            }
            SavedReport report = ChurnJsonReader.read(name);
            if (report.isFiltered()) {
                warnings.add("note: " + ShownName.ofText(name)
                        + " leaves out what filters dropped when it was made");
            }
            return report;
        }
        try (Source source = Source.open(name)) {
            Scan scan = scanning.scan(source, symbols, quiet, Counted.SYMBOLS);
            ChurnReport report = new ChurnReport(source.name(), scan, filter, null);
            warnings.addAll(Summary.warnings(scan.lines(), filter.withoutMatch()));
            return report;
        }
    }

    private Diff.Table table(Figures before, Figures after, List<Dimension> dimensions, SortKey key)
            throws Refusal {
        int rows = top != null ? top : format == Format.json || format == Format.html ? TOP_IN_FILES : TOP;
        UnaryOperator<String> names = normalize || normalizeTier
                ? new Normalization(normalizeTier) : UnaryOperator.identity();
        return new Diff.Table(dimensions, new Comparison(key, rows, names)
                .of(breakdown(before, dimensions).rows(), breakdown(after, dimensions).rows(), dimensions));
    }

    private static Breakdown breakdown(Figures figures, List<Dimension> dimensions) throws Refusal {
        String wanted = String.join(",", dimensions.stream().map(Dimension::label).toList());
        String held = figures instanceof SavedReport report ? report.contents() : "";
        return figures.by(dimensions).orElseThrow(() -> new Refusal(ExitStatus.USAGE, figures.source()
                + ": is not broken down by " + wanted + " but by " + held + "; make it with --by " + wanted
                + ", or give the map"));
    }

    private void write(Diff diff, Output out) throws IOException {
        Writer writer = new OutputStreamWriter(out.stream(), StandardCharsets.UTF_8);
        switch (format) {
            case json -> DiffJson.write(diff, writer);
            case html -> DiffHtml.write(diff, writer);
            case csv -> DiffCsv.write(diff.tables().get(0), diff.sort(), writer);
            default -> {
                boolean toTerminal = output.equals(Output.STANDARD_OUTPUT) && Terminal.stylesOutput();
                out.stream().write(Terminal.printed(print ->
                        new DiffText(diff, print, Terminal.columns(), toTerminal).print()));
            }
        }
    }
}
