package perfmap.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import perfmap.file.Block;
import perfmap.file.FileFailure;
import perfmap.file.MapFile;
import perfmap.file.MapStream;
import perfmap.file.Source;
import perfmap.format.Entries;
import perfmap.symbol.SymbolTable;

/**
 * Reads a map once, on several threads, and says what it holds.
 *
 * <p>A file is cut into one stretch for each thread, which reads its own from the end to the beginning. A
 * stream is cut into blocks as it comes ({@link StreamScan}). Either way the stretches are joined in the order of
 * the map, and the result is the same.
 */
public final class MapScanner {
    /** What is read of a file at a time, in bytes: it stays in a core's own cache. */
    private static final int FILE_BLOCK = 1 << 17;
    /** What is read of a stream at a time, at most. */
    private static final int STREAM_BLOCK = 1 << 25;

    private final int threads;
    private final Counted counted;
    private final int fileBlock;
    private final int streamBlock;

    /** Scans on {@code threads} threads, and counts on the way what {@code counted} says. */
    public MapScanner(int threads, Counted counted) {
        this(threads, counted, FILE_BLOCK, STREAM_BLOCK);
    }

    /** As above, with blocks of other sizes: the result does not depend on them. */
    MapScanner(int threads, Counted counted, int fileBlock, int streamBlock) {
        this.threads = threads;
        this.counted = counted;
        this.fileBlock = fileBlock;
        this.streamBlock = streamBlock;
    }

    /**
     * Reads all of {@code source}; its names become symbols of {@code symbols}.
     *
     * @throws FileFailure if reading or unpacking fails
     */
    public Scan scan(Source source, SymbolTable symbols) throws FileFailure {
        long fileBytes = source instanceof MapFile ? source.fileSize() : -1;
        Counting counting = counted.includes(Counted.SYMBOLS) ? new Counting(symbols, fileBytes) : null;
        boolean countAddresses = counted.includes(Counted.ADDRESSES);
        try (Workers workers = new Workers(threads, () -> new Worker(symbols, counting, countAddresses))) {
            Stretch all = source instanceof MapFile file
                    ? scanFile(file, workers, counting)
                    : new StreamScan(workers, relogs(counting), threads, streamBlock).scan((MapStream) source);
            long mapBytes = source instanceof MapStream stream ? stream.mapBytesRead() : fileBytes;
            if (counting == null) {
                return new Scan(symbols, all.newestWins().takeLive(), all.lines(), mapBytes, null);
            }
            AddressHeat addresses = countAddresses ? new AddressHeat(symbols, counting.tails()) : null;
            workers.all().forEach(worker -> worker.handInTo(addresses));
            all.handInRelogsTo(counting.tally());
            Entries live = all.newestWins().takeLive();
            counting.tails().toSymbols(live);
            ChurnCounters counters = new ChurnCounters(counting.tally(), counting.timeline(), addresses);
            return new Scan(symbols, live, all.lines(), mapBytes, counters);
        }
    }

    private Relogs relogs(Counting counting) {
        return counted.includes(Counted.RELOGS) ? new Relogs(counting.tails()) : null;
    }

    private Stretch scanFile(MapFile file, Workers workers, Counting counting) throws FileFailure {
        List<Future<Stretch>> stretches = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            long from = portion(file.fileSize(), i);
            long to = portion(file.fileSize(), i + 1);
            stretches.add(workers.submit(worker -> {
                Stretch stretch = Stretch.with(relogs(counting));
                scanBackwards(file, from, to, stretch, worker, workers);
                return stretch;
            }));
        }
        Stretch all = workers.get(stretches.get(0));
        for (Future<Stretch> stretch : stretches.subList(1, threads)) {
            all = all.endWith(workers.get(stretch));
        }
        return all;
    }

    private long portion(long size, int i) {
        return size / threads * i + size % threads * i / threads;
    }

    private void scanBackwards(MapFile file, long from, long to, Stretch stretch, Worker worker, Workers workers)
            throws FileFailure {
        Block block = new Block(2 * fileBlock);
        for (long end = to; end > from && !workers.haveFailed();) {
            long start = Math.max(from, end - fileBlock);
            file.read(block, start, end);
            worker.addOlder(block, stretch);
            end = start;
        }
    }
}
