package perfmap.live;

import java.util.ArrayList;
import java.util.List;

/**
 * Entries of a stretch that are kept as they are, for as long as most of them seem to be live. Then little would be
 * gained if each was resolved when it is met, and where they are strewn over many pages of addresses, much time lost,
 * for each waits for memory. {@link AddressSweep} resolves all at once.
 *
 * <p>Entries most of which are stale may not be kept, for they could be any number. Of the pages of addresses one of
 * many is a sample, in which they are resolved: what is found there tells what all are like. It is believed only while
 * it has its share of all entries, for what comes again and again to a page that is not sampled is not seen.
 */
final class Unresolved {
    private static final long PHI = 0x9e3779b97f4a7c15L;
    /** If more than one of so many is stale, it is not most that are live. */
    private static final int ENTRIES_FOR_ONE_STALE = 8;

    private final Tails tails;
    /** One page in two to the power of this many is sampled. */
    private final int sampleBits;
    /** Each older than the one before; the entries in each are in the order of the map. */
    private final List<Run> runs = new ArrayList<>();
    private long count;
    /** What is covered by entries that start in sampled pages, and by large ones, which reach over many. */
    private final Coverage sample = new Coverage();
    private int runsSampled;
    private long sampled;
    private long stale;

    Unresolved(Tails tails, int sampleBits) {
        this.tails = tails;
        this.sampleBits = sampleBits;
    }

    /** Adds a copy of entries that are older than all before. */
    void addOlder(Run run) {
        if (run.count > 0) { // or a hole in a file would have one for each block of it
            runs.add(run.copy());
            count += run.count;
        }
    }

    private void bringSampleUpToDate() {
        for (; runsSampled < runs.size(); runsSampled++) {
            addToSample(runs.get(runsSampled));
        }
    }

    private void addToSample(Run run) {
        for (int i = run.count - 1; i >= 0; i--) {
            long start = run.starts[i];
            long size = tails.size(run.tails[i]);
            if (isSampled(start >>> Coverage.PAGE_BITS)) {
                sampled++;
                stale += sample.addOlder(start, size) ? 1 : 0;
            } else if (Coverage.isLarge(size)) {
                sample.addOlder(start, size);
            }
        }
    }

    /** By other bits of the hash than those that say a page's slot, or the sample would fill a corner of its table. */
    private boolean isSampled(long page) {
        return (page * PHI >>> Integer.SIZE & (1 << sampleBits) - 1) == 0;
    }

    /** How many entries there are. */
    long count() {
        return count;
    }

    /**
     * Whether most of all are live, by what their samples tell, which must all be of as many pages. A sample is taken
     * when it is asked: who has few entries never asks.
     */
    static boolean areMostlyLive(List<Unresolved> all) {
        long count = 0;
        long sampled = 0;
        long stale = 0;
        for (Unresolved one : all) {
            one.bringSampleUpToDate();
            count += one.count;
            sampled += one.sampled;
            stale += one.stale;
        }
        return sampled << all.get(0).sampleBits >= count / 2 && sampled > stale * ENTRIES_FOR_ONE_STALE;
    }

    /** The entries in runs, each older than the one before. */
    List<Run> runs() {
        return runs;
    }
}
