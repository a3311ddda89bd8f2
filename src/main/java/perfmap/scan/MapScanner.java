package perfmap.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * stream is cut into blocks as it comes, each scanned as a stretch of its own by whichever thread is free.
 * Either way the stretches are joined in the order of the map, and the result is the same.
 */
public final class MapScanner {
    /** What is read of a file at a time, in bytes: it stays in a core's own cache. */
    private static final int FILE_BLOCK = 1 << 17;
    private static final int STREAM_BLOCK = 1 << 23;

    private final int threads;
    private final boolean countChurn;
    private final boolean countAddresses;
    private final int fileBlock;
    private final int streamBlock;

    /** Scans on {@code threads} threads; counts entries by symbol only if {@code countChurn}. */
    public MapScanner(int threads, boolean countChurn) {
        this(threads, countChurn, false);
    }

    /** As above; counts entries by address as well if both flags are set. */
    public MapScanner(int threads, boolean countChurn, boolean countAddresses) {
        this(threads, countChurn, countAddresses, FILE_BLOCK, STREAM_BLOCK);
    }

    /** As above, with blocks of other sizes: the result does not depend on them. */
    MapScanner(int threads, boolean countChurn, int fileBlock, int streamBlock) {
        this(threads, countChurn, false, fileBlock, streamBlock);
    }

    MapScanner(int threads, boolean countChurn, boolean countAddresses, int fileBlock, int streamBlock) {
        this.threads = threads;
        this.countChurn = countChurn;
        this.countAddresses = countAddresses;
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
        Counting counting = countChurn ? new Counting(symbols, fileBytes) : null;
        Workers workers = new Workers(symbols, counting);
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "scan");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Stretch all = source instanceof MapFile file
                    ? scanFile(file, workers, executor) : scanStream((MapStream) source, workers, executor);
            long mapBytes = source instanceof MapStream stream ? stream.mapBytesRead() : fileBytes;
            Entries live = all.newestWins().live();
            if (counting != null) {
                counting.tails().toSymbols(live);
            }
            return new Scan(symbols, live, all.lines(), mapBytes, workers.counters(all));
        } finally {
            executor.shutdownNow();
        }
    }

    /** The workers, one for each thread. */
    private final class Workers {
        private final SymbolTable symbols;
        /** Null unless churn is counted. */
        private final Counting counting;
        private final Deque<Worker> idle = new ArrayDeque<>();
        private final List<Worker> all = new ArrayList<>();

        Workers(SymbolTable symbols, Counting counting) {
            this.symbols = symbols;
            this.counting = counting;
        }

        Stretch newStretch() {
            return new Stretch(counting == null ? null : counting.tails());
        }

        /**
         * An idle worker, or a new one. The thread that is to use it makes it, so that what each writes to is not
         * beside what the other writes to: cores that share a cache line wait for each other (docs/performance.md).
         */
        Worker take() {
            synchronized (this) {
                if (!idle.isEmpty()) {
                    return idle.pop();
                }
            }
            Worker worker = new Worker(symbols, counting, counting != null && countAddresses);
            synchronized (this) {
                all.add(worker);
            }
            return worker;
        }

        synchronized void giveBack(Worker worker) {
            idle.push(worker);
        }

        /** What was counted of the stretch that is the whole map; null if nothing was. */
        ChurnCounters counters(Stretch map) {
            if (counting == null) {
                return null;
            }
            AddressHeat addresses = countAddresses ? new AddressHeat(symbols, counting.tails()) : null;
            for (Worker worker : all) {
                worker.finish();
                if (addresses != null) {
                    addresses.add(worker.addresses());
                }
            }
            return new ChurnCounters(counting.tally(), counting.timeline(), map.relogs(), addresses);
        }
    }

    private Stretch scanFile(MapFile file, Workers workers, ExecutorService executor) throws FileFailure {
        List<Future<Stretch>> stretches = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            long from = portion(file.fileSize(), i);
            long to = portion(file.fileSize(), i + 1);
            stretches.add(executor.submit(() -> scanBackwards(file, from, to, workers.newStretch(), workers.take())));
        }
        Stretch all = get(stretches.get(0));
        for (Future<Stretch> stretch : stretches.subList(1, threads)) {
            all = all.then(get(stretch));
        }
        return all;
    }

    private long portion(long size, int i) {
        return size / threads * i + size % threads * i / threads;
    }

    private Stretch scanBackwards(MapFile file, long from, long to, Stretch stretch, Worker worker)
            throws FileFailure {
        Block block = new Block(2 * fileBlock);
        for (long end = to; end > from;) {
            long start = Math.max(from, end - fileBlock);
            file.read(block, start, end);
            worker.addOlder(block, stretch);
            end = start;
        }
        return stretch;
    }

    private Stretch scanStream(MapStream stream, Workers workers, ExecutorService executor)
            throws FileFailure {
        Deque<Block> spare = new ArrayDeque<>();
        Deque<Block> busy = new ArrayDeque<>();
        Deque<Future<Stretch>> stretches = new ArrayDeque<>();
        Deque<Stretch> joined = new ArrayDeque<>();
        Deque<Stretch> usedUp = new ArrayDeque<>();
        while (true) {
            Block block = spare.isEmpty() ? new Block(streamBlock) : spare.pop();
            if (!stream.read(block)) {
                break;
            }
            busy.add(block);
            Stretch stretch = usedUp.isEmpty() ? workers.newStretch() : usedUp.pop().clear();
            stretches.add(executor.submit(() -> {
                Worker worker = workers.take();
                worker.addOlder(block, stretch);
                workers.giveBack(worker);
                return stretch;
            }));
            if (stretches.size() > threads) {
                join(joined, get(stretches.remove()), usedUp);
                spare.push(busy.remove());
            }
        }
        for (Future<Stretch> stretch : stretches) {
            join(joined, get(stretch), usedUp);
        }
        Stretch all = workers.newStretch();
        while (!joined.isEmpty()) {
            all = joined.pop().then(all);
        }
        return all;
    }

    /**
     * Puts the next stretch on the pile, newest on top, joined with those below that are not much larger: were
     * each joined with all before it, a map whose entries all stay live would cost the square of its length.
     */
    private static void join(Deque<Stretch> pile, Stretch next, Deque<Stretch> usedUp) {
        Stretch top = next;
        while (!pile.isEmpty()
                && pile.peek().newestWins().liveCount() <= 2 * top.newestWins().liveCount()) {
            Stretch older = pile.pop().then(top);
            usedUp.push(top);
            top = older;
        }
        pile.push(top);
    }

    private static Stretch get(Future<Stretch> future) throws FileFailure {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FileFailure failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FileFailure(FileFailure.Step.TRANSFER, "interrupted");
        }
    }
}
