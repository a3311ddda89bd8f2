package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import perfmap.format.Entries;

class AddressOrderProperties {
    record Entry(long start, long size, int symbol) {
    }

    @Property
    void entriesComeByUnsignedStartAndOfOneStartTheEmptyOneFirst(@ForAll("entries") List<Entry> entries) {
        List<Entry> expected = new ArrayList<>(entries);
        expected.sort(Comparator.comparing(Entry::start, Long::compareUnsigned)
                .thenComparing(entry -> entry.size == 0 ? 0 : 1));
        assertThat(sorted(entries)).isEqualTo(expected);
    }

    @Property
    void theOrderIsTheSameHoweverFewArePartedFirstAndOnHoweverManyThreads(
            @ForAll("entries") List<Entry> entries, @ForAll @IntRange(min = 1, max = 100) int mostUnparted,
            @ForAll boolean onThreads) {
        Parallel parallel = onThreads
                ? (count, task) -> IntStream.range(0, count).parallel().forEach(task) : Parallel.ALONE;
        assertThat(sorted(entries, mostUnparted, parallel)).isEqualTo(sorted(entries));
    }

    @Example
    void noEntriesAndOneEntryAreInOrder() {
        assertThat(sorted(List.of())).isEmpty();
        assertThat(sorted(List.of(new Entry(-1, 1, 7)))).containsExactly(new Entry(-1, 1, 7));
    }

    @Example
    void everyBitOfTheStartCounts() {
        List<Entry> descending = new ArrayList<>();
        for (int bit = Long.SIZE - 1; bit >= 0; bit--) {
            descending.add(new Entry(1L << bit, 1, bit));
        }
        List<Entry> sorted = sorted(descending);
        assertThat(sorted).extracting(Entry::symbol).isSorted().hasSize(Long.SIZE);
    }

    private static List<Entry> sorted(List<Entry> entries) {
        return sorted(entries, Integer.MAX_VALUE, Parallel.ALONE);
    }

    private static List<Entry> sorted(List<Entry> entries, int mostUnparted, Parallel parallel) {
        Tails tails = new Tails();
        Run run = new Run(0);
        entries.forEach(entry -> run.add(entry.start, tails.numberOf(entry.size, entry.symbol)));
        Entries sorted = AddressOrder.sorted(run, tails, mostUnparted, parallel);
        List<Entry> result = new ArrayList<>();
        for (int i = 0; i < sorted.count; i++) {
            result.add(new Entry(sorted.starts[i], sorted.sizes[i], sorted.symbols[i]));
        }
        return result;
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<Long> starts = Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(0, 20),
                Arbitraries.longs().between(0x7f00_0000_0000L, 0x7f00_0040_0000L));
        Arbitrary<Long> sizes = Arbitraries.of(0L, 1L, 0x10L, -1L);
        return Combinators.combine(starts, sizes, Arbitraries.integers().between(0, 1 << 20)).as(Entry::new)
                .list().ofMaxSize(300).uniqueElements(entry -> List.of(entry.start, entry.size == 0));
    }
}
