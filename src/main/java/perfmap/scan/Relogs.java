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
    private static final int SIZE_BITS = 12;
    private static final int MAX_SYMBOL = (1 << Integer.SIZE - SIZE_BITS) - 2;

    /** Of each page with a start: the number of its words from 1, or how many lone starts it has, negative. */
    private final PageTable pages = new PageTable();
    /** By page and start: the oldest entry there, {@link #packed}, or 0 if the start has no words. */
    private int[] oldestAt = new int[1 << 10];
    private int[] newestAt = new int[1 << 10];
    private int crowdedPages;
    private LoneStarts lone = new LoneStarts();
    private final Int2LongOpenHashMap relogged = new Int2LongOpenHashMap();

    Relogs() {
    }

    /** How many entries of {@code symbol} re-logged. */
    public long relogged(int symbol) {
        return relogged.get(symbol);
    }

    void addOlder(Entries entries) {
        for (int i = entries.count - 1; i >= 0; i--) {
            addOlder(entries.starts[i], entries.sizes[i], entries.symbols[i]);
        }
    }

    private void addOlder(long start, long size, int symbol) {
        int slot = pages.slotOf(start >>> PageTable.PAGE_BITS);
        int at = wordAt(pages.number(slot), start);
        int packed = packed(size, symbol);
        if (at >= 0 && oldestAt[at] != 0 && packed != 0) {
            if (oldestAt[at] == packed) {
                relogged.addTo(symbol, 1);
            }
            oldestAt[at] = packed;
        } else {
            prepend(slot, at, start, size, symbol);
        }
    }

    /** An entry that is not packed, or the first one met at its start, or one whose start is a lone one. */
    private void prepend(int slot, int at, long start, long size, int symbol) {
        int place = takeLone(at, start);
        if (place >= 0) {
            if (lone.isOldest(place, size, symbol)) {
                relogged.addTo(symbol, 1);
            }
            lone.setOldest(place, size, symbol);
        } else {
            put(slot, at, start, size, symbol, size, symbol);
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
                if (newer.oldestAt[at] != 0) {
                    append(start, size(newer.oldestAt[at]), symbol(newer.oldestAt[at]),
                            size(newer.newestAt[at]), symbol(newer.newestAt[at]));
                }
            }
        }
        newer.lone.forEach(this::append);
    }

    private void append(long start, long oldestSize, int oldest, long newestSize, int newest) {
        int slot = pages.slotOf(start >>> PageTable.PAGE_BITS);
        int at = wordAt(pages.number(slot), start);
        int packedOldest = packed(oldestSize, oldest);
        int packedNewest = packed(newestSize, newest);
        if (at >= 0 && oldestAt[at] != 0 && packedOldest != 0 && packedNewest != 0) {
            if (newestAt[at] == packedOldest) {
                relogged.addTo(oldest, 1);
            }
            newestAt[at] = packedNewest;
            return;
        }
        int place = takeLone(at, start);
        if (place < 0) {
            put(slot, at, start, oldestSize, oldest, newestSize, newest);
            return;
        }
        if (lone.isNewest(place, oldestSize, oldest)) {
            relogged.addTo(oldest, 1);
        }
        lone.setNewest(place, newestSize, newest);
    }

    /** The place of {@code start} in the hash table, moved there if it had words of its own; -1 if it is new. */
    private int takeLone(int at, long start) {
        if (at >= 0 && oldestAt[at] != 0) {
            int place = lone.put(start, size(oldestAt[at]), symbol(oldestAt[at]),
                    size(newestAt[at]), symbol(newestAt[at]));
            oldestAt[at] = 0;
            return place;
        }
        return lone.find(start);
    }

    private void put(int slot, int at, long start, long oldestSize, int oldest, long newestSize, int newest) {
        int packedOldest = packed(oldestSize, oldest);
        int packedNewest = packed(newestSize, newest);
        if (at >= 0 && packedOldest != 0 && packedNewest != 0) {
            oldestAt[at] = packedOldest;
            newestAt[at] = packedNewest;
            return;
        }
        lone.put(start, oldestSize, oldest, newestSize, newest);
        int number = pages.number(slot);
        if (number == 0) {
            pages.add(slot, start >>> PageTable.PAGE_BITS, -1);
        } else if (number < 0) {
            pages.set(slot, number > -CROWD ? number - 1 : addWords());
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
    private int wordAt(int number, long start) {
        if (number <= 0 || (start & (1 << ALIGNMENT_BITS) - 1) != 0) {
            return -1;
        }
        int ofPage = (int) (start >>> ALIGNMENT_BITS) & (1 << STARTS_PER_PAGE_BITS) - 1;
        return number - 1 << STARTS_PER_PAGE_BITS | ofPage;
    }

    /** Size and symbol in one word, never 0; 0 if they do not fit. */
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
