package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The table of pages against one of the JDK's. */
class PageTableProperties {
    @Property(tries = 500)
    void everyPageHasTheNumberItWasGivenLast(@ForAll("pages") List<Long> pages) {
        PageTable table = new PageTable();
        Map<Long, Integer> plain = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            put(table, plain, pages.get(i), i + 1);
        }
        assertSame(table, plain);
    }

    @Example
    void fetchingPagesOfATableOfAnySizeChangesNothing() {
        PageTable table = new PageTable();
        Map<Long, Integer> plain = new HashMap<>();
        long[] starts = new long[100_000];
        for (int i = 0; i < starts.length; i++) {
            long page = i * 0x9e3779b97f4a7L & -1L >>> PageTable.PAGE_BITS;
            starts[i] = page << PageTable.PAGE_BITS;
            table.fetch(starts, Math.max(0, i - 64), i + 1);
            put(table, plain, page, i + 1);
        }
        assertSame(table, plain);
    }

    @Property(tries = 500)
    void aTableThatWasClearedIsAsGoodAsNew(@ForAll("pages") List<Long> before, @ForAll("pages") List<Long> after) {
        PageTable table = new PageTable();
        before.forEach(page -> put(table, new HashMap<>(), page, 1));
        int slots = table.slots();
        table.clear();
        assertSame(table, Map.of());
        for (long page : before) {
            assertThat(table.number(table.slotOf(page))).isZero();
        }
        Map<Long, Integer> plain = new HashMap<>();
        for (int i = 0; i < after.size(); i++) {
            put(table, plain, after.get(i), i + 1);
        }
        assertSame(table, plain);
        if (after.size() <= before.size() / 2) {
            assertThat(table.slots()).as("room").isEqualTo(slots);
        }
    }

    /** What stood in the first slot need not belong there: it may have found those at the end taken. */
    @Property(tries = 300)
    void whatStoodInTheFirstSlotIsFoundAgainAfterTheTableWasCleared(@ForAll Random random) {
        PageTable table = new PageTable();
        List<Long> pages = random.longs(150, 1, 1L << 40).boxed().distinct().toList();
        pages.forEach(page -> put(table, new HashMap<>(), page, 1));
        long first = table.page(0);
        table.clear();
        Map<Long, Integer> plain = new HashMap<>();
        put(table, plain, first, 1);
        pages.stream().filter(page -> page != first).limit(2).forEach(page -> put(table, plain, page, 2));
        assertSame(table, plain);
    }

    /** Also what would be told wrongly if a free slot were taken for that of page 0. */
    @Example
    void aPageThatIsMissingIsNotFound() {
        PageTable table = new PageTable();
        for (long page = 0; page < 1_000; page++) {
            int slot = table.slotOf(page);
            assertThat(table.number(slot)).isZero();
            table.add(slot, page, -7);
            assertThat(table.number(table.slotOf(page))).isEqualTo(-7);
        }
    }

    @Example
    void withRoomMadeForAnotherTableItsPagesAreTakenWithoutGrowing() {
        for (int own = 0; own <= 2_000; own += 97) {
            for (int others = 0; others <= 2_000; others += 89) {
                PageTable table = filled(LongStream.range(0, own));
                PageTable other = filled(LongStream.range(1_000_000, 1_000_000 + others));
                table.makeRoomFor(other);
                int slots = table.slots();
                LongStream.range(1_000_000, 1_000_000 + others)
                        .forEach(page -> table.add(table.slotOf(page), page, 1));
                assertThat(table.slots()).isEqualTo(slots).isLessThanOrEqualTo(Math.max(256, 4 * (own + others)));
            }
        }
    }

    private static PageTable filled(LongStream pages) {
        PageTable table = new PageTable();
        pages.forEach(page -> table.add(table.slotOf(page), page, 1));
        return table;
    }

    private static void put(PageTable table, Map<Long, Integer> plain, long page, int number) {
        int slot = table.slotOf(page);
        if (table.number(slot) == 0) {
            table.add(slot, page, number);
        } else {
            assertThat(table.page(slot)).isEqualTo(page);
            table.set(slot, number);
        }
        plain.put(page, number);
    }

    private static void assertSame(PageTable table, Map<Long, Integer> plain) {
        Map<Long, Integer> all = new HashMap<>();
        for (int slot = 0; slot < table.slots(); slot++) {
            if (table.number(slot) != 0) {
                assertThat(all.put(table.page(slot), table.number(slot))).as("once").isNull();
            }
        }
        assertThat(all).isEqualTo(plain);
        plain.forEach((page, number) -> assertThat(table.number(table.slotOf(page))).isEqualTo(number));
    }

    /** Neighbours, pages all over the address space, and pages that a table of few slots puts close together. */
    @Provide
    Arbitrary<List<Long>> pages() {
        long inverse = 0xf1de83e19937733dL; // of the odd number that the table multiplies by, modulo 2^64
        Arbitrary<Long> crowded = Arbitraries.longs().between(0, 400).map(i -> (i << 40 | 5L << 32) * inverse);
        return Arbitraries.oneOf(Arbitraries.longs().between(0, 300), Arbitraries.longs(), crowded)
                .list().ofMaxSize(700);
    }
}
