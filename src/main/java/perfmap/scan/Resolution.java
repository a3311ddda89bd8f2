package perfmap.scan;

import perfmap.format.LineCounts;
import perfmap.live.NewestWins;

/**
 * Resolves batches in the order of the map, whoever has parsed them and whichever is done first: of one share of the
 * address space. A thread that has parsed one leaves it here. If it is the next one, and no other thread is about it,
 * the thread resolves it and those behind it that are there; otherwise it goes on, and parses another.
 */
final class Resolution {
    private final NewestWins newestWins;
    private final int share;
    private final BatchPool pool;
    private LineCounts lines = new LineCounts();
    /** Those that wait for their turn, each at its number modulo how many there are. */
    private final Batch[] parsed;
    /** The number of the batch that is resolved next. */
    private long next;
    private boolean busy;

    /** Nothing yet; frees batches to {@code pool} once all their parts are resolved. */
    Resolution(NewestWins newestWins, int share, BatchPool pool) {
        this.newestWins = newestWins;
        this.share = share;
        this.pool = pool;
        parsed = new Batch[pool.size()];
    }

    /** Adds a batch that is parsed. */
    void add(Batch batch) {
        for (Batch due = leave(batch); due != null; due = takeNext()) {
            newestWins.add(due.part(share));
            lines = lines.then(due.counts);
            if (due.isResolvedWithOnePartMore()) {
                pool.free(due);
            }
        }
    }

    /** Leaves a batch; returns the one that is to be resolved now by who left it, or null. */
    private synchronized Batch leave(Batch batch) {
        parsed[indexOf(batch.number)] = batch;
        return busy ? null : takeDue();
    }

    /** Goes on to the batch behind the one that was resolved; null if it is not there yet. */
    private synchronized Batch takeNext() {
        next++;
        return takeDue();
    }

    private Batch takeDue() {
        Batch due = parsed[indexOf(next)];
        parsed[indexOf(next)] = null;
        busy = due != null;
        return due;
    }

    private int indexOf(long number) {
        return (int) (number % parsed.length);
    }

    /** The lines of all batches that were added. */
    LineCounts lines() {
        return lines;
    }
}
