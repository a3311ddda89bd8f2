package perfmap.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import perfmap.file.FileFailure;
import perfmap.file.MapStream;
import perfmap.file.Source;
import perfmap.format.Entries;
import perfmap.live.NewestWins;
import perfmap.live.Shares;
import perfmap.live.Tails;
import perfmap.symbol.SymbolTable;

/**
 * Finds out what is live in a source, and counts what is asked for, from its first line to its last. It is cut into
 * blocks, which are parsed on several threads and resolved in their order ({@link Resolution}).
 */
final class ForwardScan {
    /** Who has done with a batch finds another, though some wait for one that is late. */
    private static final int BATCHES_PER_THREAD = 3;
    /** To resolve takes a third of the time or less; and one share need not be parted. */
    private static final int THREADS_FOR_ONE_SHARE = 3;
    private static final int MOST_SHARE_BITS = 5;

    private final Source source;
    private final SymbolTable symbols;
    private final Counted counted;
    private final int blockBytes;
    private final Blocks blocks;

    /** Reads {@code blockBytes} bytes at a time. */
    ForwardScan(Source source, SymbolTable symbols, Counted counted, int blockBytes) {
        this.source = source;
        this.symbols = symbols;
        this.counted = counted;
        this.blockBytes = blockBytes;
        this.blocks = new Blocks(source, blockBytes);
    }

    Scan scan(int threads) throws FileFailure {
        Tails tails = new Tails();
        Counting counting = counted == Counted.NOTHING ? null
                : new Counting(source instanceof MapStream ? -1 : source.fileSize());
        Shares shares = new Shares(shareBits(threads), tails);
        boolean countsAddresses = counted == Counted.ADDRESSES;
        BatchPool pool =
                new BatchPool(threads * BATCHES_PER_THREAD, 2 * blockBytes, shares.count(), countsAddresses);
        List<NewestWins> resolved = new ArrayList<>();
        List<Resolution> resolutions = new ArrayList<>();
        for (int share = 0; share < shares.count(); share++) {
            resolved.add(new NewestWins(tails, shares, share, counting != null));
            resolutions.add(new Resolution(resolved.get(share), share, pool));
        }
        Queue<Worker> all = new ConcurrentLinkedQueue<>();
        try (Workers workers = new Workers(threads, pool::stop)) {
            workers.run(() -> {
                // By the thread that is to use it: what each writes to must not be beside what another writes to.
                Worker worker = new Worker(symbols, tails, counting, countsAddresses);
                all.add(worker);
                work(worker, pool, shares, resolutions);
            });
            ChurnCounters counters = null;
            if (counting != null) {
                AddressHeat addresses = countsAddresses ? new AddressHeat(symbols, tails) : null;
                for (Worker worker : all) {
                    worker.handInTo(addresses);
                }
                for (NewestWins share : resolved) {
                    share.relogged().forEach(counting.tally()::addRelogged);
                }
                counters = new ChurnCounters(counting.tally(), counting.timeline(), addresses);
            }
            long mapBytes = source instanceof MapStream stream ? stream.mapBytesRead() : source.fileSize();
            Entries live = NewestWins.takeLive(resolved, workers);
            return new Scan(symbols, live, resolutions.get(0).lines(), mapBytes, counters);
        }
    }

    /** What each thread does, until there are no blocks left. */
    private void work(Worker worker, BatchPool pool, Shares shares, List<Resolution> resolutions) throws FileFailure {
        for (Batch batch = pool.take(); batch != null && blocks.read(batch); batch = pool.take()) {
            worker.parse(batch);
            batch.part(shares);
            for (Resolution resolution : resolutions) {
                resolution.add(batch);
            }
        }
    }

    private static int shareBits(int threads) {
        int wanted = threads <= THREADS_FOR_ONE_SHARE ? 1 : threads / 2;
        return Math.min(MOST_SHARE_BITS, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(wanted));
    }
}
