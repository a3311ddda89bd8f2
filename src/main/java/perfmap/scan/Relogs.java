package perfmap.scan;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.Arrays;
import perfmap.format.Entries;
import perfmap.live.PageTable;

/**
 * Counts, by symbol, the entries that re-log: the entry logged last at the same start address has the same
 * size and the same name, so the very same line was written again at the same place. All others are first
 * there, or moved.
 *
 * <p>Grows towards older entries, as {@link Stretch} does. Of every start address it keeps the oldest entry,
 * which the next older one there is held against, and the newest, which is held against the stretch that
 * follows. Nearly all code starts at multiples of 32, is smaller than 4 KiB, and a page of it has many starts:
 * such a page gets two words of 32 bits for each of its 128 possible starts, in their order, because runs of
 * neighbouring entries then stay in the processor's cache. All else is in a hash table, {@link LoneStarts}.
 */
public final class Relogs {
    private static final int ALIGNMENT_BITS = 5;
    private static final int STARTS_PER_PAGE_BITS = PageTable.PAGE_BITS - ALIGNMENT_BITS;
    /** A page with so many starts in the hash table gets words of its own for those that follow. */
    private static final int CROWD = 8;
    /** The word of a start that stands in the hash table though its page has words. */
    private static final int LONE = 1;
    private static final int SIZE_BITS = 12;
    private static final int MAX_SYMBOL = (1 << Integer.SIZE - SIZE_BITS) - 2;

    /** Of each page with a start: the number of its words from 1, or how many lone starts it has, negative. */
    private final PageTable pages = new PageTable();
    /** By page and start: the oldest entry there, {@link #packed}; 0 if there is none yet. */
    private int[] oldestAt = new int[1 << 10];
    private int[] newestAt = new int[1 << 10];
    private int crowdedPages;
    /** Where the words of each entry of a run are. */
    private int[] places = new int[0];
    private LoneStarts lone = new LoneStarts();
    private final Int2LongOpenHashMap relogged = new Int2LongOpenHashMap();

    Relogs() {
    }

    /** How many entries of {@code symbol} re-logged. */
    public long relogged(int symbol) {
        return relogged.get(symbol);
    }

    /** Adds entries, oldest first, that are older than all that was added before. */
    void addOlder(Entries entries) {
        locate(entries);
        for (int i = entries.count - 1; i >= 0; i--) {
            int packed = packed(entries.sizes[i], entries.symbols[i]);
            int at = places[i];
            int oldest = at < 0 ? LONE : oldestAt[at];
            if (oldest == LONE | packed == 0) {
                prepend(entries.starts[i], entries.sizes[i], entries.symbols[i]);
                continue;
            }
            if (oldest == packed) {
                countRelog(entries.symbols[i]);
            }
            if (oldest == 0) {
                newestAt[at] = packed;
            }
            oldestAt[at] = packed;
        }
    }

    /** Finds out first where all are, for which page comes next can't be foretold: nothing then waits for it. */
    private void locate(Entries entries) {
        if (places.length < entries.count) {
            places = new int[entries.starts.length];
        }
        for (int i = entries.count - 1; i >= 0; i--) {
            long start = entries.starts[i];
            places[i] = wordAt(pages.number(pages.slotOf(start >>> PageTable.PAGE_BITS)), start);
        }
    }

    private void countRelog(int symbol) {
        relogged.addTo(symbol, 1);
    }

    /** An entry that is not packed, or the first one met at its start, or one whose start is a lone one. */
    private void prepend(long start, long size, int symbol) {
        int at = wordAt(pages.number(pages.slotOf(start >>> PageTable.PAGE_BITS)), start);
        int packed = packed(size, symbol);
        if (at >= 0 && isPacked(oldestAt[at]) && packed != 0) { // its page got words after it was located
            if (oldestAt[at] == packed) {
                countRelog(symbol);
            }
            oldestAt[at] = packed;
            return;
        }
        int place = placeOf(start, size, symbol, size, symbol);
        if (place >= 0) {
            if (lone.isOldest(place, size, symbol)) {
                countRelog(symbol);
            }
            lone.setOldest(place, size, symbol);
        }
    }

    /** Knows nothing any more, and keeps the room. */
    void clear() {
        pages.clear();
        Arrays.fill(oldestAt, 0, crowdedPages << STARTS_PER_PAGE_BITS, 0);
        crowdedPages = 0;
        lone = new LoneStarts();
        relogged.clear();
    }

    /** Takes in the stretch that follows. */
    void then(Relogs newer) {
        pages.makeRoomFor(newer.pages);
        lone.makeRoomFor(newer.lone);
        newer.relogged.forEach((symbol, times) -> relogged.addTo(symbol, times));
        for (int slot = 0; slot < newer.pages.slots(); slot++) {
            int number = newer.pages.number(slot);
            for (int i = 0; number > 0 && i < 1 << STARTS_PER_PAGE_BITS; i++) {
                long start = newer.pages.page(slot) << PageTable.PAGE_BITS | (long) i << ALIGNMENT_BITS;
                int at = newer.wordAt(number, start);
                if (isPacked(newer.oldestAt[at])) {
                    append(start, size(newer.oldestAt[at]), symbol(newer.oldestAt[at]),
                            size(newer.newestAt[at]), symbol(newer.newestAt[at]));
                }
            }
        }
        newer.lone.forEach(this::append);
    }

    private void append(long start, long oldestSize, int oldest, long newestSize, int newest) {
        int at = wordAt(pages.number(pages.slotOf(start >>> PageTable.PAGE_BITS)), start);
        int packedOldest = packed(oldestSize, oldest);
        int packedNewest = packed(newestSize, newest);
        if (at >= 0 && isPacked(oldestAt[at]) && packedOldest != 0 && packedNewest != 0) {
            if (newestAt[at] == packedOldest) {
                countRelog(oldest);
            }
            newestAt[at] = packedNewest;
            return;
        }
        int place = placeOf(start, oldestSize, oldest, newestSize, newest);
        if (place >= 0) {
            if (lone.isNewest(place, oldestSize, oldest)) {
                countRelog(oldest);
            }
            lone.setNewest(place, newestSize, newest);
        }
    }

    /**
     * The place in the hash table of a start that was met before, moved there if it had words. A start that was
     * not is put where it belongs, with these entries, and the answer is -1.
     */
    private int placeOf(long start, long oldestSize, int oldest, long newestSize, int newest) {
        int slot = pages.slotOf(start >>> PageTable.PAGE_BITS);
        int at = wordAt(pages.number(slot), start);
        if (at < 0) {
            int place = lone.find(start);
            if (place < 0) {
                lone.put(start, oldestSize, oldest, newestSize, newest);
                countLone(slot, start >>> PageTable.PAGE_BITS);
            }
            return place;
        }
        if (oldestAt[at] == LONE) {
            return lone.find(start);
        }
        int place = -1;
        if (oldestAt[at] != 0) {
            place = lone.put(start, size(oldestAt[at]), symbol(oldestAt[at]), size(newestAt[at]), symbol(newestAt[at]));
            oldestAt[at] = LONE;
        } else if (packed(oldestSize, oldest) != 0 && packed(newestSize, newest) != 0) {
            oldestAt[at] = packed(oldestSize, oldest);
            newestAt[at] = packed(newestSize, newest);
        } else {
            lone.put(start, oldestSize, oldest, newestSize, newest);
            oldestAt[at] = LONE;
        }
        return place;
    }

    private void countLone(int slot, long page) {
        int number = pages.number(slot);
        if (number == 0) {
            pages.add(slot, page, -1);
        } else if (number < 0 && number > -CROWD) {
            pages.set(slot, number - 1);
        } else if (number == -CROWD) {
            pages.set(slot, addWords());
            takeIn(page << PageTable.PAGE_BITS, pages.number(slot));
        }
    }

    /** Moves the lone starts of a page, as far as they fit, into its words: there the next entry looks first. */
    private void takeIn(long page, int number) {
        for (int i = 0; i < 1 << STARTS_PER_PAGE_BITS; i++) {
            long start = page | (long) i << ALIGNMENT_BITS;
            int place = lone.find(start);
            if (place >= 0) {
                int at = wordAt(number, start);
                int packedOldest = packed(lone.oldestSize(place), lone.oldest(place));
                int packedNewest = packed(lone.newestSize(place), lone.newest(place));
                oldestAt[at] = LONE;
                if (packedOldest != 0 && packedNewest != 0) {
                    oldestAt[at] = packedOldest;
                    newestAt[at] = packedNewest;
                    lone.forget(place);
                }
            }
        }
    }

    private int addWords() {
        crowdedPages++;
        if (crowdedPages << STARTS_PER_PAGE_BITS > oldestAt.length) {
            oldestAt = Arrays.copyOf(oldestAt, oldestAt.length * 2);
            newestAt = Arrays.copyOf(newestAt, newestAt.length * 2);
        }
        return crowdedPages;
    }

    /** Where the words of {@code start} are in a page of this number; -1 if it has none. */
    private static int wordAt(int number, long start) {
        return number <= 0 || !isAligned(start) ? -1 : number - 1 << STARTS_PER_PAGE_BITS | indexInPage(start);
    }

    private static boolean isAligned(long start) {
        return (start & (1 << ALIGNMENT_BITS) - 1) == 0;
    }

    private static int indexInPage(long start) {
        return (int) (start >>> ALIGNMENT_BITS) & (1 << STARTS_PER_PAGE_BITS) - 1;
    }

    private static boolean isPacked(int word) {
        return word >>> SIZE_BITS != 0;
    }

    /** Size and symbol in one word; 0 if they do not fit. */
    private static int packed(long size, int symbol) {
        return size >>> SIZE_BITS == 0 && symbol <= MAX_SYMBOL ? symbol + 1 << SIZE_BITS | (int) size : 0;
    }

    private static long size(int packed) {
        return packed & (1 << SIZE_BITS) - 1;
    }

    private static int symbol(int packed) {
        return (packed >>> SIZE_BITS) - 1;
    }
}
