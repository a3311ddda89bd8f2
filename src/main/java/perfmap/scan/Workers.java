package perfmap.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import perfmap.file.FileFailure;

/** Threads, and a worker for each that is busy. */
final class Workers implements AutoCloseable {
    private final ExecutorService threads;
    private final Supplier<Worker> newWorker;
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final List<Worker> all = new ArrayList<>();

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
            return thread;
        });
    }

    <T> Future<T> submit(Task<T> task) {
        return threads.submit(() -> {
            Worker worker = take();
            T result = task.with(worker);
            giveBack(worker);
            return result;
        });
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

    /** Waits for what a task gives. */
    static <T> T get(Future<T> future) throws FileFailure {
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

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
