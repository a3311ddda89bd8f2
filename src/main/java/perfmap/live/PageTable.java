package perfmap.live;

/**
 * Leads from pages of addresses, all of the same size, to what is known of each page: a hash table that probes slot
 * after slot. Entries come in runs of neighbouring addresses, so the page looked up last is kept at hand.
 */
final class PageTable {
    private static final int LEAST_BITS = 8;
    /** A table of so many slots takes a mebibyte. */
    private static final int LEAST_FETCHED = 1 << 16;
    private static final long PHI = 0x9e3779b97f4a7c15L;

    /** A page has two to the power of this many addresses. */
    private final int pageBits;
    /** 0 where the slot is free. */
    private long[] pages = new long[1 << LEAST_BITS];
    /** Beside each page what is known of it; 0 where the slot is free. */
    private long[] contents = new long[1 << LEAST_BITS];
    private int count;
    /** The page that was looked up last, and its slot; -1 is no page. */
    private long lastPage = -1;
    private int lastSlot;
    /** A page belongs in the slot that the highest bits of its hash say: slots keep their order when they grow. */
    private int hashShift = Long.SIZE - LEAST_BITS;
    /** Of no meaning: without it the compiler would leave out what {@link #fetch} reads. */
    private long fetched;

    /** No pages yet; each has two to the power of {@code pageBits} addresses. */
    PageTable(int pageBits) {
        this.pageBits = pageBits;
    }

    /** How many pages there are. */
    int count() {
        return count;
    }

    /** How many slots there are, free ones included. */
    int slots() {
        return pages.length;
    }

    /** The page in {@code slot}; of no meaning if the slot is free. */
    long page(int slot) {
        return pages[slot];
    }

    /** What is known of the page in {@code slot}; 0 if it is free. */
    long content(int slot) {
        return contents[slot];
    }

    /** Puts {@code content}, not 0, in {@code slot}, which is not free. */
    void set(int slot, long content) {
        contents[slot] = content;
    }

    /** The slot of {@code page}; if it has none, the free slot that it would get. */
    int slotOf(long page) {
        return lastPage == page ? lastSlot : find(page); // short enough to be inlined by either compiler
    }

    private int find(long page) {
        int mask = pages.length - 1;
        int slot = homeOf(page);
        while (pages[slot] != page && contents[slot] != 0) {
            slot = slot + 1 & mask;
        }
        lastPage = page;
        lastSlot = slot;
        return slot;
    }

    private int homeOf(long page) {
        return (int) (page * PHI >>> hashShift);
    }

    /**
     * Reads the slots where the pages of {@code starts[from]} up to {@code starts[to]}, exclusive, should be. Where
     * the table is too large for the processor's caches, it then waits for all of them at once and not for each.
     */
    void fetch(long[] starts, int from, int to) {
        if (pages.length < LEAST_FETCHED) {
            return;
        }
        long sum = 0;
        for (int i = from; i < to; i++) {
            int slot = homeOf(starts[i] >>> pageBits);
            sum += contents[slot] + pages[slot];
        }
        fetched = sum;
    }

    /** Puts {@code page} with {@code content}, not 0, into {@code slot}, where {@link #slotOf} found it missing. */
    void add(int slot, long page, long content) {
        pages[slot] = page;
        contents[slot] = content;
        lastPage = page;
        lastSlot = slot;
        if (++count > pages.length - (pages.length >>> 2)) {
            grow();
        }
    }

    private void grow() {
        long[] oldPages = pages;
        long[] oldContents = contents;
        pages = new long[oldPages.length * 2];
        contents = new long[oldPages.length * 2];
        hashShift--;
        lastPage = -1;
        for (int i = 0; i < oldPages.length; i++) {
            if (oldContents[i] != 0) {
                int slot = slotOf(oldPages[i]);
                pages[slot] = oldPages[i];
                contents[slot] = oldContents[i];
            }
        }
    }
}
