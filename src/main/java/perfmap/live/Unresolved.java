package perfmap.live;

import java.util.ArrayList;
import java.util.List;

/**
 * Entries of a stretch that are kept as they are, for as long as most of them are live. Then little would be gained if
 * each was resolved when it is met, and where they are strewn over many pages of addresses, much time lost, for each
 * waits for memory. {@link AddressSweep} resolves all at once.
 *
 * <p>Entries most of which are stale may not be kept, for they could be any number. Of the pages of addresses one of many
 * is a sample, in which they are resolved: what is found there tells what all are like.
 */
final class Unresolved {
    private static final long PHI = 0x9e3779b97f4a7c15L;
    /** If more than one of so many is stale, it is not most that are live. */
    private static final int LIVE_FOR_ONE_STALE = 8;

    private final Tails tails;
    /** From so many entries on the sample is believed. */
    private final int enough;
    /** One page in two to the power of this many is sampled. */
    private final int sampleBits;
    /** Each older than the one before; the entries in each are in the order of the map. */
    private final List<Run> runs = new ArrayList<>();
    private long count;
    /** What the sampled entries cover, which are those that start in sampled pages. */
    private final Coverage sample = new Coverage();
    private long sampled;
    private long stale;

    Unresolved(Tails tails, int enough, int sampleBits) {
        this.tails = tails;
        this.enough = enough;
        this.sampleBits = sampleBits;
    }

    /** Adds a copy of entries that are older than all before. */
    void addOlder(Run run) {
        runs.add(run.copy());
        count += run.count;
        for (int i = run.count - 1; i >= 0; i--) {
            long start = run.starts[i];
            if (isSampled(start >>> Coverage.PAGE_BITS)) {
                sampled++;
                stale += sample.addOlder(start, tails.size(run.tails[i])) ? 1 : 0;
            }
        }
    }

    /** By other bits of the hash than those that say a page's slot, or the sample would fill one corner of its table. */
    private boolean isSampled(long page) {
        return (page * PHI >>> Integer.SIZE & (1 << sampleBits) - 1) == 0;
    }

    /** Whether there are enough to tell what they are like. */
    boolean areMany() {
        return count >= enough;
    }

    /** Whether most are live, by what the sample tells. */
    boolean areMostlyLive() {
        return sampled > stale * LIVE_FOR_ONE_STALE;
    }

    /** The entries in runs, each older than the one before. */
    List<Run> runs() {
        return runs;
    }
}
