package perfmap.live;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * A set of addresses (unsigned, 64 bits) that grows range by range: what the entries of a stretch of a map cover, and
 * where those of size 0 stand. So it tells of an older entry whether it is stale.
 *
 * <p>A {@link PageTable} leads to the pages that have a covered byte. As long as a page's covered bytes are one
 * span, the span's ends stand in the table itself, so that lone entries strewn over the address space take one
 * slot of 16 bytes each. Then the page gets {@link Granules}, if all starts in it fit, or else a bitmap with a
 * bit for each byte. Once all of it is covered it is one span again: of a long log nearly all pages are, and then
 * there is nothing more to find out about them. Ranges of more than {@value #MAX_PAGES} pages go to a search tree
 * instead.
 */
final class Coverage {
    /** A page has two to the power of this many addresses. */
    static final int PAGE_BITS = 12;
    private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;
    private static final int WORDS_PER_PAGE_BITS = PAGE_BITS - 6;
    private static final int SPAN = Integer.MIN_VALUE;
    /** The content of a page of which every byte is covered: a span from its first to its last. */
    private static final int FULL = SPAN | PAGE_MASK;
    private static final int MAX_PAGES = 16;
    /** Blocks of addresses that are no larger than the smallest large range: it always has an edge in one. */
    private static final int BLOCK_BITS = PAGE_BITS + 4;

    /** Of each page with a covered byte: bitmap << 1, granules << 1 | 1, or SPAN | first << PAGE_BITS | last. */
    private final PageTable pages = new PageTable(PAGE_BITS);
    private long[] bitmaps = new long[1 << 10];
    /** Bitmaps are numbered from 1. */
    private int bitmapCount;
    private final Granules granules = new Granules();
    private LargeRanges large;
    /** The blocks that hold a page of the table; kept once there is a large range to hold against them. */
    private TreeSet<Long> blocks;
    /** Where entries of size 0 stand, which cover nothing. */
    private final LongOpenHashSet emptyStarts = new LongOpenHashSet();

    /** Whether an entry of this size is a large range wherever it starts. */
    static boolean isLarge(long size) {
        return size >>> PAGE_BITS > MAX_PAGES + 1;
    }

    /** Adds an entry older than all before, and says whether one of those makes it stale (rules 1 and 4). */
    boolean addOlder(long start, long size) {
        return size == 0 ? covers(start) || !emptyStarts.add(start) : cover(start, start + size - 1);
    }

    /** Whether an older entry is stale. */
    boolean makesStale(long start, long size) {
        return size == 0 ? emptyStarts.contains(start) || covers(start) : touches(start, start + size - 1);
    }

    private boolean covers(long address) {
        return touches(address, address);
    }

    /** Whether {@code [first, last]} lies in one page, or in two, of which every byte is covered. */
    boolean isFullAround(long first, long last) {
        long page = first >>> PAGE_BITS;
        long lastPage = last >>> PAGE_BITS;
        return lastPage - page >>> 1 == 0 && isFull(page) && (page == lastPage || isFull(lastPage));
    }

    /** Prepares for questions about what starts at {@code starts[from]} up to {@code starts[to]}, exclusive. */
    void fetch(long[] starts, int from, int to) {
        pages.fetch(starts, from, to);
    }

    private boolean isFull(long page) {
        return pages.content(pages.slotOf(page)) == FULL;
    }

    /** Covers {@code [first, last]} (unsigned, first at most last); says whether any of it was covered before. */
    boolean cover(long first, long last) {
        long page = first >>> PAGE_BITS;
        long lastPage = last >>> PAGE_BITS;
        if (lastPage - page > MAX_PAGES) {
            return coverLarge(first, last);
        }
        boolean touched = false;
        if (large != null && large.touches(first, last)) {
            touched = true;
            if (large.contains(first, last)) {
                return true;
            }
        }
        int from = (int) first & PAGE_MASK;
        for (; page < lastPage; page++) {
            touched |= coverInPage(page, from, PAGE_MASK);
            from = 0;
        }
        return touched | coverInPage(page, from, (int) last & PAGE_MASK);
    }

    /** Whether any address in {@code [first, last]} is covered. */
    boolean touches(long first, long last) {
        if (large != null && large.touches(first, last)) {
            return true;
        }
        return (last >>> PAGE_BITS) - (first >>> PAGE_BITS) > MAX_PAGES
                ? largeTouchesPages(first, last) : touchesPages(first, last);
    }

    private boolean coverInPage(long page, int from, int to) {
        int slot = pages.slotOf(page);
        int content = (int) pages.content(slot);
        if (content == 0) {
            addPage(slot, page, SPAN | from << PAGE_BITS | to);
            return false;
        }
        if (content < 0) {
            int spanFrom = content >>> PAGE_BITS & PAGE_MASK;
            int spanTo = content & PAGE_MASK;
            if (from <= spanTo + 1 && to >= spanFrom - 1) {
                pages.set(slot, SPAN | Math.min(from, spanFrom) << PAGE_BITS | Math.max(to, spanTo));
                return from <= spanTo && to >= spanFrom;
            }
            content = spanToMany(slot, Granules.fit(spanFrom) && Granules.fit(from));
        }
        boolean touched;
        if (isGranules(content) && Granules.fit(from)) {
            touched = granules.cover(content >>> 1, from, to);
        } else {
            touched = coverBits(bitmapOf(slot), from, to);
        }
        fillIfAllCovered(slot);
        return touched;
    }

    /** Makes the page in {@code slot} one span if every byte of it is covered. */
    private void fillIfAllCovered(int slot) {
        int content = (int) pages.content(slot);
        if (content > 0 && (isGranules(content) ? granules.isFull(content >>> 1) : isFullBitmap(bitmapAt(content)))) {
            pages.set(slot, FULL);
        }
    }

    private boolean isFullBitmap(int bitmap) {
        for (int i = 0; i < 1 << WORDS_PER_PAGE_BITS; i++) {
            if (bitmaps[bitmap + i] != -1) {
                return false;
            }
        }
        return true;
    }

    /** Whether a page of this content has granules. */
    private static boolean isGranules(int content) {
        return content > 0 & (content & 1) != 0;
    }

    /**
     * Most entries are small, and lie in one word or in two as chance will have it: both are done alike, for a
     * branch that can't be foretold costs more than the second word.
     */
    private boolean coverBits(int bitmap, int from, int to) {
        int word = bitmap + (from >>> 6);
        int lastWord = bitmap + (to >>> 6);
        long lastMask = -1L >>> ~to;
        long mask = -1L << from;
        if (lastWord - word > 1) {
            return coverWords(word, mask, lastWord, lastMask);
        }
        mask &= word == lastWord ? lastMask : -1;
        lastMask &= word == lastWord ? mask : -1;
        long touched = bitmaps[word] & mask;
        bitmaps[word] |= mask;
        touched |= bitmaps[lastWord] & (word == lastWord ? 0 : lastMask);
        bitmaps[lastWord] |= lastMask;
        return touched != 0;
    }

    private boolean coverWords(int first, long firstMask, int last, long lastMask) {
        long touched = bitmaps[first] & firstMask | bitmaps[last] & lastMask;
        bitmaps[first] |= firstMask;
        bitmaps[last] |= lastMask;
        for (int word = first + 1; word < last; word++) {
            touched |= bitmaps[word];
            bitmaps[word] = -1;
        }
        return touched != 0;
    }

    private boolean touchesPages(long first, long last) {
        long lastPage = last >>> PAGE_BITS;
        int from = (int) first & PAGE_MASK;
        for (long page = first >>> PAGE_BITS; page != lastPage; page++) {
            if (touchesInPage(page, from, PAGE_MASK)) {
                return true;
            }
            from = 0;
        }
        return touchesInPage(lastPage, from, (int) last & PAGE_MASK);
    }

    private boolean touchesInPage(long page, int from, int to) {
        int content = (int) pages.content(pages.slotOf(page));
        if (isGranules(content)) {
            return granules.touches(content >>> 1, from, to);
        }
        if (content <= 0) {
            return content != 0 && from <= (content & PAGE_MASK) && to >= (content >>> PAGE_BITS & PAGE_MASK);
        }
        int word = bitmapAt(content) + (from >>> 6);
        int lastWord = bitmapAt(content) + (to >>> 6);
        long mask = -1L << from;
        for (; word < lastWord; word++) {
            if ((bitmaps[word] & mask) != 0) {
                return true;
            }
            mask = -1;
        }
        return (bitmaps[word] & mask & -1L >>> ~to) != 0;
    }

    private boolean coverLarge(long first, long last) {
        keepBlocks();
        boolean touched = large.touches(first, last) || largeTouchesPages(first, last);
        large.add(first, last);
        return touched;
    }

    private void keepBlocks() {
        if (large == null) {
            large = new LargeRanges();
            blocks = new TreeSet<>();
            for (int slot = 0; slot < pages.slots(); slot++) {
                if (pages.content(slot) != 0) {
                    blocks.add(blockOf(pages.page(slot)));
                }
            }
        }
    }

    private boolean largeTouchesPages(long first, long last) {
        keepBlocks();
        long firstBlock = first >>> BLOCK_BITS;
        long lastBlock = last >>> BLOCK_BITS;
        Long within = blocks.higher(firstBlock);
        return within != null && within < lastBlock
                || touchesPages(first, (firstBlock + 1 << BLOCK_BITS) - 1)
                || touchesPages(lastBlock << BLOCK_BITS, last);
    }

    private static long blockOf(long page) {
        return page >>> BLOCK_BITS - PAGE_BITS;
    }

    private void addPage(int slot, long page, int content) {
        pages.add(slot, page, content);
        if (blocks != null) {
            blocks.add(blockOf(page));
        }
    }

    private static int bitmapAt(int content) {
        return content >>> 1 << WORDS_PER_PAGE_BITS;
    }

    private int addBitmap() {
        bitmapCount++;
        if ((bitmapCount + 1) << WORDS_PER_PAGE_BITS > bitmaps.length) {
            bitmaps = Arrays.copyOf(bitmaps, bitmaps.length * 2);
        }
        return bitmapCount << 1;
    }

    /** Gives the page in {@code slot}, which is a span, granules or a bitmap; returns its content. */
    private int spanToMany(int slot, boolean toGranules) {
        int span = (int) pages.content(slot);
        int from = span >>> PAGE_BITS & PAGE_MASK;
        int to = span & PAGE_MASK;
        int content = toGranules ? granules.addPage() << 1 | 1 : addBitmap();
        pages.set(slot, content);
        if (toGranules) {
            granules.cover(content >>> 1, from, to);
        } else {
            coverBits(bitmapAt(content), from, to);
        }
        return content;
    }

    /** Where the bitmap of the page in {@code slot} is; it gets one, if it had granules. */
    private int bitmapOf(int slot) {
        int content = (int) pages.content(slot);
        if (!isGranules(content)) {
            return bitmapAt(content);
        }
        pages.set(slot, addBitmap());
        int bitmap = bitmapAt((int) pages.content(slot));
        granules.forEach(content >>> 1, (from, to) -> coverBits(bitmap, from, to));
        return bitmap;
    }
}
