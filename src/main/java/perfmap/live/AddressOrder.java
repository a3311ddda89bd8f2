package perfmap.live;

import perfmap.format.Entries;

/**
 * Orders live entries by start address (unsigned), one of size 0 before a larger one at the same start.
 *
 * <p>A radix sort, 8 bits at a time, which is linear: from the lowest digit up, skipping the digits in which all
 * starts agree, as the high ones of code addresses do. More entries than stay in the processor's caches are first
 * parted by the highest digit in which they differ.
 */
final class AddressOrder {
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;
    /** In the place of a shift: whether the size is 0. */
    private static final int EMPTY_FIRST = -1;
    private static final int MOST_UNPARTED = 1 << 17;

    /** What is sorted, in place. */
    private final Entries entries;
    private final Entries spare;
    private final int mostUnparted;

    private AddressOrder(Entries entries, int mostUnparted) {
        this.entries = entries;
        this.mostUnparted = mostUnparted;
        this.spare = new Entries(entries.count);
    }

    /** Brings {@code entries} in order. */
    static void sort(Entries entries) {
        sort(entries, MOST_UNPARTED);
    }

    /** As above, and parts all that are more than {@code mostUnparted}: the order does not depend on it. */
    static void sort(Entries entries, int mostUnparted) {
        new AddressOrder(entries, mostUnparted).sort(0, entries.count);
    }

    private void sort(int from, int to) {
        int differing = Long.SIZE - Long.numberOfLeadingZeros(differing(from, to));
        if (to - from <= mostUnparted || differing <= DIGIT_BITS) {
            sortFromLowestDigit(from, to, differing);
            return;
        }
        int[] ends = scatter(entries, spare, from, to, differing - DIGIT_BITS);
        copyBack(from, to);
        int begin = from;
        for (int end : ends) {
            sort(begin, end);
            begin = end;
        }
    }

    /** The bits in which starts differ. */
    private long differing(int from, int to) {
        long differing = 0;
        for (int i = from; i < to; i++) {
            differing |= entries.starts[i] ^ entries.starts[from];
        }
        return differing;
    }

    private void sortFromLowestDigit(int from, int to, int bits) {
        Entries sorted = entries;
        Entries other = spare;
        for (int shift = EMPTY_FIRST; shift < bits; shift = shift == EMPTY_FIRST ? 0 : shift + DIGIT_BITS) {
            if (scatter(sorted, other, from, to, shift) != null) {
                Entries swap = sorted;
                sorted = other;
                other = swap;
            }
        }
        if (sorted == spare) {
            copyBack(from, to);
        }
    }

    private void copyBack(int from, int to) {
        System.arraycopy(spare.starts, from, entries.starts, from, to - from);
        System.arraycopy(spare.sizes, from, entries.sizes, from, to - from);
        System.arraycopy(spare.symbols, from, entries.symbols, from, to - from);
    }

    /**
     * Moves entries {@code [begin, end)} to {@code to} by the digit at {@code shift}, in a stable way. Returns
     * where the entries of each digit end, or null, and moves none, if all agree in it.
     */
    private static int[] scatter(Entries from, Entries to, int begin, int end, int shift) {
        int[] places = new int[DIGITS];
        for (int i = begin; i < end; i++) {
            places[digit(from, i, shift)]++;
        }
        if (begin == end || places[digit(from, begin, shift)] == end - begin) {
            return null;
        }
        int sum = begin;
        for (int d = 0; d < DIGITS; d++) {
            int entries = places[d];
            places[d] = sum;
            sum += entries;
        }
        for (int i = begin; i < end; i++) {
            to.set(places[digit(from, i, shift)]++, from, i);
        }
        return places;
    }

    private static int digit(Entries entries, int i, int shift) {
        if (shift == EMPTY_FIRST) {
            return entries.sizes[i] == 0 ? 0 : 1;
        }
        return (int) (entries.starts[i] >>> shift) & DIGITS - 1;
    }
}
