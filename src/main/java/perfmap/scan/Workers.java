package perfmap.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import perfmap.file.FileFailure;

/**
 * Threads, and a worker for each that is busy. Once a task has failed, all others are in vain, and end soon. Some may
 * fail because of it: where memory was out in the midst of what all share, others trip over what is half done.
 */
final class Workers implements AutoCloseable {
    private final ExecutorService threads;
    private final Supplier<Worker> newWorker;
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final List<Worker> all = new ArrayList<>();
    /** Why the first task failed that did, or that memory was out, whichever task said so; or null. */
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** What is done on one of the threads. */
    @FunctionalInterface
    interface Task<T> {
        T with(Worker worker) throws FileFailure;
    }

    Workers(int threads, Supplier<Worker> newWorker) {
        this.newWorker = newWorker;
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "scan");
            thread.setDaemon(true);
            // Where memory is out a thread may fail outside of its task as well: that is told once, by who waits.
            thread.setUncaughtExceptionHandler((failed, e) -> fail(e));
            return thread;
        });
    }

    <T> Future<T> submit(Task<T> task) {
        return threads.submit(() -> {
            try {
                Worker worker = take();
                T result = task.with(worker);
                giveBack(worker);
                return result;
            } catch (Throwable e) {
                fail(e);
                throw e;
            }
        });
    }

    private void fail(Throwable e) {
        failure.accumulateAndGet(e, (known, other) ->
                known == null || other instanceof OutOfMemoryError && !(known instanceof Error) ? other : known);
    }

    /** Whether a task has failed: to go on with another makes no sense then. */
    boolean haveFailed() {
        return failure.get() != null;
    }

    /**
     * An idle worker, or a new one. The thread that is to use it makes it, so that what each writes to is not
     * beside what the other writes to: cores that share a cache line wait for each other (docs/performance.md).
     */
    private Worker take() {
        synchronized (this) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        Worker worker = newWorker.get();
        synchronized (this) {
            all.add(worker);
        }
        return worker;
    }

    private synchronized void giveBack(Worker worker) {
        idle.push(worker);
    }

    /** All workers that there ever were; none may be busy. */
    synchronized List<Worker> all() {
        return all;
    }

    /**
     * Waits for what a task gives.
     *
     * @throws FileFailure if any task has failed with one
     */
    <T> T get(Future<T> future) throws FileFailure {
        T result = null;
        try {
            result = future.get();
        } catch (ExecutionException e) {
            fail(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FileFailure(FileFailure.Step.TRANSFER, "interrupted");
        }
        if (haveFailed()) {
            close(); // why may be known only when all have ended
        }
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
        return result;
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
