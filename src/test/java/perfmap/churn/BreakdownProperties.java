package perfmap.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import perfmap.RandomMaps.TestMap;
import perfmap.churn.PlainChurn.Sum;

/** Rows of any breakdown: nothing vanishes, the first are first, and every row is what a plain count gives. */
class BreakdownProperties {
    /** Which symbols a filter keeps. */
    enum Kept {
        ALL, SHORT, STUBS, NONE;

        Predicate<String> test() {
            return switch (this) {
                case ALL -> name -> true;
                case SHORT -> name -> name.length() < 12;
                case STUBS -> name -> name.startsWith("Stub:");
                case NONE -> name -> false;
            };
        }
    }

    @Property(tries = 500)
    void theRowsOfEveryLevelAddUpToTheRowThatTheyAreIn(@ForAll TestMap map,
            @ForAll @Size(min = 1, max = 3) @UniqueElements List<Dimension> by, @ForAll SortKey sort,
            @ForAll @IntRange(min = 1, max = 8) int top, @ForAll Kept kept) {
        ChurnReport report = Reports.of(map.bytes(), kept.test(), null);
        assertAddsUp(report.by(by, sort, top), report, top);
    }

    @Property(tries = 500)
    void everyRowIsWhatAPlainCountOfItsSymbolsGives(@ForAll TestMap map, @ForAll Dimension by,
            @ForAll Kept kept) {
        ChurnReport report = Reports.of(map.bytes(), kept.test(), null);
        Map<String, Sum> rows = new TreeMap<>();
        report.by(List.of(by), SortKey.NAME, Reports.ALL).rows()
                .forEach(row -> assertThat(rows.put(row.key(), Sum.of(row.counts()))).isNull());
        assertThat(rows).isEqualTo(new PlainChurn(map.bytes()).by(by, kept.test()));
    }

    @Property(tries = 500)
    void theRowsThatAreShownAreTheFirstOfAllInOrder(@ForAll TestMap map,
            @ForAll @Size(min = 1, max = 2) @UniqueElements List<Dimension> by, @ForAll SortKey sort,
            @ForAll @IntRange(min = 1, max = 8) int top) {
        ChurnReport report = Reports.of(map.bytes());
        List<Row> all = report.by(by, sort, Reports.ALL).rows();
        assertThat(all).isSortedAccordingTo(plainOrder(sort));
        List<Row> shown = report.by(by, sort, top).rows();
        assertThat(shown.stream().filter(row -> row.others() == 0).map(Row::key))
                .isEqualTo(all.stream().limit(top).map(Row::key).toList());
        long others = shown.stream().mapToLong(Row::others).sum();
        assertThat(others).isEqualTo(Math.max(0, all.size() - top));
        assertThat(shown.stream().filter(row -> row.others() > 0).map(Row::key)).isEqualTo(
                others == 0 ? List.of() : List.of(others == 1 ? "[1 other]" : "[" + others + " others]"));
    }

    @Property(tries = 300)
    void movedIsWhatIsNeitherTheFirstOfItsNameNorLoggedAgain(@ForAll TestMap map) {
        ChurnReport report = Reports.of(map.bytes());
        for (Row row : report.by(List.of(Dimension.SYMBOL), SortKey.NAME, Reports.ALL).rows()) {
            Counts counts = row.counts();
            int relogged = new PlainChurn(map.bytes()).oracle().relogs().getOrDefault(row.key(), 0);
            assertThat(counts.relogged()).isEqualTo(relogged);
            assertThat(counts.moved()).isEqualTo(counts.entries() - relogged - 1);
        }
        Counts total = report.total();
        assertThat(total.moved()).isEqualTo(total.entries() - total.relogged() - total.symbols());
    }

    static void assertAddsUp(Breakdown table, ChurnReport report, int top) {
        assertThat(sum(table.rows())).isEqualTo(Sum.of(report.total()));
        assertAddUp(table.rows(), table.by().size(), top);
    }

    private static void assertAddUp(List<Row> rows, int depth, int top) {
        assertThat(rows.size()).isLessThanOrEqualTo(top + 1);
        for (Row row : rows) {
            boolean isLeaf = depth == 1 || row.others() > 0;
            assertThat(row.rows().isEmpty()).isEqualTo(isLeaf);
            if (!isLeaf) {
                assertThat(sum(row.rows())).isEqualTo(Sum.of(row.counts()));
                assertAddUp(row.rows(), depth - 1, top);
            }
        }
    }

    private static Sum sum(List<Row> rows) {
        return rows.stream().map(row -> Sum.of(row.counts())).reduce(Sum.NONE, Sum::plus);
    }

    private static Comparator<Row> plainOrder(SortKey sort) {
        Comparator<Row> byName = Comparator.comparing(Row::key);
        return switch (sort) {
            case LOG_BYTES -> most(Comparator.comparing(row -> row.counts().logBytes())).thenComparing(byName);
            case ENTRIES -> most(Comparator.comparing(row -> row.counts().entries())).thenComparing(byName);
            case LIVE -> most(Comparator.comparing(row -> row.counts().live())).thenComparing(byName);
            case STALE -> most(Comparator.comparing(row -> row.counts().stale())).thenComparing(byName);
            case CODE_BYTES -> most(Comparator.comparing(row -> row.counts().codeBytes())).thenComparing(byName);
            case NAME -> byName;
        };
    }

    private static Comparator<Row> most(Comparator<Row> least) {
        return least.reversed();
    }
}
