package perfmap.live;

import java.util.Arrays;

/**
 * Leads from pages of addresses, 4,096 bytes each, to a number for each page: a hash table that probes slot
 * after slot. Entries come in runs of neighbouring addresses, so the page found last is kept at hand.
 */
public final class PageTable {
    /** A page has two to the power of this many addresses. */
    public static final int PAGE_BITS = 12;
    private static final int LEAST_BITS = 8;
    /** A table of so many slots takes 768 KiB. */
    private static final int LEAST_FETCHED = 1 << 16;
    private static final long PHI = 0x9e3779b97f4a7c15L;

    /** 0 where the slot is free. */
    private long[] pages = new long[1 << LEAST_BITS];
    /** Beside each page its number; 0 where the slot is free. */
    private int[] numbers = new int[1 << LEAST_BITS];
    private int count;
    /** Of the page that was found last; 0 if none was, which is where page 0 belongs. */
    private int lastSlot;
    /** A page belongs in the slot that the highest bits of its hash say: slots keep their order when they grow. */
    private int hashShift = Long.SIZE - LEAST_BITS;
    /** Of no meaning: without it the compiler would leave out what {@link #fetch} reads. */
    private int fetched;

    /** How many slots there are, free ones included. */
    public int slots() {
        return pages.length;
    }

    /** The page in {@code slot}; of no meaning if the slot is free. */
    public long page(int slot) {
        return pages[slot];
    }

    /** The number in {@code slot}; 0 if it is free. */
    public int number(int slot) {
        return numbers[slot];
    }

    /** Puts {@code number}, not 0, in {@code slot}, which is not free. */
    public void set(int slot, int number) {
        numbers[slot] = number;
    }

    /** The slot of {@code page}; if it has none, the free slot that it would get. */
    public int slotOf(long page) {
        return pages[lastSlot] == page ? lastSlot : find(page); // short enough to be inlined by either compiler
    }

    private int find(long page) {
        int mask = pages.length - 1;
        int slot = homeOf(page);
        while (pages[slot] != page && numbers[slot] != 0) {
            slot = slot + 1 & mask;
        }
        if (numbers[slot] != 0) {
            lastSlot = slot;
        }
        return slot;
    }

    private int homeOf(long page) {
        return (int) (page * PHI >>> hashShift);
    }

    /**
     * Reads the slots where the pages of {@code starts[from]} up to {@code starts[to]}, exclusive, should be. Where
     * the table is too large for the processor's caches, it then waits for all of them at once and not for each.
     */
    public void fetch(long[] starts, int from, int to) {
        if (pages.length < LEAST_FETCHED) {
            return;
        }
        int sum = 0;
        for (int i = from; i < to; i++) {
            int slot = homeOf(starts[i] >>> PAGE_BITS);
            sum += numbers[slot] + (int) pages[slot];
        }
        fetched = sum;
    }

    /** Puts {@code page} with {@code number}, not 0, into {@code slot}, where {@link #slotOf} found it missing. */
    public void add(int slot, long page, int number) {
        pages[slot] = page;
        numbers[slot] = number;
        if (++count > pages.length - (pages.length >>> 2)) {
            grow();
        }
    }

    /** Forgets all pages, and keeps the room. */
    public void clear() {
        Arrays.fill(pages, 0);
        Arrays.fill(numbers, 0);
        count = 0;
        lastSlot = 0;
    }

    /**
     * Makes room for as many pages more as {@code other} has. To be called before they are added: they come in
     * the order of their hashes, which would fill a table that grows on the way from one end, and slow it to
     * the square of their number.
     */
    public void makeRoomFor(PageTable other) {
        while (count + other.count > pages.length - (pages.length >>> 2)) {
            grow();
        }
    }

    private void grow() {
        long[] oldPages = pages;
        int[] oldNumbers = numbers;
        pages = new long[oldPages.length * 2];
        numbers = new int[oldPages.length * 2];
        hashShift--;
        lastSlot = 0;
        for (int i = 0; i < oldPages.length; i++) {
            if (oldNumbers[i] != 0) {
                int slot = slotOf(oldPages[i]);
                pages[slot] = oldPages[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
