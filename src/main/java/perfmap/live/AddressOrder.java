package perfmap.live;

import perfmap.format.Entries;

/**
 * Orders live entries by start address (unsigned), one of size 0 before a larger one at the same start.
 *
 * <p>A radix sort from the lowest digit up, 8 bits at a time: linear, and it skips the digits in which all
 * starts agree, as the high ones of code addresses do.
 */
final class AddressOrder {
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private AddressOrder() {
    }

    /** The same entries in order; {@code entries} itself is used up. */
    static Entries sort(Entries entries) {
        Entries sorted = entries;
        Entries spare = new Entries(entries.count);
        if (scatter(sorted, spare, -1)) {
            Entries swap = sorted;
            sorted = spare;
            spare = swap;
        }
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            if (scatter(sorted, spare, shift)) {
                Entries swap = sorted;
                sorted = spare;
                spare = swap;
            }
        }
        return sorted;
    }

    private static int digit(Entries entries, int i, int shift) {
        if (shift < 0) {
            return entries.sizes[i] == 0 ? 0 : 1;
        }
        return (int) (entries.starts[i] >>> shift) & DIGITS - 1;
    }

    /** Moves the entries to {@code to} by the digit at {@code shift}, in a stable way; false if all agree in it. */
    private static boolean scatter(Entries from, Entries to, int shift) {
        int[] places = new int[DIGITS];
        for (int i = 0; i < from.count; i++) {
            places[digit(from, i, shift)]++;
        }
        if (from.count == 0 || places[digit(from, 0, shift)] == from.count) {
            return false;
        }
        int sum = 0;
        for (int d = 0; d < DIGITS; d++) {
            int entries = places[d];
            places[d] = sum;
            sum += entries;
        }
        for (int i = 0; i < from.count; i++) {
            int place = places[digit(from, i, shift)]++;
            to.starts[place] = from.starts[i];
            to.sizes[place] = from.sizes[i];
            to.symbols[place] = from.symbols[i];
        }
        to.count = from.count;
        return true;
    }
}
