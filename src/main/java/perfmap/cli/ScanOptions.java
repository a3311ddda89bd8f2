package perfmap.cli;

import perfmap.file.FileFailure;
import perfmap.file.Source;
import perfmap.format.MalformedLine;
import perfmap.scan.Counted;
import perfmap.scan.MapScanner;
import perfmap.scan.Scan;
import perfmap.symbol.SymbolTable;
import picocli.CommandLine.Option;

/** How a map is read, the same for every command that reads one. */
final class ScanOptions {
    @Option(names = "--strict", order = 20, description = "Make the first malformed line an error.")
    private boolean strict;

    @Option(names = "--threads", paramLabel = "N", order = 21,
            description = "Read on N threads; the result is the same. Default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** Reads all of {@code source}, names into {@code symbols}, with a progress bar unless {@code quiet}. */
    Scan scan(Source source, SymbolTable symbols, boolean quiet, Counted counted) throws FileFailure, Refusal {
        if (threads < 1 || threads > 1024) {
            throw new Refusal(ExitStatus.USAGE, "--threads " + threads + ": must be 1 to 1024");
        }
        Scan scan;
        try (Progress progress = Progress.of(source, quiet)) {
            scan = new MapScanner(threads, counted).scan(source, symbols);
        } catch (OutOfMemoryError e) {
            throw HeapNeed.whileReading(source, e);
        }
        if (strict && scan.lines().malformed() > 0) {
            MalformedLine first = scan.lines().firstMalformed().get(0);
            throw new Refusal(ExitStatus.MALFORMED,
                    perfmap.report.Printable.of(source.name()) + ": " + Summary.describe(first));
        }
        return scan;
    }
}
