package perfmap.scan;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.Arrays;
import perfmap.live.PageTable;

/**
 * Counts, by symbol, the entries that re-log: the entry logged last at the same start address has the same
 * tail, size and name, so the very same line was written again at the same place. All others are first there,
 * or moved.
 *
 * <p>Whether entries come newest first or oldest first, the same pairs of neighbours meet at each start. So of
 * each it keeps the tail that came last, which the next is held against, and the one that came first, which is
 * held against the stretch that lies on that side ({@link #then}).
 *
 * <p>Nearly all code starts at multiples of 32, and a page of it has many starts: such a page gets a word for
 * each of its 128 possible starts, in their order, because runs of neighbouring entries then stay in the
 * processor's cache. All else is in a hash table, {@link LoneStarts}.
 */
final class Relogs {
    private static final int ALIGNMENT_BITS = 5;
    private static final int STARTS_PER_PAGE_BITS = PageTable.PAGE_BITS - ALIGNMENT_BITS;
    private static final int STARTS_PER_PAGE = 1 << STARTS_PER_PAGE_BITS;
    /** A page with so many aligned starts in the hash table gets words, and they move there. */
    private static final int CROWD = 8;
    /** The word that stands for all starts without a word of their own; what is written there means nothing. */
    private static final int NOWHERE = 0;

    private final Tails tails;
    /** Of each page with an aligned start: the number of its words from 1, or how many lone starts, negative. */
    private final PageTable pages = new PageTable();
    private int crowdedPages;
    /** By page and start, the tail that came last and the one that came first; 0 if there is none yet. */
    private int[] last = new int[STARTS_PER_PAGE << 3];
    private int[] first = new int[STARTS_PER_PAGE << 3];
    private LoneStarts lone = new LoneStarts();
    private final Int2LongOpenHashMap relogged = new Int2LongOpenHashMap();
    /** Of each entry of a batch: where its start's word is. */
    private int[] places = new int[0];
    /** Entries that {@link #addUsual} could not wholly deal with: index, and above it the word that it found. */
    private long[] unusual = new long[0];

    Relogs(Tails tails) {
        this.tails = tails;
    }

    /** Hands in how many entries of each symbol re-logged. */
    void handInTo(Tally tally) {
        relogged.forEach(tally::addRelogged);
    }

    /** Adds entries {@code [from, to)}, which lie beside all that was added before: the last of them next to it. */
    void add(long[] starts, int[] tails, int from, int to) {
        if (places.length < to - from) {
            places = new int[to - from];
            unusual = new long[to - from];
        }
        locate(starts, from, to);
        addUnusual(starts, tails, from, addUsual(tails, from, to));
    }

    /** Finds out where all are, for which page comes next can't be foretold: nothing then waits for it. */
    private void locate(long[] starts, int from, int to) {
        pages.fetch(starts, from, to);
        int[] places = this.places;
        long page = -1; // which is none
        int number = 0;
        for (int i = to - 1; i >= from; i--) {
            long start = starts[i];
            if (start >>> PageTable.PAGE_BITS != page) {
                page = start >>> PageTable.PAGE_BITS;
                number = pages.number(pages.slotOf(page));
            }
            places[i - from] = wordAt(number, start);
        }
    }

    /**
     * Puts all tails in their words. Nearly all starts were met before, with another tail, and that is that. The
     * others are set aside without a branch, for which they are can't be foretold. Says how many they are.
     */
    private int addUsual(int[] tails, int from, int to) {
        int[] places = this.places;
        int[] last = this.last;
        long[] unusual = this.unusual;
        int unusualCount = 0;
        for (int i = to - 1; i >= from; i--) {
            int at = places[i - from];
            int before = last[at];
            last[at] = tails[i];
            unusual[unusualCount] = (long) before << 32 | i;
            unusualCount += before == tails[i] | before == 0 | at == NOWHERE ? 1 : 0;
        }
        return unusualCount;
    }

    private void addUnusual(long[] starts, int[] tails, int from, int count) {
        for (int i = 0; i < count; i++) {
            lone.fetch(starts[(int) unusual[i]]);
        }
        for (int i = 0; i < count; i++) {
            int entry = (int) unusual[i];
            int place = places[entry - from];
            if (place == NOWHERE) {
                addAlone(starts[entry], tails[entry]);
            } else {
                meet(place, (int) (unusual[i] >>> 32), tails[entry]);
            }
        }
    }

    /** A tail has come to a word that held {@code before}. */
    private void meet(int at, int before, int tail) {
        if (before == 0) {
            first[at] = tail;
        } else if (before == tail) {
            countRelog(tail);
        }
    }

    private void countRelog(int tail) {
        relogged.addTo(tails.symbol(tail), 1);
    }

    private void addAlone(long start, int tail) {
        int at = wordAt(pages.number(pages.slotOf(start >>> PageTable.PAGE_BITS)), start);
        if (at != NOWHERE) { // its page got words after it was located
            meet(at, last[at], tail);
            last[at] = tail;
            return;
        }
        int place = lone.find(start);
        if (place < 0) {
            putAlone(start, tail, tail);
            return;
        }
        if (lone.last(place) == tail) {
            countRelog(tail);
        }
        lone.setEnds(place, lone.first(place), tail);
    }

    /** Takes in, and returns with, the stretch that lies on the side of the first entries; both grew one way. */
    Relogs then(Relogs other) {
        pages.makeRoomFor(other.pages);
        lone.makeRoomFor(other.lone);
        other.relogged.forEach((symbol, times) -> relogged.addTo(symbol, times));
        for (int slot = 0; slot < other.pages.slots(); slot++) {
            int number = other.pages.number(slot);
            for (int i = 0; number > 0 && i < STARTS_PER_PAGE; i++) {
                long start = other.pages.page(slot) << PageTable.PAGE_BITS | (long) i << ALIGNMENT_BITS;
                int at = wordAt(number, start);
                if (other.last[at] != 0) {
                    prefix(start, other.first[at], other.last[at]);
                }
            }
        }
        other.lone.forEach(this::prefix);
        return this;
    }

    private void prefix(long start, int otherFirst, int otherLast) {
        int at = wordAt(pages.number(pages.slotOf(start >>> PageTable.PAGE_BITS)), start);
        if (at != NOWHERE) {
            if (last[at] == 0) {
                last[at] = otherLast;
            } else if (first[at] == otherLast) {
                countRelog(otherLast);
            }
            first[at] = otherFirst;
            return;
        }
        int place = lone.find(start);
        if (place < 0) {
            putAlone(start, otherFirst, otherLast);
            return;
        }
        if (lone.first(place) == otherLast) {
            countRelog(otherLast);
        }
        lone.setEnds(place, otherFirst, lone.last(place));
    }

    /** Puts a start that was not met yet into the hash table; gives its page words if that is a crowd now. */
    private void putAlone(long start, int firstTail, int lastTail) {
        lone.put(start, firstTail, lastTail);
        if (!isAligned(start)) {
            return;
        }
        long page = start >>> PageTable.PAGE_BITS;
        int slot = pages.slotOf(page);
        int number = pages.number(slot);
        if (number == 0) {
            pages.add(slot, page, -1);
        } else if (number > -CROWD) {
            pages.set(slot, number - 1);
        } else {
            pages.set(slot, addWords());
            takeIn(page << PageTable.PAGE_BITS, crowdedPages);
        }
    }

    /** Moves the lone starts of a page into its words. */
    private void takeIn(long page, int number) {
        for (int i = 0; i < STARTS_PER_PAGE; i++) {
            long start = page | (long) i << ALIGNMENT_BITS;
            int place = lone.find(start);
            if (place >= 0) {
                int at = wordAt(number, start);
                first[at] = lone.first(place);
                last[at] = lone.last(place);
                lone.forget(place);
            }
        }
    }

    private int addWords() {
        crowdedPages++;
        if (crowdedPages + 1 << STARTS_PER_PAGE_BITS > last.length) {
            last = Arrays.copyOf(last, last.length * 2);
            first = Arrays.copyOf(first, first.length * 2);
        }
        return crowdedPages;
    }

    /** Where the words of {@code start} are in a page of this number; {@link #NOWHERE} if it has none. */
    private static int wordAt(int number, long start) {
        return number <= 0 || !isAligned(start) ? NOWHERE : number << STARTS_PER_PAGE_BITS | indexInPage(start);
    }

    private static boolean isAligned(long start) {
        return (start & (1 << ALIGNMENT_BITS) - 1) == 0;
    }

    private static int indexInPage(long start) {
        return (int) (start >>> ALIGNMENT_BITS) & STARTS_PER_PAGE - 1;
    }
}
