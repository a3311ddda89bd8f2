package perfmap.cli;

import it.unimi.dsi.fastutil.io.FastByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import perfmap.format.Entries;
import perfmap.format.EntryWriter;
import perfmap.symbol.SymbolTable;

/** Writes entries as a map. Where there are many, their lines are made on several threads, and written by one. */
final class MapWriter {
    /** Where there are fewer entries, it is not worth the threads' start. */
    private static final int WORTH_THREADS = 1 << 20;
    /** The lines of so many bytes are made at once. */
    private static final int PART = 1 << 19;
    /** More threads have nothing to do, for one writes what they make. */
    private static final int MOST_THREADS = 32;

    private final Entries entries;
    private final SymbolTable symbols;
    private final int worthThreads;
    private final int partBytes;

    /** Writes {@code entries}, whose names are in {@code symbols}. */
    MapWriter(Entries entries, SymbolTable symbols) {
        this(entries, symbols, WORTH_THREADS, PART);
    }

    /** As above, with other limits: the result does not depend on them. */
    MapWriter(Entries entries, SymbolTable symbols, int worthThreads, int partBytes) {
        this.entries = entries;
        this.symbols = symbols;
        this.worthThreads = worthThreads;
        this.partBytes = partBytes;
    }

    /** Writes all to {@code out}; returns how many bytes that were. */
    long writeTo(OutputStream out, int threads) throws IOException {
        if (threads == 1 || entries.count < worthThreads) {
            return writeLines(0, entries.count, out);
        }
        int count = Math.min(threads, MOST_THREADS);
        ExecutorService workers = Executors.newFixedThreadPool(count, MapWriter::thread);
        try {
            return writeParts(out, workers, 2 * count);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "write");
        thread.setDaemon(true);
        // What fails outside of a part, while it ends and memory is out, need not be told: nobody waits for it.
        thread.setUncaughtExceptionHandler((failed, e) -> { });
        return thread;
    }

    /** Writes the lines of entries {@code [from, to)}; returns how many bytes that were. */
    private long writeLines(int from, int to, OutputStream out) throws IOException {
        EntryWriter writer = new EntryWriter(out);
        for (int i = from; i < to; i++) {
            int symbol = entries.symbols[i];
            int begin = symbols.offset(symbol);
            writer.write(entries.starts[i], entries.sizes[i],
                    symbols.bytes(symbol), begin, begin + symbols.length(symbol));
        }
        writer.flush();
        return writer.written();
    }

    /** Has no more than {@code most} parts made before the first of them is written. */
    private long writeParts(OutputStream out, Executor workers, int most) throws IOException {
        Deque<FutureTask<FastByteArrayOutputStream>> made = new ArrayDeque<>();
        long written = 0;
        for (int next = 0; next < entries.count;) {
            if (made.size() == most) {
                written += write(made.remove(), out);
            }
            int from = next;
            int to = endOfPart(from);
            made.add(new FutureTask<>(() -> lines(from, to)));
            workers.execute(made.getLast());
            next = to;
        }
        while (!made.isEmpty()) {
            written += write(made.remove(), out);
        }
        return written;
    }

    private int endOfPart(int from) {
        int to = from;
        for (int bytes = 0; to < entries.count && bytes < partBytes; to++) {
            bytes += EntryWriter.WITHOUT_NAME + symbols.length(entries.symbols[to]);
        }
        return to;
    }

    private FastByteArrayOutputStream lines(int from, int to) throws IOException {
        FastByteArrayOutputStream lines = new FastByteArrayOutputStream(partBytes);
        writeLines(from, to, lines);
        return lines;
    }

    private static int write(FutureTask<FastByteArrayOutputStream> part, OutputStream out) throws IOException {
        FastByteArrayOutputStream lines = await(part);
        out.write(lines.array, 0, lines.length);
        return lines.length;
    }

    private static <T> T await(FutureTask<T> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) { // memory may be out
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
