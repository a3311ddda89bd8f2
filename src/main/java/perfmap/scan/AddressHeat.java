package perfmap.scan;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import perfmap.live.Tails;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;
import perfmap.symbol.Tier;
import perfmap.symbol.Traits;

/**
 * Where in the address space the log wrote, and when: entries by page of addresses and by column of the map.
 * An entry belongs to the page that holds its start and to the column in which its line begins, behind any
 * NULs. Sums do not depend on order, so each thread keeps one.
 *
 * <p>Pages and columns are powers of two wide, and double whenever there are too many: what is kept is
 * bounded (some 25 MB a thread), whatever the map. How wide they end up depends on the map alone.
 */
public final class AddressHeat {
    /** How many columns there may be. There are more than half as many, unless the map is tiny. */
    public static final int MOST_COLUMNS = 200;
    static final int MOST_PAGES = 1 << 14;
    private static final int FINEST_PAGE_BITS = 12;
    private static final int FINEST_COLUMN_BITS = 6;

    private final Tails tails;
    private final SymbolTable symbols;
    private Long2ObjectOpenHashMap<Page> pages = new Long2ObjectOpenHashMap<>();
    private int pageBits = FINEST_PAGE_BITS;
    private int columnBits = FINEST_COLUMN_BITS;
    private Page latest;

    /** What was written to one page. */
    public static final class Page {
        private final long number;
        private final int[] entries = new int[MOST_COLUMNS];
        private final long[] kinds = new long[Kind.values().length];
        private final long[] tiers = new long[Tier.values().length];

        private Page(long number) {
            this.number = number;
        }

        /** Which page it is: its first address, divided by the width of a page, unsigned. */
        public long number() {
            return number;
        }

        /** How many entries of column {@code column} start here. */
        public int entries(int column) {
            return entries[column];
        }

        /** The log bytes of the entries of kind {@code kind} that start here. */
        public long logBytes(Kind kind) {
            return kinds[kind.ordinal()];
        }

        /** The log bytes of the entries of tier {@code tier} that start here. */
        public long logBytes(Tier tier) {
            return tiers[tier.ordinal()];
        }

        private void add(Page other) {
            for (int i = 0; i < entries.length; i++) {
                entries[i] += other.entries[i];
            }
            for (int i = 0; i < kinds.length; i++) {
                kinds[i] += other.kinds[i];
            }
            for (int i = 0; i < tiers.length; i++) {
                tiers[i] += other.tiers[i];
            }
        }
    }

    AddressHeat(SymbolTable symbols, Tails tails) {
        this.tails = tails;
        this.symbols = symbols;
    }

    void add(Batch batch) {
        for (int i = 0; i < batch.entries.count; i++) {
            long offset = batch.lineOffset(i);
            while (offset >>> columnBits >= MOST_COLUMNS) {
                widenColumns();
            }
            Page page = pageOf(batch.entries.starts[i]);
            page.entries[(int) (offset >>> columnBits)]++;
            Traits what = symbols.traits(tails.symbol(batch.entries.tails[i]));
            page.kinds[what.kind().ordinal()] += batch.lineBytes(i);
            page.tiers[what.tier().ordinal()] += batch.lineBytes(i);
        }
    }

    private Page pageOf(long address) {
        if (latest != null && latest.number == address >>> pageBits) {
            return latest;
        }
        latest = pages.computeIfAbsent(address >>> pageBits, Page::new);
        if (pages.size() > MOST_PAGES) {
            widenPages();
            return pageOf(address);
        }
        return latest;
    }

    private void widenColumns() {
        columnBits++;
        for (Page page : pages.values()) {
            int[] columns = page.entries;
            for (int i = 0; i < MOST_COLUMNS; i++) {
                int count = columns[i];
                columns[i] = 0;
                columns[i >>> 1] += count;
            }
        }
    }

    private void widenPages() {
        Long2ObjectOpenHashMap<Page> finer = pages;
        pages = new Long2ObjectOpenHashMap<>(finer.size());
        pageBits++;
        latest = null;
        for (Page page : finer.values()) {
            pages.computeIfAbsent(page.number >>> 1, Page::new).add(page);
        }
        if (pages.size() > MOST_PAGES) {
            widenPages();
        }
    }

    /** Takes in what another thread counted of the same map; may widen both. */
    void add(AddressHeat other) {
        while (columnBits < other.columnBits) {
            widenColumns();
        }
        while (other.columnBits < columnBits) {
            other.widenColumns();
        }
        while (pageBits < other.pageBits) {
            widenPages();
        }
        while (other.pageBits < pageBits) {
            other.widenPages();
        }
        pages.ensureCapacity(pages.size() + other.pages.size()); // to pour one table into a fuller one is slow
        for (Page page : other.pages.values()) {
            pages.computeIfAbsent(page.number, Page::new).add(page);
        }
        if (pages.size() > MOST_PAGES) {
            widenPages();
        }
    }

    /** The pages that were written to, in the order of their addresses. */
    public List<Page> pages() {
        List<Page> ordered = new ArrayList<>(pages.values());
        ordered.sort(Comparator.comparing(Page::number, Long::compareUnsigned));
        return ordered;
    }

    /** A page is two to this power of bytes wide. */
    public int pageBits() {
        return pageBits;
    }

    /** The log bytes that a column stands for. */
    public long columnBytes() {
        return 1L << columnBits;
    }
}
