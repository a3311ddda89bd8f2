package perfmap.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import perfmap.file.Block;

/** The batches of a scan, which go round: as many as shall be in memory at once. */
final class BatchPool {
    private final Deque<Batch> free = new ArrayDeque<>();
    private final int size;
    private boolean stopped;

    /** So many batches, each with a block of {@code blockBytes} bytes, in {@code shares} parts, with lines or not. */
    BatchPool(int size, int blockBytes, int shares, boolean keepsLines) {
        this.size = size;
        for (int i = 0; i < size; i++) {
            free.push(new Batch(new Block(blockBytes), shares, keepsLines));
        }
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** A batch to be filled, once one is free; null if it is no use any more. */
    synchronized Batch take() {
        try {
            while (free.isEmpty() && !stopped) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        return stopped ? null : free.pop();
    }

    /** Takes back a batch. */
    synchronized void free(Batch batch) {
        free.push(batch);
        notify();
    }

    /** Gives no more, whoever waits for one. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
