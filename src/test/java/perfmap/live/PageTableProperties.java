package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The table of pages against one of the JDK's. */
class PageTableProperties {
    private static final int PAGE_BITS = 12;
    /** Of the odd number that the table multiplies by, modulo 2^64. */
    private static final long INVERSE = 0xf1de83e19937733dL;

    @Property(tries = 500)
    void everyPageHasTheContentItWasGivenLast(@ForAll("pages") List<Long> pages) {
        PageTable table = new PageTable(PAGE_BITS);
        Map<Long, Long> plain = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            put(table, plain, pages.get(i), i + 1L);
        }
        assertSame(table, plain);
    }

    @Property(tries = 500)
    void whatIsLookedUpInBetweenChangesNothing(@ForAll("pages") List<Long> pages, @ForAll Random random) {
        PageTable table = new PageTable(PAGE_BITS);
        Map<Long, Long> plain = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            put(table, plain, pages.get(i), i + 1L);
            long page = pages.get(random.nextInt(pages.size()));
            for (int times = 0; times < 2; times++) {
                assertThat(table.content(table.slotOf(page))).isEqualTo(plain.getOrDefault(page, 0L));
            }
        }
    }

    @Example
    void fetchingPagesOfATableOfAnySizeChangesNothing() {
        PageTable table = new PageTable(PAGE_BITS);
        Map<Long, Long> plain = new HashMap<>();
        long[] starts = new long[100_000];
        for (int i = 0; i < starts.length; i++) {
            long page = i * 0x9e3779b97f4a7L & -1L >>> PAGE_BITS;
            starts[i] = page << PAGE_BITS;
            table.fetch(starts, Math.max(0, i - 64), i + 1);
            put(table, plain, page, i + 1L);
        }
        assertSame(table, plain);
    }

    /** Also what would be told wrongly if a free slot were taken for that of page 0. */
    @Example
    void aPageThatIsMissingIsNotFound() {
        PageTable table = new PageTable(PAGE_BITS);
        for (long page = 0; page < 1_000; page++) {
            int slot = table.slotOf(page);
            assertThat(table.content(slot)).isZero();
            table.add(slot, page, -7);
            assertThat(table.content(table.slotOf(page))).isEqualTo(-7);
        }
    }

    /** When the table grows, what was looked up last is the first that gets another slot. */
    @Example
    void pagesThatComeInTheOppositeOrderOfTheirSlotsAreFoundWhenTheTableHasGrown() {
        PageTable table = new PageTable(PAGE_BITS);
        Map<Long, Long> plain = new HashMap<>();
        for (long i = 1_023; i > 0; i--) {
            put(table, plain, (i << 54) * INVERSE, i);
        }
        assertSame(table, plain);
    }

    @Example
    void aPageIsMissingStillWhenAnotherGotTheSlotThatItWouldHaveGot() {
        PageTable table = new PageTable(PAGE_BITS);
        int slot = table.slotOf(INVERSE);
        assertThat(table.slotOf(2 * INVERSE)).isEqualTo(slot);
        table.add(slot, INVERSE, 7);
        assertThat(table.content(table.slotOf(2 * INVERSE))).isZero();
    }

    private static void put(PageTable table, Map<Long, Long> plain, long page, long content) {
        int slot = table.slotOf(page);
        if (table.content(slot) == 0) {
            table.add(slot, page, content);
        } else {
            assertThat(table.page(slot)).isEqualTo(page);
            table.set(slot, content);
        }
        plain.put(page, content);
    }

    private static void assertSame(PageTable table, Map<Long, Long> plain) {
        Map<Long, Long> all = new HashMap<>();
        for (int slot = 0; slot < table.slots(); slot++) {
            if (table.content(slot) != 0) {
                assertThat(all.put(table.page(slot), table.content(slot))).as("once").isNull();
            }
        }
        assertThat(all).isEqualTo(plain);
        plain.forEach((page, content) -> assertThat(table.content(table.slotOf(page))).isEqualTo(content));
    }

    /** Neighbours, pages all over the address space, and pages that a table of few slots puts close together. */
    @Provide
    Arbitrary<List<Long>> pages() {
        Arbitrary<Long> anywhere = Arbitraries.longs().map(address -> address >>> PAGE_BITS);
        Arbitrary<Long> crowded = Arbitraries.longs().between(0, 400).map(i -> (i << 40 | 5L << 32) * INVERSE);
        return Arbitraries.oneOf(Arbitraries.longs().between(0, 300), anywhere, crowded).list().ofMaxSize(700);
    }
}
