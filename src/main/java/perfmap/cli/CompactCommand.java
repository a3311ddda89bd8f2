package perfmap.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import perfmap.churn.ChurnReport;
import perfmap.file.FileFailure;
import perfmap.file.MapFile;
import perfmap.file.Output;
import perfmap.file.Source;
import perfmap.filter.Filter;
import perfmap.format.Entries;
import perfmap.report.ChurnJson;
import perfmap.scan.Counted;
import perfmap.scan.Scan;
import perfmap.symbol.SymbolTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perfmap-compact IN OUT}: writes the map as it stands at the end. */
@Command(name = "perfmap-compact", sortOptions = false, usageHelpAutoWidth = true,
        synopsisHeading = "", customSynopsis = {
            "Usage: perfmap-compact [OPTIONS] IN OUT        compact IN into OUT",
            "       perfmap-compact [OPTIONS] --in-place IN",
            "       perfmap-compact churn [OPTIONS] IN         who made it grow",
            "       perfmap-compact check [OPTIONS] IN         hold it to budgets, for CI",
            "       perfmap-compact diff [OPTIONS] OLD NEW     what changed between two",
            "       perfmap-compact kinds                      the kinds that filters know"},
        description = {"",
            "Compacts a perf map (/tmp/perf-PID.map): newest wins, so of all entries that ever named an address"
                + " only the last remains, if nothing later overlaps it.",
            "IN may be plain, gzip or zstd. '-' is standard input or output.", ""},
        footer = {"",
            "Exit status: 0 done; 2 wrong usage; 65 a report in place of a map, or malformed input under --strict;"
                + " 66 input missing or unreadable; 71 not enough memory; 73 output can't be created; 74 input or"
                + " output failed midway."})
final class CompactCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "IN", description = "The map to read.")
    private String in;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OUT", description = "Where to write the compact map.")
    private String out;

    @Option(names = "--in-place", order = 1, description = "Put the result in IN's place; IN must not be packed.")
    private boolean inPlace;

    @Option(names = "--force", order = 2,
            description = "Replace IN even if a process has it open for writing, or changed it meanwhile.")
    private boolean force;

    @Option(names = "--churn", paramLabel = "FILE", order = 3,
            description = "Write a churn report to FILE as JSON, from the same pass.")
    private String churn;

    @Mixin
    private FilterOptions filters;

    @Mixin
    private ElapsedOption elapsed;

    @Mixin
    private ScanOptions scanning;

    @Option(names = {"-q", "--quiet"}, order = 30, description = "Print nothing but errors.")
    private boolean quiet;

    @Option(names = "--stats", paramLabel = "FORMAT", order = 31,
            description = "The summary on standard error: text (the default) or json.")
    private StatsFormat stats = StatsFormat.text;

    @Mixin
    private CommonOptions common;

    /** How the summary is printed. */
    enum StatsFormat { text, json }

    @Override
    public Integer call() throws IOException, Refusal {
        long began = System.nanoTime();
        Mistyped.refuseIfCommand(in, Main.words());
        String target = target();
        filters.refuseToReplace(target);
        SymbolTable symbols = new SymbolTable();
        Filter filter = filters.filter(symbols);
        Replacement replacement = new Replacement(in, force);
        try (Source source = Source.open(in)) {
            boolean replacesInput = Replacement.isMeant(in, target);
            if (replacesInput) {
                replacement.refuseIfPacked(source);
                replacement.refuseIfBeingWritten();
            } else if (force) {
                throw new Refusal(ExitStatus.USAGE, "--force is about replacing IN; give --in-place, or IN as OUT");
            }
            Path likeInput = in.equals(Source.STANDARD_INPUT) ? null : Path.of(in);
            try (Output output = Output.open(target, likeInput); Output report = openReport()) {
                if (report != null) {
                    Overwriting.refuse(in, churn);
                    filters.refuseToReplace(churn);
                    Overwriting.refuse(target, churn);
                }
                Scan scan = scanning.scan(source, symbols, quiet, report == null ? Counted.NOTHING : Counted.SYMBOLS);
                if (report != null) {
                    writeReport(new ChurnReport(
                            source.name(), scan, placesOf(filter), elapsed.growth(in)), report);
                }
                Entries kept = scan.live();
                long live = kept.count;
                long dropped = filter.apply(kept);
                if (replacesInput && scan.mapBytes() > 0) {
                    replacement.refuseIfEmptied(live, kept.count);
                }
                long outBytes = write(kept, symbols, output);
                if (report != null) {
                    report.commit();
                }
                if (replacesInput) {
                    output.commit(replacement::refuseUnlessLeftAlone);
                } else {
                    output.commit();
                }
                if (!quiet) {
                    double seconds = (System.nanoTime() - began) / 1e9;
                    long growth = source instanceof MapFile file && !replacesInput ? file.growth() : 0;
                    Summary summary = new Summary(source.name(), output.name(), scan, source.fileSize(), live,
                            dropped, outBytes, seconds, growth, filter.withoutMatch());
                    if (stats == StatsFormat.json) {
                        summary.printJson(Terminal.error());
                    } else {
                        summary.print(Terminal.error());
                    }
                }
            }
        }
        return ExitStatus.DONE;
    }

    private Output openReport() throws FileFailure {
        return churn == null ? null : Output.open(churn);
    }

    /** The report is of the whole log, and says what filters by place would leave. */
    private static Filter placesOf(Filter filter) {
        Filter places = new Filter();
        if (filter.executable() != null) {
            places.keepIn(filter.executable());
        }
        return places;
    }

    private static void writeReport(ChurnReport report, Output out) throws FileFailure {
        try {
            ChurnJson.write(report, ChurnCommand.tablesInJson(report),
                    new OutputStreamWriter(out.stream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw out.writeFailure(e);
        }
    }

    private String target() throws Refusal {
        if (inPlace && out != null) {
            throw new Refusal(ExitStatus.USAGE, "--in-place takes IN alone, not OUT as well");
        }
        if (inPlace && in.equals(Source.STANDARD_INPUT)) {
            throw new Refusal(ExitStatus.USAGE, "--in-place needs a file, not standard input");
        }
        if (!inPlace && out == null) {
            throw new Refusal(ExitStatus.USAGE,
                    "OUT is missing; give a file, - for standard output, or --in-place");
        }
        if (inPlace && isOtherThanRegularFile(in)) {
            throw new Refusal(ExitStatus.USAGE, "--in-place needs a regular file, which " + in + " is not");
        }
        if (Output.STANDARD_OUTPUT.equals(out) && Output.STANDARD_OUTPUT.equals(churn)) {
            throw new Refusal(ExitStatus.USAGE, "both OUT and --churn are -, and would be mixed; give one a file");
        }
        if (elapsed.isGiven() && churn == null) {
            throw new Refusal(ExitStatus.USAGE, "--elapsed is about the churn report; give --churn FILE");
        }
        return inPlace ? in : out;
    }

    /** To open a FIFO would wait for its writer. A name that can be none is told of when it is opened. */
    private static boolean isOtherThanRegularFile(String name) {
        try {
            return Files.exists(Path.of(name)) && !Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private long write(Entries entries, SymbolTable symbols, Output output) throws FileFailure {
        try {
            return new MapWriter(entries, symbols).writeTo(output.stream(), scanning.threads());
        } catch (IOException e) {
            throw output.writeFailure(e);
        }
    }
}
