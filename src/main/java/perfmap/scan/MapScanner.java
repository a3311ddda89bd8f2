package perfmap.scan;

import perfmap.file.FileFailure;
import perfmap.file.MapFile;
import perfmap.file.Source;
import perfmap.symbol.SymbolTable;

/**
 * Reads a map once, on several threads, and says what it holds. A stream comes from its first line to its last, and
 * what is counted is counted in that order; where no more is asked of a file than what is live, it is read backwards,
 * which takes less time (docs/performance.md). The result is the same.
 */
public final class MapScanner {
    /** What is read at a time, in bytes: with its entries it stays in a core's own cache. */
    private static final int BLOCK = 1 << 16;

    private final int threads;
    private final Counted counted;
    private final int block;

    /** Scans on {@code threads} threads, and counts on the way what {@code counted} says. */
    public MapScanner(int threads, Counted counted) {
        this(threads, counted, BLOCK);
    }

    /** As above, with blocks of another size: the result does not depend on it. */
    MapScanner(int threads, Counted counted, int block) {
        this.threads = threads;
        this.counted = counted;
        this.block = block;
    }

    /**
     * Reads all of {@code source}; its names become symbols of {@code symbols}.
     *
     * @throws FileFailure if reading or unpacking fails
     */
    public Scan scan(Source source, SymbolTable symbols) throws FileFailure {
        return counted == Counted.NOTHING && source instanceof MapFile file
                ? new BackwardScan(file, symbols, block).scan(threads)
                : new ForwardScan(source, symbols, counted, block).scan(threads);
    }
}
