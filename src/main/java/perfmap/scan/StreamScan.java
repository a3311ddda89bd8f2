package perfmap.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import perfmap.file.Block;
import perfmap.file.FileFailure;
import perfmap.file.MapStream;

/**
 * Scans a stream: cut into blocks as it comes, each a stretch of its own for whichever thread is free. Meanwhile
 * the stretches that are done are joined in their order. What was logged again is counted here over all of them in
 * that order, which is quicker than to join what each would know of it.
 */
final class StreamScan {
    private static final int LEAST_BLOCK = 1 << 20;

    private final Workers workers;
    /** Null if what was logged again is not counted. */
    private final Relogs relogs;
    private final int mostAtOnce;
    private final int mostBlock;
    /** Oldest first. */
    private final Deque<Part> busy = new ArrayDeque<>();
    private final Deque<Block> spare = new ArrayDeque<>();
    /** Newest on top. */
    private final Deque<Stretch> pile = new ArrayDeque<>();
    private final Deque<Stretch> usedUp = new ArrayDeque<>();

    /** A block of the stream, and the stretch that it becomes. */
    private record Part(Block block, Future<Stretch> stretch) {
    }

    /**
     * Up to {@code mostAtOnce} blocks are scanned at once, of up to {@code mostBlock} bytes each; or half of that if
     * what was logged again is counted, for then each leaves behind where it logged, which takes as much again.
     */
    StreamScan(Workers workers, Relogs relogs, int mostAtOnce, int mostBlock) {
        this.workers = workers;
        this.relogs = relogs;
        this.mostAtOnce = mostAtOnce;
        this.mostBlock = relogs == null ? mostBlock : mostBlock + 1 >>> 1;
    }

    Stretch scan(MapStream stream) throws FileFailure {
        Block block = nextBlock(0);
        while (stream.read(block)) {
            start(block);
            if (busy.size() > mostAtOnce) {
                finishOldest();
            }
            block = nextBlock(stream.mapBytesRead());
        }
        while (!busy.isEmpty()) {
            finishOldest();
        }
        Stretch all = Stretch.with(relogs);
        while (!pile.isEmpty()) {
            all = joined(pile.pop(), all);
        }
        return all;
    }

    /** The larger a block the fewer are to be joined; but a short stream shall keep all threads busy as well. */
    private Block nextBlock(long bytesRead) {
        int capacity = bytesRead < mostBlock ? Math.min(mostBlock, LEAST_BLOCK) : mostBlock;
        return spare.isEmpty() || spare.peek().capacity() < capacity ? new Block(capacity) : spare.pop();
    }

    private void start(Block block) {
        Stretch stretch = usedUp.isEmpty()
                ? Stretch.with(relogs == null ? null : new StartLog()) : usedUp.pop().clear();
        busy.add(new Part(block, workers.submit(worker -> {
            worker.addOlder(block, stretch);
            return stretch;
        })));
    }

    private void finishOldest() throws FileFailure {
        Part oldest = busy.remove();
        Stretch stretch = workers.get(oldest.stretch());
        spare.push(oldest.block());
        if (relogs != null) {
            stretch.startLog().addTo(relogs);
        }
        join(stretch);
    }

    /**
     * Puts a stretch on the pile, joined with those below that are not much larger: were each joined with all
     * before it, a map whose entries all stay live would cost the square of its length.
     */
    private void join(Stretch next) {
        Stretch top = next;
        while (!pile.isEmpty() && pile.peek().newestWins().liveCount() <= 2 * top.newestWins().liveCount()) {
            Stretch older = joined(pile.pop(), top);
            usedUp.push(top);
            top = older;
        }
        pile.push(top);
    }

    /** Before what lies at the bottom of the pile there is nothing that need know what it covers. */
    private Stretch joined(Stretch older, Stretch newer) {
        return pile.isEmpty() ? older.endWith(newer) : older.then(newer);
    }
}
