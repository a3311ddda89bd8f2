package perfmap.live;

import perfmap.format.Entries;

/**
 * Orders entries by start address (unsigned); those of one start stay in their order. Of live ones it brings one of
 * size 0 before a larger one at the same start, and tells the size and the symbol of each.
 *
 * <p>A radix sort, 8 bits at a time, which is linear: from the lowest digit up, skipping the digits in which all
 * starts agree, as the high ones of code addresses do. More entries than stay in the processor's caches are first
 * parted by the highest digit in which they differ, and of very many each part may be sorted by another thread.
 */
final class AddressOrder {
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int MOST_UNPARTED = 1 << 17;
    /** Where there are more than so many times what is sorted unparted, several threads are worth their start. */
    private static final int WORTH_THREADS = 8;

    /** What is sorted, in place. */
    private final Run entries;
    private final Run spare;
    private final int mostUnparted;
    private final Visitor visitor;

    /** Is told of what is in order now, and is still in the caches. */
    @FunctionalInterface
    interface Visitor {
        /** All that is at {@code [from, to)} is where it shall be; what is spare there is of no use any more. */
        void visit(int from, int to);
    }

    private AddressOrder(Run entries, Run spare, int mostUnparted, Visitor visitor) {
        this.entries = entries;
        this.spare = spare;
        this.mostUnparted = mostUnparted;
        this.visitor = visitor;
    }

    /**
     * The same entries in order. Uses {@code live} up, of which no two of size 0, and no two others, have the same
     * start.
     */
    static Entries sorted(Run live, Tails tails, Parallel parallel) {
        return sorted(live, tails, MOST_UNPARTED, parallel);
    }

    /** As above, and parts all that are more than {@code mostUnparted}: the order does not depend on it. */
    static Entries sorted(Run live, Tails tails, int mostUnparted, Parallel parallel) {
        long[] sizes = new long[live.starts.length];
        Visitor tell = (from, to) -> {
            putEmptyFirst(live, from, to, tails);
            tell(live, from, to, tails, sizes);
        };
        if (isInOrder(live)) {
            tell.visit(0, live.count);
        } else {
            sort(live, new Run(live.count), mostUnparted, parallel, tell);
        }
        return new Entries(live.starts, sizes, live.tails, live.count);
    }

    private static boolean isInOrder(Run entries) {
        long[] starts = entries.starts;
        for (int i = 1; i < entries.count; i++) {
            if (Long.compareUnsigned(starts[i - 1], starts[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Sorts {@code entries}; {@code spare} has room for as many. */
    static void sort(Run entries, Run spare, Parallel parallel, Visitor visitor) {
        sort(entries, spare, MOST_UNPARTED, parallel, visitor);
    }

    private static void sort(Run entries, Run spare, int mostUnparted, Parallel parallel, Visitor visitor) {
        boolean worth = entries.count / WORTH_THREADS > mostUnparted;
        new AddressOrder(entries, spare, mostUnparted, visitor)
                .sort(entries, 0, entries.count, worth ? parallel : Parallel.ALONE);
    }

    /** Sorts what {@code run}, the entries or the spare ones, holds at {@code [from, to)}, into the entries. */
    private void sort(Run run, int from, int to, Parallel parallel) {
        int differing = Long.SIZE - Long.numberOfLeadingZeros(differing(run, from, to));
        if (to - from <= mostUnparted || differing <= DIGIT_BITS) {
            sortFromLowestDigit(run, from, to, differing);
            visitor.visit(from, to);
            return;
        }
        int[] ends = scatter(run, other(run), from, to, differing - DIGIT_BITS);
        parallel.forEach(DIGITS, digit ->
                sort(other(run), digit == 0 ? from : ends[digit - 1], ends[digit], Parallel.ALONE));
    }

    private Run other(Run run) {
        return run == entries ? spare : entries;
    }

    /** The bits in which starts differ. */
    private static long differing(Run run, int from, int to) {
        long[] starts = run.starts;
        long differing = 0;
        for (int i = from; i < to; i++) {
            differing |= starts[i] ^ starts[from];
        }
        return differing;
    }

    private void sortFromLowestDigit(Run run, int from, int to, int bits) {
        Run sorted = run;
        for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
            if (scatter(sorted, other(sorted), from, to, shift) != null) {
                sorted = other(sorted);
            }
        }
        if (sorted == spare) {
            System.arraycopy(spare.starts, from, entries.starts, from, to - from);
            System.arraycopy(spare.tails, from, entries.tails, from, to - from);
        }
    }

    /**
     * Moves entries {@code [begin, end)} to {@code to} by the digit at {@code shift}, in a stable way. Returns
     * where the entries of each digit end, or null, and moves none, if all agree in it.
     */
    private static int[] scatter(Run from, Run to, int begin, int end, int shift) {
        long[] starts = from.starts;
        int[] tails = from.tails;
        int[] places = new int[DIGITS];
        for (int i = begin; i < end; i++) {
            places[digit(starts[i], shift)]++;
        }
        if (begin == end || places[digit(starts[begin], shift)] == end - begin) {
            return null;
        }
        int sum = begin;
        for (int d = 0; d < DIGITS; d++) {
            int count = places[d];
            places[d] = sum;
            sum += count;
        }
        long[] toStarts = to.starts;
        int[] toTails = to.tails;
        for (int i = begin; i < end; i++) {
            int place = places[digit(starts[i], shift)]++;
            toStarts[place] = starts[i];
            toTails[place] = tails[i];
        }
        return places;
    }

    private static int digit(long start, int shift) {
        return (int) (start >>> shift) & DIGITS - 1;
    }

    /** Brings those of size 0 before others of the same start, among live entries that are in order. */
    static void putEmptyFirst(Run live, int from, int to, Tails tails) {
        long[] starts = live.starts;
        int[] numbers = live.tails;
        for (int i = from + 1; i < to; i++) {
            if (starts[i] == starts[i - 1] && tails.size(numbers[i]) == 0) {
                int empty = numbers[i];
                numbers[i] = numbers[i - 1];
                numbers[i - 1] = empty;
            }
        }
    }

    /** Tells the sizes; tails become symbols. */
    static void tell(Run live, int from, int to, Tails tails, long[] sizes) {
        int[] numbers = live.tails;
        for (int i = from; i < to; i++) {
            sizes[i] = tails.size(numbers[i]);
            numbers[i] = tails.symbol(numbers[i]);
        }
    }
}
