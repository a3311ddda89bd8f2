package perfmap.live;

import java.util.Arrays;
import java.util.List;
import perfmap.format.Entries;

/**
 * Newest wins, found out in the order of addresses, from the lowest to the highest. Entries that overlap stand side by
 * side then, in clusters that overlap no others; and where entries are strewn most are a cluster each, and live.
 */
final class AddressSweep {
    /** So many live entries at a time are told their size and symbol by one thread. */
    private static final int PART = 1 << 16;

    /** All entries in order; of each, where a tail should be, its place in the map. */
    private final Run entries;
    /** Their tails in the same order. */
    private final int[] numbers;
    private final Tails tails;
    /** What was covered in clusters of more than one entry. */
    private final Coverage coverage = new Coverage();
    /** Those found to be live, in order, in the first places of the same arrays. */
    private final Run live;

    private AddressSweep(Run entries, int[] numbers, Tails tails) {
        this.entries = entries;
        this.numbers = numbers;
        this.tails = tails;
        this.live = new Run(entries.starts, numbers);
    }

    /**
     * The live entries of runs that lie on end, oldest first, ordered by start (unsigned), one of size 0 before a
     * larger one at the same start. Uses the runs up, for there may be much in them.
     */
    static Entries takeLive(List<Run> runs, Tails tails, Parallel parallel) {
        Run entries = new Run(Math.toIntExact(runs.stream().mapToLong(run -> run.count).sum()));
        int[] inMapOrder = new int[entries.starts.length];
        gather(runs, entries, inMapOrder, parallel);
        Run spare = new Run(entries.count);
        AddressOrder.sort(entries, spare, parallel, (from, to) -> {
            for (int i = from; i < to; i++) {
                spare.tails[i] = inMapOrder[entries.tails[i]];
            }
        });
        spare.starts = null; // 8 of the 28 bytes that an entry needs here, and no use any more
        AddressSweep sweep = new AddressSweep(entries, spare.tails, tails);
        sweep.findLive();
        return sweep.told(parallel);
    }

    private static void gather(List<Run> runs, Run entries, int[] inMapOrder, Parallel parallel) {
        int[] begins = new int[runs.size()];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = entries.count;
            entries.count += runs.get(i).count;
        }
        parallel.forEach(begins.length, i -> {
            Run run = runs.set(i, null);
            System.arraycopy(run.starts, 0, entries.starts, begins[i], run.count);
            System.arraycopy(run.tails, 0, inMapOrder, begins[i], run.count);
            for (int place = begins[i]; place < begins[i] + run.count; place++) {
                entries.tails[place] = place;
            }
        });
    }

    private void findLive() {
        long[] starts = entries.starts;
        int count = entries.count;
        for (int from = 0, to; from < count; from = to) {
            long last = last(from);
            for (to = from + 1; to < count && Long.compareUnsigned(starts[to], last) <= 0; to++) {
                last = Long.compareUnsigned(last, last(to)) < 0 ? last(to) : last;
            }
            if (to - from == 1) {
                addLive(from);
            } else {
                findLive(from, to);
            }
        }
    }

    /** The last address of entry {@code i}; of one of size 0 its start, so that all of one start are in one cluster. */
    private long last(int i) {
        long start = entries.starts[i];
        long size = tails.size(numbers[i]);
        return size == 0 ? start : start + size - 1;
    }

    /** Finds the live ones among those at {@code [from, to)}, which overlap: from the newest to the oldest. */
    private void findLive(int from, int to) {
        long[] byPlace = new long[to - from];
        for (int i = from; i < to; i++) {
            byPlace[i - from] = (long) entries.tails[i] << 32 | i;
        }
        Arrays.sort(byPlace);
        boolean[] stale = new boolean[to - from];
        for (int k = byPlace.length - 1; k >= 0; k--) {
            int i = (int) byPlace[k];
            stale[i - from] = coverage.addOlder(entries.starts[i], tails.size(numbers[i]));
        }
        int before = live.count;
        for (int i = from; i < to; i++) {
            if (!stale[i - from]) {
                addLive(i);
            }
        }
        AddressOrder.putEmptyFirst(live, before, live.count, tails);
    }

    private void addLive(int i) {
        live.starts[live.count] = entries.starts[i];
        live.tails[live.count++] = numbers[i];
    }

    private Entries told(Parallel parallel) {
        long[] sizes = new long[live.count];
        parallel.forEach((live.count - 1) / PART + 1, part -> {
            int from = part * PART;
            AddressOrder.tell(live, from, from + Math.min(PART, live.count - from), tails, sizes);
        });
        return new Entries(live.starts, sizes, live.tails, live.count);
    }
}
