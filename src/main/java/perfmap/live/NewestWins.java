package perfmap.live;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.List;
import perfmap.format.Entries;

/**
 * Which entries of a map are live, found out by reading it from its first entry to its last.
 *
 * <p>Of all that was logged only where entries start is kept ({@link Starts}), with the tail that was logged last at
 * each start. An entry strikes out all starts that lie in it, for those entries are stale (rule 1 in
 * docs/meaning.md), and marks its own. At the end an entry is live if its start is still marked and the next marked
 * start is not in it. That is enough: what lies in an entry and is newer was marked after it; if it was struck out
 * since, then by an entry newer still, which either lies in the first one too or struck it out as well.
 *
 * <p>An entry of size 0 covers nothing: those are kept apart, and others strike them out.
 *
 * <p>On the way it may count the entries that re-log: the one logged last at the same start has the same tail, so the
 * very same line was written again at the same place.
 */
public final class NewestWins {
    /** So many entries are put at once; the pages of all are fetched first. */
    private static final int AT_ONCE = 128;

    private final Tails tails;
    private final Shares shares;
    private final int share;
    private final boolean countsRelogged;
    private Starts starts;
    /** Of entries of size 0; null if there were none yet. */
    private Starts emptyStarts;
    private final Int2LongOpenHashMap relogged = new Int2LongOpenHashMap();

    /**
     * Of one share of the address space, with no entries yet; those that start elsewhere may only reach into it. The
     * numbers of their tails are those of {@code tails}. Counts what was re-logged, or does not.
     */
    public NewestWins(Tails tails, Shares shares, int share, boolean countsRelogged) {
        this.tails = tails;
        this.shares = shares;
        this.share = share;
        this.countsRelogged = countsRelogged;
        this.starts = new Starts(tails, countsRelogged);
    }

    /** Adds entries that are newer than all before. */
    public void add(Run run) {
        for (int from = 0; from < run.count; from += AT_ONCE) {
            int to = Math.min(run.count, from + AT_ONCE);
            starts.fetch(run.starts, from, to);
            add(run.starts, run.tails, from, to);
        }
    }

    private void add(long[] starts, int[] tails, int begin, int end) {
        int from = begin;
        while (from < end) {
            int to = this.starts.putUsual(starts, tails, from, end);
            for (int i = 0; i < this.starts.againCount(); i++) {
                countRelog(this.starts.again(i));
            }
            for (int i = from; emptyStarts != null && i < to; i++) {
                coverEmpty(starts[i], starts[i] + Tails.sizeIn(tails[i]) - 1);
            }
            if (to < end) {
                add(starts[to], tails[to]);
            }
            from = to + 1;
        }
    }

    private void add(long start, int tail) {
        long size = tails.size(tail);
        int before = size == 0 ? addEmpty(start, tail) : addCovering(start, start + size - 1, tail);
        if (countsRelogged && before != 0 && tails.atLength(before) == tails.atLength(tail)) {
            countRelog(tail);
        }
    }

    private int addEmpty(long start, int tail) {
        if (emptyStarts == null) {
            emptyStarts = new Starts(tails, countsRelogged);
        }
        starts.interrupt(start);
        return emptyStarts.put(start, tail);
    }

    private int addCovering(long start, long last, int tail) {
        if (emptyStarts != null) {
            coverEmpty(start, last);
        }
        starts.strike(start, last);
        if (shares.of(start) != share) {
            return 0;
        }
        if (shares.count() == 1 && Starts.isLarge(start, last)) { // there could be any number, all but one stale
            starts.strikeReaching(start);
        }
        return starts.put(start, tail);
    }

    private void coverEmpty(long start, long last) {
        emptyStarts.strike(start, last);
        emptyStarts.interrupt(start);
    }

    private void countRelog(int tail) {
        relogged.addTo(tails.symbol(tail), 1);
    }

    /** How many entries re-logged, by symbol; none if that was not counted. */
    public Int2LongOpenHashMap relogged() {
        return relogged;
    }

    /**
     * The live entries of all shares, ordered by start (unsigned), one of size 0 before a larger one at the same start.
     * Uses {@code all} up, for there may be much of it: no more may be asked of them.
     */
    public static Entries takeLive(List<NewestWins> all, Parallel parallel) {
        long count = 0;
        for (NewestWins one : all) {
            count += one.starts.markedCount() + (one.emptyStarts == null ? 0 : one.emptyStarts.markedCount());
        }
        Run marked = new Run(Math.toIntExact(count));
        for (NewestWins one : all) {
            one.addMarkedTo(marked);
        }
        Entries entries = AddressOrder.sorted(marked, all.get(0).tails, parallel);
        retainLive(entries);
        return entries;
    }

    private void addMarkedTo(Run marked) {
        starts.addMarkedTo(marked);
        starts = null;
        if (emptyStarts != null) {
            emptyStarts.addMarkedTo(marked);
        }
    }

    /** Drops those that the next one lies in, not counting those of size 0; they are in order. */
    private static void retainLive(Entries entries) {
        int count = entries.count;
        int next = 0;
        entries.count = 0;
        for (int i = 0; i < count; i++) {
            if (entries.sizes[i] != 0) {
                next = Math.max(next, i + 1);
                while (next < count && entries.sizes[next] == 0) {
                    next++;
                }
                if (next < count && Long.compareUnsigned(entries.last(i), entries.starts[next]) >= 0) {
                    continue;
                }
            }
            entries.set(entries.count++, i);
        }
    }
}
