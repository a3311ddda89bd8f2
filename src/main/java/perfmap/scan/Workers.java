package perfmap.scan;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import perfmap.file.FileFailure;
import perfmap.live.Parallel;

/**
 * Threads that all do the same. Once one has failed, the others are in vain, and end soon. Some may fail because of it:
 * where memory was out in the midst of what all share, others trip over what is half done.
 */
final class Workers implements AutoCloseable, Parallel {
    private final int count;
    private final Runnable onFailure;
    private final ExecutorService threads;
    /** Why the first task failed that did, or that memory was out, whichever task said so; or null. */
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** What is done on each of the threads. */
    @FunctionalInterface
    interface Task {
        void run() throws FileFailure;
    }

    /** As many threads as {@code count}; {@code onFailure} shall make the others end when one has failed. */
    Workers(int count, Runnable onFailure) {
        this.count = count;
        this.onFailure = onFailure;
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "scan");
            thread.setDaemon(true);
            // Where memory is out a thread may fail outside of its task as well: that is told once, by who waits.
            thread.setUncaughtExceptionHandler((failed, e) -> fail(e));
            return thread;
        });
    }

    /**
     * Does {@code task} on all threads at once, and waits for all to end.
     *
     * @throws FileFailure if any has failed with one
     */
    void run(Task task) throws FileFailure {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(() -> {
                try {
                    task.run();
                } catch (Throwable e) {
                    fail(e);
                }
            }));
        }
        for (Future<?> future : running) {
            await(future);
        }
        throwFailure();
    }

    @Override
    public void forEach(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        try {
            run(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    task.accept(i);
                }
            });
        } catch (FileFailure e) {
            throw new UncheckedIOException(e); // no task reads or writes a file
        }
    }

    private void await(Future<?> future) throws FileFailure {
        try {
            future.get();
        } catch (ExecutionException e) {
            fail(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FileFailure(FileFailure.Step.TRANSFER, "interrupted");
        }
    }

    private void fail(Throwable e) {
        failure.accumulateAndGet(e, (known, other) ->
                known == null || other instanceof OutOfMemoryError && !(known instanceof Error) ? other : known);
        onFailure.run();
    }

    private void throwFailure() throws FileFailure {
        Throwable first = failure.get();
        if (first instanceof FileFailure known) {
            throw known;
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw new IllegalStateException(first);
        }
    }

    /** Ends the threads, and waits for it: were memory out, they would fill what is needed to say so. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
