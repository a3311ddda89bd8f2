package perfmap.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import perfmap.format.Entries;

/**
 * Which entries of a stretch of a map are live in it, found out by reading it from its last entry to its first.
 *
 * <p>So each is decided when it is met: it is live if nothing newer overlaps it, whether or not that is live itself
 * (rule 1 in docs/meaning.md). Sooner or later nearly all pages are covered to the last byte, and what lies in such a
 * page is stale, without a further look: that is why this takes less time than {@link NewestWins}, which says more.
 *
 * <p>But entries are left {@link Unresolved} until they are many, and then for as long as most of them are live. If all
 * stretches are so in the end, {@link AddressSweep} resolves them, in the order that they must be brought in anyway.
 */
public final class NewestFirst {
    /** So many pages are fetched at once: they stay in the processor's nearest cache until they are asked for. */
    private static final int AT_ONCE = 64;
    private static final int RUN = 1 << 14;

    /** Fewer entries are resolved, whatever they are like. */
    private static final int MANY = 1 << 18;
    private static final int SAMPLE_BITS = 6;

    private final Tails tails;
    private final int many;
    /** All that was read; null once each is resolved when it is met. */
    private Unresolved unresolved;
    private Coverage coverage = new Coverage();
    /** Live entries in runs, so that growing copies none. */
    private final List<Run> live = new ArrayList<>();
    private Run last = new Run(0);

    /** No entries yet; the numbers of their tails are those of {@code tails}. */
    public NewestFirst(Tails tails) {
        this(tails, MANY, SAMPLE_BITS);
    }

    /** As above, with other limits: the result does not depend on them. */
    NewestFirst(Tails tails, int many, int sampleBits) {
        this.tails = tails;
        this.many = many;
        this.unresolved = new Unresolved(tails, sampleBits);
    }

    /** Adds entries that are older than all that were added before. */
    public void addOlder(Run run) {
        if (unresolved == null) {
            resolve(run);
            return;
        }
        unresolved.addOlder(run);
        if (unresolved.count() >= many && !Unresolved.areMostlyLive(List.of(unresolved))) {
            resolveAll();
        }
    }

    private void resolveAll() {
        if (unresolved != null) {
            List<Run> runs = unresolved.runs();
            unresolved = null;
            for (int i = 0; i < runs.size(); i++) {
                resolve(runs.set(i, null));
            }
        }
    }

    private void resolve(Run run) {
        for (int to = run.count; to > 0; to -= AT_ONCE) {
            resolve(run, Math.max(0, to - AT_ONCE), to);
        }
    }

    private void resolve(Run run, int from, int to) {
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
            if (!coverage.addOlder(start, size)) {
                addLive(start, tail);
            }
        }
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
        if (areMostlyLive(stretches)) {
            return AddressSweep.takeLive(takeUnresolved(stretches), stretches.get(0).tails, parallel);
        }
        parallel.forEach(stretches.size(), i -> stretches.get(i).resolveAll());
        for (int i = 1; i < stretches.size(); i++) { // each against the one so far behind it: no two ask the same one
            int distance = i;
            parallel.forEach(stretches.size() - distance, older ->
                    stretches.get(older).live.forEach(stretches.get(older + distance)::retainLive));
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

    private static boolean areMostlyLive(List<NewestFirst> stretches) {
        List<Unresolved> all = new ArrayList<>();
        long count = 0;
        for (NewestFirst stretch : stretches) {
            if (stretch.unresolved == null) {
                return false;
            }
            all.add(stretch.unresolved);
            count += stretch.unresolved.count();
        }
        return count >= stretches.get(0).many && Unresolved.areMostlyLive(all);
    }

    /** All runs, oldest first. */
    private static List<Run> takeUnresolved(List<NewestFirst> stretches) {
        List<Run> all = new ArrayList<>();
        for (NewestFirst stretch : stretches) {
            List<Run> runs = stretch.unresolved.runs();
            Collections.reverse(runs);
            all.addAll(runs);
            stretch.unresolved = null;
        }
        return all;
    }

    /** Retains of older entries those that nothing here overlaps. */
    private void retainLive(Run older) {
        int count = older.count;
        older.count = 0;
        for (int i = 0; i < count; i++) {
            if (i % AT_ONCE == 0) {
                coverage.fetch(older.starts, i, Math.min(count, i + AT_ONCE));
            }
            if (!coverage.makesStale(older.starts[i], tails.size(older.tails[i]))) {
                older.add(older.starts[i], older.tails[i]);
            }
        }
    }

    private void moveTo(Run all) {
        for (int i = 0; i < live.size(); i++) {
            all.addAll(live.set(i, null));
        }
    }
}
