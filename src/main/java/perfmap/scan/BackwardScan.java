package perfmap.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import perfmap.file.Block;
import perfmap.file.FileFailure;
import perfmap.file.MapFile;
import perfmap.format.LineCounts;
import perfmap.live.NewestFirst;
import perfmap.live.Tails;
import perfmap.symbol.SymbolTable;

/**
 * Finds out what is live in a file, and counts no more than lines. It is cut into a stretch for each thread, which
 * reads its own from the end to the beginning.
 */
final class BackwardScan {
    private final MapFile file;
    private final SymbolTable symbols;
    private final Tails tails = new Tails();
    private final int blockBytes;
    private final List<Stretch> stretches = new ArrayList<>();
    private volatile boolean stopped;

    /** The bytes {@code [from, to)} of the file, and what was found in them. */
    private static final class Stretch {
        private final long from;
        private final long to;
        private final NewestFirst newestFirst;
        private LineCounts lines = new LineCounts();

        Stretch(long from, long to, Tails tails) {
            this.from = from;
            this.to = to;
            this.newestFirst = new NewestFirst(tails);
        }
    }

    /** Reads {@code blockBytes} bytes at a time. */
    BackwardScan(MapFile file, SymbolTable symbols, int blockBytes) {
        this.file = file;
        this.symbols = symbols;
        this.blockBytes = blockBytes;
    }

    Scan scan(int threads) throws FileFailure {
        for (int i = 0; i < threads; i++) {
            stretches.add(new Stretch(portion(i, threads), portion(i + 1, threads), tails));
        }
        AtomicInteger next = new AtomicInteger();
        try (Workers workers = new Workers(threads, () -> stopped = true)) {
            workers.run(() -> scan(stretches.get(next.getAndIncrement())));
            LineCounts lines =
                    stretches.stream().map(stretch -> stretch.lines).reduce(new LineCounts(), LineCounts::then);
            List<NewestFirst> resolved = stretches.stream().map(stretch -> stretch.newestFirst).toList();
            return new Scan(symbols, NewestFirst.takeLive(resolved, workers), lines, file.fileSize(), null);
        }
    }

    private long portion(int i, int threads) {
        return file.fileSize() / threads * i + file.fileSize() % threads * i / threads;
    }

    private void scan(Stretch stretch) throws FileFailure {
        Worker worker = new Worker(symbols, tails, null, false);
        Batch batch = new Batch(new Block(2 * blockBytes), 1, false);
        for (long end = stretch.to; end > stretch.from && !stopped;) {
            long start = Math.max(stretch.from, end - blockBytes);
            file.read(batch.block, start, end);
            worker.parse(batch);
            stretch.newestFirst.addOlder(batch.entries);
            stretch.lines = batch.counts.then(stretch.lines);
            end = start;
        }
    }
}
