package perfmap.live;

import java.util.Arrays;

/**
 * What is covered in pages whose entries all start at multiples of {@value #BYTES}, as nearly all code does.
 *
 * <p>There, an entry covers the first byte of every granule of {@value #BYTES} bytes that it has a byte in. So
 * two entries overlap if and only if they share a granule, and a bit for each granule says all. How far the last
 * granule of each entry is filled matters only to entries that start elsewhere; it is kept beside.
 */
final class Granules {
    private static final int BITS = 5;
    private static final int BYTES = 1 << BITS;
    private static final int PER_PAGE_BITS = Coverage.PAGE_BITS - BITS;
    private static final int PER_PAGE = 1 << PER_PAGE_BITS;
    private static final int WORDS_PER_PAGE_BITS = 2;

    /** Of each page two pairs of words, for 64 granules a pair: which are covered, and which to their end. */
    private long[] words = new long[1 << 8];
    /** How many bytes of each granule are covered, unless all are by an entry that goes on behind it. */
    private byte[] filled = new byte[1 << 6 + PER_PAGE_BITS];
    private int pages;

    /** Whether granules can tell of an entry whose first byte in a page is {@code from}. */
    static boolean fit(int from) {
        return (from & BYTES - 1) == 0;
    }

    /** Adds a page of which nothing is covered; returns its number, from 0. */
    int addPage() {
        if (pages << WORDS_PER_PAGE_BITS == words.length) {
            words = Arrays.copyOf(words, words.length * 2);
            filled = Arrays.copyOf(filled, filled.length * 2);
        }
        return pages++;
    }

    /** Covers {@code [from, to]} of {@code page}; {@code from} must {@link #fit}. Says if any was covered before. */
    boolean cover(int page, int from, int to) {
        int first = from >>> BITS;
        int last = to >>> BITS;
        int lastAt = page << PER_PAGE_BITS | last;
        filled[lastAt] = (byte) Math.max(filled[lastAt], (to & BYTES - 1) + 1);
        if ((first ^ last) >>> 6 != 0) {
            return coverBothHalves(page, first, to);
        }
        long mask = -1L << first & -1L >>> ~last;
        return mark(wordAt(page, first), mask, mask & ~partOf(last, to));
    }

    private boolean coverBothHalves(int page, int first, int to) {
        int last = to >>> BITS;
        long mask = -1L >>> ~last;
        return mark(wordAt(page, first), -1L << first, -1L << first)
                | mark(wordAt(page, last), mask, mask & ~partOf(last, to));
    }

    /** The bit of the last granule, if it is not covered to its end. */
    private static long partOf(int last, int to) {
        return (to + 1 & BYTES - 1) == 0 ? 0 : 1L << last;
    }

    /** Whether {@code page} is covered to the last byte. */
    boolean isFull(int page) {
        int at = page << WORDS_PER_PAGE_BITS;
        return (words[at + 1] & words[at + 3]) == -1;
    }

    private boolean mark(int word, long covered, long whole) {
        long before = words[word];
        words[word] = before | covered;
        words[word + 1] |= whole;
        return (before & covered) != 0;
    }

    /** Whether any of {@code [from, to]} of {@code page} is covered, wherever it starts. */
    boolean touches(int page, int from, int to) {
        int first = from >>> BITS;
        int last = to >>> BITS;
        if (!fit(from) && filled(page, first) > (from & BYTES - 1)) {
            return true;
        }
        // Of a granule whose first byte is asked about it is enough that any byte is covered: the first one is, then.
        long mask = fit(from) ? -1L << first : -2L << first;
        long lastMask = -1L >>> ~last;
        if ((first ^ last) >>> 6 == 0) {
            return (words[wordAt(page, first)] & mask & lastMask) != 0;
        }
        return (words[wordAt(page, first)] & mask | words[wordAt(page, last)] & lastMask) != 0;
    }

    /** How many bytes of {@code granule} of {@code page} are covered, from its first on. */
    int filled(int page, int granule) {
        boolean whole = (words[wordAt(page, granule) + 1] >>> granule & 1) != 0;
        return whole ? BYTES : filled[page << PER_PAGE_BITS | granule];
    }

    /** What is done with each span of covered bytes. */
    @FunctionalInterface
    interface Visitor {
        void visit(int from, int to);
    }

    /** Calls {@code visitor} for the covered bytes of each granule of {@code page} that has any. */
    void forEach(int page, Visitor visitor) {
        for (int granule = 0; granule < PER_PAGE; granule++) {
            int count = filled(page, granule);
            if (count > 0) {
                visitor.visit(granule << BITS, (granule << BITS) + count - 1);
            }
        }
    }

    private static int wordAt(int page, int granule) {
        return page << WORDS_PER_PAGE_BITS | granule >>> 6 << 1;
    }
}
