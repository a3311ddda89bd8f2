package perfmap.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Dimension;
import perfmap.churn.Growth;
import perfmap.churn.SortKey;
import perfmap.file.Output;
import perfmap.file.Source;
import perfmap.filter.Filter;
import perfmap.report.ChurnCsv;
import perfmap.report.ChurnFolded;
import perfmap.report.ChurnHtml;
import perfmap.report.ChurnJson;
import perfmap.report.ChurnText;
import perfmap.scan.Counted;
import perfmap.scan.Scan;
import perfmap.symbol.SymbolTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perfmap-compact churn IN}: who made it grow. */
@Command(name = "churn", sortOptions = false, usageHelpAutoWidth = true,
        description = {"",
            "Says who made a perf map grow: its log bytes by kind and symbol, what is live and what is stale,"
                + " how fast it grew, and what would have helped.", ""},
        footer = {"",
            "LOG is the bytes of the log that a row's lines take; REWRITES is entries for each live one;"
                + " RE-LOGGED counts entries that repeat, to the letter, the last line logged at their start.", "",
            "Exit status: as perfmap-compact's own."})
final class ChurnCommand implements Callable<Integer> {
    private static final int TOP = 10;
    private static final int TOP_IN_JSON = 1_000;

    @Parameters(index = "0", paramLabel = "IN", description = "The map to read; '-' is standard input.")
    private String in;

    @Option(names = "--by", paramLabel = "DIM", split = ",", order = 1,
            description = "Break down by kind, tier, group, runtime, symbol, file or package; by several, each"
                + " within the one before. Default: by kind, and by symbol.")
    private List<String> by = new ArrayList<>();

    @Option(names = "--top", paramLabel = "N", order = 2,
            description = "Show the first N rows of each level, the others as one. Default: 10; in JSON and"
                + " HTML 1000.")
    private Integer top;

    @Option(names = "--sort", paramLabel = "KEY", order = 3, defaultValue = "log-bytes",
            description = "log-bytes (the default), entries, live, stale, code-bytes or name.")
    private String sort;

    @Option(names = "--format", paramLabel = "FORMAT", order = 4,
            description = "text (the default), json, csv, folded for flame-graph tools, or html, one page for"
                + " a browser.")
    private Format format = Format.text;

    @Option(names = "--output", paramLabel = "FILE", order = 5, defaultValue = "-",
            description = "Write to FILE, whole or not at all. Default: standard output.")
    private String output;

    @Mixin
    private FilterOptions filters;

    @Mixin
    private ElapsedOption elapsed;

    @Mixin
    private ScanOptions scanning;

    @Option(names = {"-q", "--quiet"}, order = 30, description = "No progress bar and no warnings.")
    private boolean quiet;

    @Mixin
    private CommonOptions common;

    /** What the report is written as. */
    enum Format { text, json, csv, folded, html }

    @Override
    public Integer call() throws IOException, Refusal {
        List<Dimension> dimensions = TableOptions.dimensions(by);
        SortKey key = TableOptions.sortKey(sort);
        TableOptions.refuseNoRows(top);
        if (format == Format.html) {
            TableOptions.refuseForHtml(output, by, top);
        }
        SymbolTable symbols = new SymbolTable();
        Filter filter = filters.filter(symbols);
        try (Source source = Source.open(in); Output out = Output.open(output)) {
            Overwriting.refuse(in, output);
            filters.refuseToReplace(output);
            Scan scan = scanning.scan(source, symbols, quiet,
                    format == Format.html ? Counted.ADDRESSES : Counted.SYMBOLS);
            Growth growth = elapsed.growth(in);
            ChurnReport report = new ChurnReport(source.name(), scan, filter, growth);
            try {
                write(report, dimensions, key, out);
            } catch (IOException e) {
                throw out.writeFailure(e);
            }
            out.commit();
            if (!quiet) {
                Summary.warnings(scan.lines(), filter.withoutMatch()).forEach(Terminal.error()::println);
            }
        }
        return ExitStatus.DONE;
    }

    /** By kind and by symbol, as many rows as a JSON report has unless told otherwise. */
    static List<Breakdown> tablesInJson(ChurnReport report) {
        return List.of(report.kinds(), report.by(List.of(Dimension.SYMBOL), SortKey.LOG_BYTES, TOP_IN_JSON));
    }

    private List<Breakdown> tables(ChurnReport report, List<Dimension> dimensions, SortKey key) {
        int rows = top != null ? top : format == Format.json ? TOP_IN_JSON : TOP;
        if (!dimensions.isEmpty()) {
            return List.of(report.by(dimensions, key, rows));
        }
        Breakdown symbols = report.by(List.of(Dimension.SYMBOL), key, rows);
        return format == Format.csv ? List.of(symbols)
                : List.of(report.by(List.of(Dimension.KIND), key, rows), symbols);
    }

    private void write(ChurnReport report, List<Dimension> dimensions, SortKey key, Output out)
            throws IOException {
        Writer text = new OutputStreamWriter(out.stream(), StandardCharsets.UTF_8);
        if (format == Format.html) {
            ChurnHtml.write(report, key, top != null ? top : ChurnHtml.MOST_SYMBOLS, text);
            return;
        }
        List<Breakdown> tables = tables(report, dimensions, key);
        switch (format) {
            case json -> ChurnJson.write(report, tables, text);
            case csv -> ChurnCsv.write(tables.get(0), text);
            case folded -> ChurnFolded.write(report, text);
            default -> {
                boolean toTerminal = output.equals(Output.STANDARD_OUTPUT) && Terminal.stylesOutput();
                out.stream().write(Terminal.printed(print ->
                        new ChurnText(report, print, Terminal.columns(), toTerminal).print(tables)));
            }
        }
    }
}
