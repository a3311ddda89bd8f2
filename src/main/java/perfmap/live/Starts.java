package perfmap.live;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where entries start: of each address the tail that was logged there last, and whether the start is marked or was
 * struck out since.
 *
 * <p>A {@link PageTable} leads to the pages that have any. A page with one start has it in the table itself
 * ({@link LoneStart}), so that lone entries strewn over the address space take one slot of 16 bytes each. With more it
 * is a {@link ListPage}, and with many, which is usual, one of the {@link Grids}.
 */
final class Starts {
    /**
     * A page has two to the power of this many addresses: few enough that a list of starts is short, and so many that
     * most entries start in the page of the one before.
     */
    static final int PAGE_BITS = 14;
    private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;
    /** In front of a lone start in the table; a list has its number from 1, without it. */
    private static final long LONE = Long.MIN_VALUE;
    /** To look up so many pages is quicker than to keep all in order. */
    private static final int MOST_LOOKED_UP = 16;
    /** To bring so many pages in order is less than to sort what starts in them. */
    private static final int MOST_IN_ORDER = 1 << 13;
    /** In the place of an address: there is none, for the last address is before no other. */
    private static final long NONE = -1;

    private final Tails tails;
    private final PageTable pages = new PageTable(PAGE_BITS);
    private final List<ListPage> lists = new ArrayList<>();
    private final Grids grids;
    /** Has all pages with a marked start, in their order, and perhaps others; null until it is needed. */
    private TreeSet<Long> inOrder;

    /**
     * None yet; the numbers of what is logged there are those of {@code tails}. {@link #putUsual} notes what is logged
     * again, or does not.
     */
    Starts(Tails tails, boolean notesAgain) {
        this.tails = tails;
        this.grids = new Grids(tails, notesAgain);
    }

    /** Prepares for entries that start at {@code starts[from]} up to {@code starts[to]}, exclusive. */
    void fetch(long[] starts, int from, int to) {
        pages.fetch(starts, from, to);
    }

    /**
     * Strikes out what lies in entries, and puts them, from {@code from} up to {@code to} or to the first that can't be
     * put here: its size is not seen in the number of its tail, or is 0, or its page is no grid with a place for it.
     *
     * @return the index of that one, or {@code to}
     */
    int putUsual(long[] starts, int[] tails, int from, int to) {
        grids.clearAgain(to - from);
        int i = from;
        while (i < to) {
            long page = starts[i] >>> PAGE_BITS;
            long grid = pages.content(pages.slotOf(page));
            if (!Grids.isGrid(grid)) {
                return i;
            }
            keepInOrder(page, grid);
            i = grids.putUsual(grid, starts, tails, i, to);
            if (i < to && starts[i] >>> PAGE_BITS == page) {
                int offset = (int) starts[i] & PAGE_MASK;
                if (tails[i] < 0 || Tails.sizeIn(tails[i]) == 0 || !Grids.hasPlace(grid, offset)) {
                    return i;
                }
                strike(starts[i], starts[i] + Tails.sizeIn(tails[i]) - 1);
                grids.log(grid, offset, tails[i]);
                i++;
            }
        }
        return to;
    }

    /** Of how many entries that {@link #putUsual} put last the tail was the last at their start already. */
    int againCount() {
        return grids.againCount();
    }

    /** The tail of one of those. */
    int again(int i) {
        return grids.again(i);
    }

    /** Marks {@code start}, where {@code tail} is logged; says which tail was logged there last, or 0. */
    int put(long start, int tail) {
        long page = start >>> PAGE_BITS;
        int offset = (int) start & PAGE_MASK;
        int slot = pages.slotOf(page);
        long content = pages.content(slot);
        keepInOrder(page, content);
        if (content == 0) {
            pages.add(slot, page, LONE | LoneStart.of(offset, tail));
            return 0;
        }
        if (content < 0 && LoneStart.offset(content) == offset) {
            pages.set(slot, LONE | LoneStart.of(offset, tail));
            return LoneStart.lastTail(content);
        }
        if (Grids.isGrid(content) && Grids.hasPlace(content, offset)) {
            return grids.put(content, offset, tail);
        }
        ListPage list = listAt(slot);
        int before = list.put(offset, tail);
        if (list.isCrowd()) {
            lists.set((int) pages.content(slot) - 1, null);
            pages.set(slot, grids.add(list));
        }
        return before;
    }

    /** The list that a page of {@code content} is. */
    private ListPage listOf(long content) {
        return lists.get((int) content - 1);
    }

    /** The list of the page in {@code slot}, which becomes one if it is none. */
    private ListPage listAt(int slot) {
        long content = pages.content(slot);
        if (content > 0 && !Grids.isGrid(content)) {
            return listOf(content);
        }
        ListPage list;
        if (content < 0) {
            list = new ListPage();
            list.append(content & ~LONE);
        } else {
            list = grids.toList(content);
        }
        lists.add(list);
        pages.set(slot, lists.size());
        return list;
    }

    /** Forgets which tail was logged last at {@code start}: something else was. */
    void interrupt(long start) {
        int slot = pages.slotOf(start >>> PAGE_BITS);
        int offset = (int) start & PAGE_MASK;
        long content = pages.content(slot);
        if (content < 0) {
            if (LoneStart.offset(content) == offset) {
                pages.set(slot, LoneStart.interrupted(content));
            }
        } else if (content != 0 && !(Grids.isGrid(content) && grids.isEmptyAt(content, offset))) {
            listAt(slot).interrupt(offset);
        }
    }

    /** Strikes out all starts at {@code [first, last]}, unsigned. */
    void strike(long first, long last) {
        long page = first >>> PAGE_BITS;
        long lastPage = last >>> PAGE_BITS;
        int from = (int) first & PAGE_MASK;
        if (isLarge(first, last)) {
            strikeInPage(page, from, PAGE_MASK);
            strikePages(page + 1, lastPage);
            from = 0;
        } else {
            for (; page < lastPage; page++) {
                strikeInPage(page, from, PAGE_MASK);
                from = 0;
            }
        }
        strikeInPage(lastPage, from, (int) last & PAGE_MASK);
    }

    /** Whether {@code [first, last]} has more pages than are looked up one by one. */
    static boolean isLarge(long first, long last) {
        return (last >>> PAGE_BITS) - (first >>> PAGE_BITS) > MOST_LOOKED_UP;
    }

    private void strikePages(long from, long to) {
        keepInOrder();
        SortedSet<Long> struck = inOrder.subSet(from, to);
        for (long page : struck) {
            strikeInPage(page, 0, PAGE_MASK);
        }
        struck.clear();
    }

    private void strikeInPage(long page, int from, int to) {
        int slot = pages.slotOf(page);
        long content = pages.content(slot);
        if (Grids.isGrid(content)) {
            grids.strike(content, from, to);
        } else if (content > 0) {
            listOf(content).strike(from, to);
        } else if (content < 0 && LoneStart.offset(content) >= from && LoneStart.offset(content) <= to) {
            pages.set(slot, LoneStart.struck(content));
        }
    }

    /** Keeps pages in order from now on. */
    private void keepInOrder() {
        if (inOrder == null) {
            inOrder = new TreeSet<>();
            for (int slot = 0; slot < pages.slots(); slot++) {
                if (markedCount(pages.content(slot)) > 0) {
                    inOrder.add(pages.page(slot));
                }
            }
        }
    }

    /** If pages are kept in order, {@code page} of {@code content} is to be among them now, for it gets a start. */
    private void keepInOrder(long page, long content) {
        if (inOrder != null && markedCount(content) == 0) {
            inOrder.add(page);
        }
    }

    /**
     * Strikes out the starts before {@code start} whose entries reach it. An entry may reach one of those and not
     * {@code start} itself: what says that it is stale would be gone, so it is struck out as well.
     */
    void strikeReaching(long start) {
        keepInOrder();
        long reached = start;
        long before = lastMarkedBefore(reached);
        while (before != NONE && Long.compareUnsigned(tails.size(tail(before)), reached - before) > 0) {
            strike(before, before);
            reached = before;
            before = lastMarkedBefore(reached);
        }
    }

    private long lastMarkedBefore(long address) {
        long page = address >>> PAGE_BITS;
        int offset = lastMarkedIn(page, (int) address & PAGE_MASK);
        while (offset < 0) {
            Long before = inOrder.lower(page);
            if (before == null) {
                return NONE;
            }
            page = before;
            offset = lastMarkedIn(page, PAGE_MASK + 1);
            if (offset < 0) {
                inOrder.remove(page);
            }
        }
        return page << PAGE_BITS | offset;
    }

    /** The offset of the last start in {@code page} before {@code offset} that is marked; -1 if none is. */
    private int lastMarkedIn(long page, int offset) {
        long content = pages.content(pages.slotOf(page));
        if (Grids.isGrid(content)) {
            return grids.lastMarkedBefore(content, offset);
        }
        if (content > 0) {
            return listOf(content).lastMarkedBefore(offset);
        }
        return content != 0 && LoneStart.isMarked(content) && LoneStart.offset(content) < offset
                ? LoneStart.offset(content) : -1;
    }

    private int tail(long start) {
        long content = pages.content(pages.slotOf(start >>> PAGE_BITS));
        int offset = (int) start & PAGE_MASK;
        if (Grids.isGrid(content)) {
            return grids.tail(content, offset);
        }
        return content > 0 ? listOf(content).tail(offset) : LoneStart.tail(content);
    }

    private int markedCount(long content) {
        if (Grids.isGrid(content)) {
            return grids.markedCount(content);
        }
        if (content > 0) {
            return listOf(content).markedCount();
        }
        return content != 0 && LoneStart.isMarked(content) ? 1 : 0;
    }

    /** How many starts are marked. */
    long markedCount() {
        long count = 0;
        for (int slot = 0; slot < pages.slots(); slot++) {
            count += markedCount(pages.content(slot));
        }
        return count;
    }

    /** Adds the starts that are marked to {@code run}: in their order, unless they are in very many pages. */
    void addMarkedTo(Run run) {
        if (inOrder == null && pages.count() > MOST_IN_ORDER) {
            for (int slot = 0; slot < pages.slots(); slot++) {
                addMarkedTo(run, pages.page(slot), pages.content(slot));
            }
            return;
        }
        keepInOrder();
        for (long page : inOrder) {
            addMarkedTo(run, page, pages.content(pages.slotOf(page)));
        }
    }

    private void addMarkedTo(Run run, long page, long content) {
        long pageStart = page << PAGE_BITS;
        if (Grids.isGrid(content)) {
            grids.addMarkedTo(run, content, pageStart);
        } else if (content > 0) {
            ListPage list = listOf(content);
            for (int i = 0; i < list.count(); i++) {
                addIfMarked(run, list.start(i), pageStart);
            }
        } else if (content != 0) {
            addIfMarked(run, content, pageStart);
        }
    }

    private static void addIfMarked(Run run, long start, long pageStart) {
        if (LoneStart.isMarked(start)) {
            run.add(pageStart | LoneStart.offset(start), LoneStart.tail(start));
        }
    }
}
