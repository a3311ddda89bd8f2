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
    /** The lines of so many entries are made at once. */
    private static final int PART = 1 << 14;
    /** Where there are fewer parts, it is not worth the threads' start. */
    private static final int WORTH_THREADS = 64;
    private static final int USUAL_LINE = 40;

    private final Entries entries;
    private final SymbolTable symbols;
    private final int part;

    /** Writes {@code entries}, whose names are in {@code symbols}. */
    MapWriter(Entries entries, SymbolTable symbols) {
        this(entries, symbols, PART);
    }

    /** As above, {@code part} entries at once: the result does not depend on it. */
    MapWriter(Entries entries, SymbolTable symbols, int part) {
        this.entries = entries;
        this.symbols = symbols;
        this.part = part;
    }

    /** Writes all to {@code out}; returns how many bytes that were. */
    long writeTo(OutputStream out, int threads) throws IOException {
        if (threads == 1 || entries.count / part < WORTH_THREADS) {
            return writeLines(0, entries.count, out);
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            return writeParts(out, workers, 2 * threads);
        } finally {
            workers.shutdownNow();
        }
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
        for (long from = 0; from < entries.count; from += part) {
            if (made.size() == most) {
                written += write(made.remove(), out);
            }
            int begin = (int) from;
            made.add(new FutureTask<>(() -> lines(begin)));
            workers.execute(made.getLast());
        }
        while (!made.isEmpty()) {
            written += write(made.remove(), out);
        }
        return written;
    }

    private FastByteArrayOutputStream lines(int from) throws IOException {
        int count = Math.min(part, entries.count - from);
        FastByteArrayOutputStream lines = new FastByteArrayOutputStream(count * USUAL_LINE);
        writeLines(from, from + count, lines);
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
