package perfmap.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import perfmap.RandomMaps.TestMap;
import perfmap.churn.Change.Fate;
import perfmap.churn.PlainChurn.Sum;

/** Changes between two maps against plain counts of both. */
class ComparisonProperties {
    /** A row on both sides. */
    private record Pair(String key, Sum before, Sum after) {
        BigInteger by(SortKey sort) {
            return amount(after, sort).subtract(amount(before, sort));
        }
    }

    @Property(tries = 300)
    void theChangedRowsAreThoseWhosePlainCountsDifferTheLargestChangeFirst(@ForAll TestMap before,
            @ForAll TestMap after, @ForAll Dimension by, @ForAll SortKey sort,
            @ForAll @IntRange(min = 1, max = 12) int top) {
        Map<String, Sum> old = new PlainChurn(before.bytes()).by(by, name -> true);
        Map<String, Sum> now = new PlainChurn(after.bytes()).by(by, name -> true);
        List<Pair> expected = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        keys.forEach(key ->
                expected.add(new Pair(key, old.getOrDefault(key, Sum.NONE), now.getOrDefault(key, Sum.NONE))));
        expected.removeIf(pair -> pair.before.equals(pair.after));
        int unchanged = keys.size() - expected.size();
        if (sort != SortKey.NAME) { // they are in the order of names, and sorting is stable
            expected.sort(Comparator.<Pair, BigInteger>comparing(pair -> pair.by(sort).abs()).reversed());
        }
        List<Change> changes = compare(before, after, List.of(by), sort, top);
        int first = Math.min(top, expected.size());
        assertThat(changes.subList(0, first)).extracting(ComparisonProperties::pair)
                .isEqualTo(expected.subList(0, first));
        for (Change change : changes.subList(0, first)) {
            assertThat(change.others()).isZero();
            assertThat(change.by(sort)).isEqualTo(pair(change).by(sort));
            assertThat(change.fate(sort)).isEqualTo(fate(pair(change), sort));
            assertThat(change.differs()).isTrue();
        }
        List<String> rest = new ArrayList<>();
        int others = expected.size() - first;
        if (others > 0) {
            rest.add(others == 1 ? "[1 other]" : "[" + others + " others]");
        }
        if (unchanged > 0) {
            rest.add("[" + unchanged + " unchanged]");
        }
        List<Change> last = changes.subList(first, changes.size());
        assertThat(last).extracting(Change::key).isEqualTo(rest);
        assertThat(last.stream().mapToInt(Change::others).sum()).isEqualTo(others + unchanged);
    }

    /** Rows within a row are what comparing that row's symbols alone gives. */
    @Property(tries = 200)
    void rowsWithinARowAreComparedLikeRowsOfTheirOwn(@ForAll TestMap before, @ForAll TestMap after) {
        List<Dimension> by = List.of(Dimension.KIND, Dimension.SYMBOL);
        for (Change change : compare(before, after, by, SortKey.ENTRIES, Reports.ALL)) {
            if (change.others() == 0) {
                List<Change> within = compare(kept(before, change.key()), kept(after, change.key()),
                        List.of(Dimension.SYMBOL), SortKey.ENTRIES, Reports.ALL);
                assertThat(change.rows()).extracting(ComparisonProperties::pair)
                        .isEqualTo(within.stream().map(ComparisonProperties::pair).toList());
            }
        }
    }

    private static List<Row> kept(TestMap map, String kind) {
        return Reports.of(map.bytes(), name -> PlainChurn.traits(name).kind().label().equals(kind), null)
                .by(List.of(Dimension.SYMBOL)).orElseThrow().rows();
    }

    private static List<Change> compare(TestMap before, TestMap after, List<Dimension> by, SortKey sort, int top) {
        return compare(Reports.of(before.bytes()).by(by).orElseThrow().rows(),
                Reports.of(after.bytes()).by(by).orElseThrow().rows(), by, sort, top);
    }

    private static List<Change> compare(List<Row> before, List<Row> after, List<Dimension> by, SortKey sort,
            int top) {
        return new Comparison(sort, top, UnaryOperator.identity()).of(before, after, by);
    }

    private static Pair pair(Change change) {
        return new Pair(change.key(), Sum.of(change.before()), Sum.of(change.after()));
    }

    private static BigInteger amount(Sum sum, SortKey sort) {
        return switch (sort) {
            case LOG_BYTES, NAME -> BigInteger.valueOf(sum.logBytes());
            case ENTRIES -> BigInteger.valueOf(sum.entries());
            case LIVE -> BigInteger.valueOf(sum.live());
            case STALE -> BigInteger.valueOf(sum.entries() - sum.live());
            case CODE_BYTES -> sum.codeBytes();
        };
    }

    private static Fate fate(Pair pair, SortKey sort) {
        if (pair.before.equals(Sum.NONE)) {
            return Fate.APPEARED;
        }
        if (pair.after.equals(Sum.NONE)) {
            return Fate.VANISHED;
        }
        return List.of(Fate.SHRANK, Fate.SAME, Fate.GREW).get(pair.by(sort).signum() + 1);
    }
}
