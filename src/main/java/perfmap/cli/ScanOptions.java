package perfmap.cli;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import perfmap.file.FileFailure;
import perfmap.file.Source;
import perfmap.format.LineCounts;
import perfmap.format.MalformedLine;
import perfmap.scan.Counted;
import perfmap.scan.MapScanner;
import perfmap.scan.Scan;
import perfmap.symbol.SymbolTable;
import picocli.CommandLine.Option;

/** How a map is read, the same for every command that reads one. */
final class ScanOptions {
    private static final Pattern REPORT = Pattern.compile("\\s*\\{\\s*\"schema\"\\s*:");

    @Option(names = "--strict", order = 20, description = "Make the first malformed line an error.")
    private boolean strict;

    @Option(names = "--threads", paramLabel = "N", order = 21,
            description = "Work on N threads; the result is the same. Default: one for each core.")
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
        if (isReport(scan.lines())) {
            throw new Refusal(ExitStatus.MALFORMED, source.name() + ": is a report of " + Main.NAME
                    + ", not a map; only diff and --baseline take one, from a regular file");
        }
        if (strict && scan.lines().malformed() > 0) {
            MalformedLine first = scan.lines().firstMalformed().get(0);
            throw new Refusal(ExitStatus.MALFORMED, source.name() + ": " + Summary.describe(first));
        }
        return scan;
    }

    /** On how many threads to read, and to write what was found. */
    int threads() {
        return threads;
    }

    /** Whether what was read has no entry, and begins as every report of ours does. */
    private static boolean isReport(LineCounts lines) {
        if (lines.entries() > 0) {
            return false;
        }
        StringBuilder start = new StringBuilder();
        lines.firstMalformed().forEach(line ->
                start.append(new String(line.excerpt(), StandardCharsets.ISO_8859_1)).append('\n'));
        return REPORT.matcher(start).lookingAt();
    }
}
