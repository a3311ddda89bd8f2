package perfmap.live;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import perfmap.format.Entries;

/**
 * Which entries of a stretch of a map are live in it, found out by reading it from its last entry to its first.
 *
 * <p>So each is decided when it is met: it is live if nothing newer overlaps it, whether or not that is live itself
 * (rule 1 in docs/meaning.md). Sooner or later nearly all pages are covered to the last byte, and what lies in such a
 * page is stale, without a further look: that is why this takes less time than {@link NewestWins}, which says more.
 */
public final class NewestFirst {
    /** So many pages are fetched at once: they stay in the processor's nearest cache until they are asked for. */
    private static final int AT_ONCE = 64;
    private static final int RUN = 1 << 14;
    /** Where there are more runs than these, several threads are worth their start. */
    private static final int RUNS_WORTH_THREADS = 64;

    private final Tails tails;
    private Coverage coverage = new Coverage();
    /** Where a live entry of size 0 stands. */
    private final LongOpenHashSet emptyStarts = new LongOpenHashSet();
    /** Live entries in runs, so that growing copies none. */
    private final List<Run> live = new ArrayList<>();
    private Run last = new Run(0);

    /** No entries yet; the numbers of their tails are those of {@code tails}. */
    public NewestFirst(Tails tails) {
        this.tails = tails;
    }

    /** Adds entries that are older than all that were added before. */
    public void addOlder(Run run) {
        for (int to = run.count; to > 0; to -= AT_ONCE) {
            addOlder(run, Math.max(0, to - AT_ONCE), to);
        }
    }

    private void addOlder(Run run, int from, int to) {
        coverage.fetch(run.starts, from, to);
        long[] starts = run.starts;
        long full = -1; // the page that was full when it was asked last; -1 is none
        for (int i = to - 1; i >= from; i--) {
            long start = starts[i];
            int tail = run.tails[i];
            long size = tails.size(tail);
            long last = start + size - 1;
            long page = start >>> Coverage.PAGE_BITS;
            if (page == full & last >>> Coverage.PAGE_BITS == full) { // nearly always, sooner or later
                continue;
            }
            if (coverage.isFullAround(start, last)) {
                full = page;
                continue;
            }
            boolean stale = size == 0 ? isEmptyStale(start) : coverage.cover(start, last);
            if (!stale) {
                addLive(start, tail);
            }
        }
    }

    /** An entry of size 0 at {@code start} gives way to a newer one there, and to code that covers the place. */
    private boolean isEmptyStale(long start) {
        return coverage.touches(start, start) || !emptyStarts.add(start);
    }

    private void addLive(long start, int tail) {
        if (last.count == last.starts.length) {
            last = new Run(RUN);
            live.add(last);
        }
        last.add(start, tail);
    }

    /**
     * The live entries of stretches that lie on end, oldest first, ordered by start (unsigned), one of size 0 before a
     * larger one at the same start. Uses them up, for there may be much of it.
     */
    public static Entries takeLive(List<NewestFirst> stretches, Parallel parallel) {
        for (int newer = 1; newer < stretches.size(); newer++) {
            for (NewestFirst older : stretches.subList(0, newer)) {
                older.retainUntouched(stretches.get(newer), parallel);
            }
        }
        int count = 0;
        for (NewestFirst stretch : stretches) {
            stretch.coverage = null;
            count = Math.addExact(count, stretch.live.stream().mapToInt(run -> run.count).sum());
        }
        Run all = new Run(count);
        stretches.forEach(stretch -> stretch.moveTo(all));
        return AddressOrder.sorted(all, stretches.get(0).tails, parallel);
    }

    private void retainUntouched(NewestFirst newer, Parallel parallel) {
        (live.size() > RUNS_WORTH_THREADS ? parallel : Parallel.ALONE).forEach(live.size(), i ->
                retainUntouched(live.get(i), newer));
    }

    private void retainUntouched(Run run, NewestFirst newer) {
        Coverage covered = newer.coverage.view();
        int count = run.count;
        run.count = 0;
        for (int i = 0; i < count; i++) {
            if (i % AT_ONCE == 0) {
                covered.fetch(run.starts, i, Math.min(count, i + AT_ONCE));
            }
            long start = run.starts[i];
            int tail = run.tails[i];
            long size = tails.size(tail);
            boolean stale = size == 0 ? newer.emptyStarts.contains(start) || covered.touches(start, start)
                    : covered.touches(start, start + size - 1);
            if (!stale) {
                run.add(start, tail);
            }
        }
    }

    private void moveTo(Run all) {
        for (int i = 0; i < live.size(); i++) {
            all.addAll(live.set(i, null));
        }
    }
}
