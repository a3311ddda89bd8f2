package perfmap.live;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import perfmap.format.Entries;

/**
 * What a stretch of a map leaves behind: which of its entries are live in it, and what it covers.
 *
 * <p>Entries are added from the newest to the oldest, so that each is decided when it is met: it is live if
 * nothing newer overlaps it, whether or not that is live itself (rule 1 in docs/meaning.md). Two stretches
 * that lie on end are joined by {@link #then}, which is associative: a map may be cut anywhere, and its parts
 * resolved by anyone in any order.
 */
public final class NewestWins {
    /** So many pages are fetched at once: they stay in the processor's nearest cache until they are asked for. */
    private static final int AT_ONCE = 64;
    private static final int RUN = 1 << 14;

    private Coverage coverage = new Coverage();
    /** Where a live entry of size 0 stands. */
    private final LongOpenHashSet emptyStarts = new LongOpenHashSet();
    /** Live entries in runs, so that growing copies none. */
    private List<Entries> live = new ArrayList<>();
    private Entries run = new Entries(0);
    /** Runs that were in use before. */
    private final Deque<Entries> spareRuns = new ArrayDeque<>();

    /** Adds a run of entries (oldest first) that is older than all that was added before. */
    public void addOlder(Entries entries) {
        for (int to = entries.count; to > 0; to -= AT_ONCE) {
            addOlder(entries, Math.max(0, to - AT_ONCE), to);
        }
    }

    private void addOlder(Entries entries, int from, int to) {
        coverage.fetch(entries.starts, from, to);
        long[] starts = entries.starts;
        long[] sizes = entries.sizes;
        long full = -1; // the page that was full when it was asked last; -1 is none
        for (int i = to - 1; i >= from; i--) {
            long start = starts[i];
            long size = sizes[i];
            long last = start + size - 1;
            long page = start >>> PageTable.PAGE_BITS;
            if (page == full & last >>> PageTable.PAGE_BITS == full) { // nearly always, sooner or later
                continue;
            }
            if (coverage.isFullAround(start, last)) {
                full = page;
                continue;
            }
            boolean stale = size == 0 ? isEmptyStale(start) : coverage.cover(start, last);
            if (!stale) {
                addLive(start, size, entries.symbols[i]);
            }
        }
    }

    /** An entry of size 0 at {@code start} gives way to a newer one there, and to code that covers the place. */
    private boolean isEmptyStale(long start) {
        return coverage.touches(start, start) || !emptyStarts.add(start);
    }

    private void addLive(long start, long size, int symbol) {
        if (run.count == run.starts.length) {
            run = spareRuns.isEmpty() ? new Entries(RUN) : spareRuns.pop();
            live.add(run);
        }
        run.add(start, size, symbol);
    }

    /**
     * Joins this stretch and the one that follows it in the map: of this one's live entries those remain that
     * the newer one does not touch. Uses both up; only what is returned may be used after, until {@link #clear}.
     */
    public NewestWins then(NewestWins newer) {
        endWith(newer);
        coverage.addAll(newer.coverage);
        emptyStarts.addAll(newer.emptyStarts);
        return this;
    }

    /**
     * As {@link #then}, but of what is returned no older stretch may be told what it covers: to find that out
     * would be in vain where stretches are joined from the oldest on.
     */
    public NewestWins endWith(NewestWins newer) {
        retainUntouched(newer);
        live.addAll(newer.live);
        run = new Entries(0);
        return this;
    }

    /** What remains is packed into the first runs: were each to keep its own, they would be many and near empty. */
    private void retainUntouched(NewestWins newer) {
        int packed = 0;
        int retained = 0;
        Entries target = live.isEmpty() ? null : live.get(0);
        for (Entries entries : live) {
            int count = entries.count;
            for (int i = 0; i < count; i++) {
                if (i % AT_ONCE == 0) {
                    newer.coverage.fetch(entries.starts, i, Math.min(count, i + AT_ONCE));
                }
                if (newer.makesStale(entries.starts[i], entries.sizes[i])) {
                    continue;
                }
                if (retained == target.starts.length) {
                    target.count = retained;
                    target = live.get(++packed);
                    retained = 0;
                }
                if (target != entries || retained != i) {
                    target.set(retained, entries, i);
                }
                retained++;
            }
        }
        if (target != null) {
            target.count = retained;
            List<Entries> emptied = live.subList(packed + 1, live.size());
            emptied.forEach(newer::spare);
            emptied.clear();
        }
    }

    private void spare(Entries entries) {
        entries.count = 0;
        spareRuns.push(entries);
    }

    private boolean makesStale(long start, long size) {
        return size == 0 ? emptyStarts.contains(start) || coverage.touches(start, start)
                : coverage.touches(start, start + size - 1);
    }

    /** Makes what {@link #then} has used up ready to be used anew: the room for what is covered is large. */
    public void clear() {
        coverage.clear();
        emptyStarts.clear();
        live = new ArrayList<>();
        run = new Entries(0);
    }

    /** How many entries are live. */
    public long liveCount() {
        long count = 0;
        for (Entries entries : live) {
            count += entries.count;
        }
        return count;
    }

    /** The live entries, ordered by address. Uses this up, for there may be much of it: no more may be asked of it. */
    public Entries takeLive() {
        coverage = null;
        Entries all = new Entries(Math.toIntExact(liveCount()));
        for (Entries entries : live) {
            System.arraycopy(entries.starts, 0, all.starts, all.count, entries.count);
            System.arraycopy(entries.sizes, 0, all.sizes, all.count, entries.count);
            System.arraycopy(entries.symbols, 0, all.symbols, all.count, entries.count);
            all.count += entries.count;
        }
        live = null;
        run = null;
        AddressOrder.sort(all);
        return all;
    }
}
