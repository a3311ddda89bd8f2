package perfmap.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static perfmap.churn.Reports.lines;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import perfmap.TestMaps;
import perfmap.churn.Change.Fate;

class ComparisonTest {
    private static final List<Dimension> SYMBOL = List.of(Dimension.SYMBOL);
    private static final String OLD = lines(10, 0, "same") + lines(10, 0x1000, "grew") + lines(10, 0x2000, "shrank")
            + lines(4, 0x3000, "vanished");
    private static final String NEW = lines(10, 0, "same") + lines(30, 0x1000, "grew") + lines(5, 0x2000, "shrank")
            + lines(3, 0x3000, "appeared");

    private static List<Change> compare(String before, String after, List<Dimension> by, SortKey sort, int top) {
        return new Comparison(sort, top, UnaryOperator.identity()).of(Reports.of(before).by(by).orElseThrow().rows(),
                Reports.of(after).by(by).orElseThrow().rows(), by);
    }

    @Test
    void rowsAppearVanishGrowAndShrinkTheLargestChangeFirst() {
        List<Change> changes = compare(OLD, NEW, SYMBOL, SortKey.ENTRIES, 10);
        assertThat(changes).extracting(Change::key)
                .containsExactly("grew", "shrank", "vanished", "appeared", "[1 unchanged]");
        assertThat(changes).extracting(change -> change.fate(SortKey.ENTRIES)).containsExactly(
                Fate.GREW, Fate.SHRANK, Fate.VANISHED, Fate.APPEARED, Fate.SAME);
        assertThat(changes).extracting(change -> change.by(SortKey.ENTRIES).intValue())
                .containsExactly(20, -5, -4, 3, 0);
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void theRowsOfEveryDimensionAddUpToBothSidesWhateverIsShown(Dimension by) {
        ChurnReport before = Reports.of("a", TestMaps.unpacked(TestMaps.real("node-24")), null);
        ChurnReport after = Reports.of("b", TestMaps.unpacked(TestMaps.real("node-26")), null);
        List<Dimension> dimensions = by == Dimension.SYMBOL ? SYMBOL : List.of(by, Dimension.SYMBOL);
        for (int top : new int[] {1, 7, 100_000}) {
            for (SortKey sort : SortKey.values()) {
                List<Change> changes = new Comparison(sort, top, new Normalization(false)).of(
                        before.by(dimensions).orElseThrow().rows(), after.by(dimensions).orElseThrow().rows(),
                        dimensions);
                assertSum(changes, before.total(), after.total());
                assertThat(changes.size()).isLessThanOrEqualTo(top + 2);
                for (Change change : changes) {
                    if (!change.rows().isEmpty()) {
                        assertSum(change.rows(), change.before(), change.after());
                    }
                }
            }
        }
    }

    private static void assertSum(List<Change> changes, Counts before, Counts after) {
        Counts olds = new Counts();
        Counts news = new Counts();
        changes.forEach(change -> olds.add(change.before()));
        changes.forEach(change -> news.add(change.after()));
        assertThat(olds.sameAs(before)).isTrue();
        assertThat(news.sameAs(after)).isTrue();
    }

    @Test
    void whatOneSideDoesNotListIsMarkedAndNotCalledNewForSure() {
        List<Row> before = Reports.of(OLD).by(SYMBOL, SortKey.ENTRIES, 3).rows();
        List<Row> after = Reports.of(NEW).by(SYMBOL).orElseThrow().rows();
        List<Change> changes = new Comparison(SortKey.ENTRIES, 10, UnaryOperator.identity()).of(before, after, SYMBOL);
        assertThat(changes).filteredOn(change -> change.key().equals("appeared")).singleElement()
                .satisfies(change -> assertThat(change.unlisted()).isTrue());
        assertThat(changes).filteredOn(change -> change.key().equals("grew")).singleElement()
                .satisfies(change -> assertThat(change.unlisted()).isFalse());
        assertSum(changes, Reports.of(OLD).total(), Reports.of(NEW).total());
    }

    @Test
    void aMapIsNotSaidToDifferFromItsOwnReportThatListsOnlyTheFirstRows() {
        ChurnReport map = Reports.of(OLD);
        List<Row> all = map.by(SYMBOL).orElseThrow().rows();
        List<Row> first = map.by(SYMBOL, SortKey.ENTRIES, 2).rows();
        for (List<List<Row>> sides : List.of(List.of(all, first), List.of(first, all), List.of(first, first))) {
            List<Change> changes = new Comparison(SortKey.ENTRIES, 10, UnaryOperator.identity())
                    .of(sides.get(0), sides.get(1), SYMBOL);
            assertThat(changes).extracting(Change::key).containsExactly("[not listed]", "[2 unchanged]");
            assertThat(changes).noneMatch(Change::differs);
            assertSum(changes, map.total(), map.total());
        }
    }

    @Test
    void symbolsOfOneNormalizedNameAreOneRow() {
        String before = lines(3, 0, "JS:~f a.js:1:1") + lines(4, 0x1000, "JS:~f a.js:9:1");
        String after = lines(7, 0, "JS:~f a.js:2:1");
        List<Change> changes = new Comparison(SortKey.ENTRIES, 10, new Normalization(false)).of(
                Reports.of(before).by(SYMBOL).orElseThrow().rows(),
                Reports.of(after).by(SYMBOL).orElseThrow().rows(), SYMBOL);
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.key()).isEqualTo("JS:~f a.js:*");
            assertThat(change.before().entries()).isEqualTo(7);
            assertThat(change.after().entries()).isEqualTo(7);
        });
    }

    @Test
    void aRowDiffersIfOnlyTheRowsWithinItDo() {
        List<Dimension> by = List.of(Dimension.KIND, Dimension.SYMBOL);
        List<Change> changes = compare(lines(3, 0x1000, "Stub:a") + lines(2, 0x2000, "Stub:b"),
                lines(2, 0x1000, "Stub:a") + lines(3, 0x2000, "Stub:b"), by, SortKey.LOG_BYTES, 10);
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.key()).isEqualTo("stub");
            assertThat(change.before().logBytes()).isEqualTo(change.after().logBytes());
            assertThat(change.differs()).isTrue();
            assertThat(change.fate(SortKey.LOG_BYTES)).isEqualTo(Fate.SAME);
            assertThat(change.rows()).extracting(Change::key).containsExactly("Stub:a", "Stub:b");
        });
    }

    @Test
    void rowsTakenTogetherAreCalledOthersOnlyIfTheyChanged() {
        List<Change> changes = compare(OLD, NEW, SYMBOL, SortKey.ENTRIES, 2);
        assertThat(changes).extracting(Change::key)
                .containsExactly("grew", "shrank", "[2 others]", "[1 unchanged]");
        assertThat(changes).extracting(change -> change.fateLabel(SortKey.ENTRIES))
                .containsExactly("grew", "shrank", "others", "same");
    }

    @Test
    void theRowsWithinSymbolsOfOneNormalizedNameAreComparedTogether() {
        List<Dimension> by = List.of(Dimension.SYMBOL, Dimension.KIND);
        List<Row> before = Reports.of(lines(3, 0, "JS:~f a.js:1:1") + lines(4, 0x1000, "JS:~f a.js:9:1"))
                .by(by).orElseThrow().rows();
        List<Row> after = Reports.of(lines(5, 0, "JS:~f a.js:2:1")).by(by).orElseThrow().rows();
        List<Change> changes = new Comparison(SortKey.ENTRIES, 10, new Normalization(false)).of(before, after, by);
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.rows()).hasSize(1);
            assertSum(change.rows(), change.before(), change.after());
            assertThat(change.rows().get(0).before().entries()).isEqualTo(7);
        });
    }

    @Test
    void severalRowsForWhatIsNotListedCountAsOne() {
        Counts three = Reports.of(lines(3, 0, "a")).total();
        Counts four = Reports.of(lines(4, 0, "b")).total();
        List<Row> two = List.of(new Row("[3 others]", 3, three, List.of()), new Row("[4 others]", 4, four, List.of()));
        List<Row> one = List.of(new Row("[7 others]", 7, three.plus(four), List.of()));
        for (List<List<Row>> sides : List.of(List.of(two, two), List.of(one, two), List.of(two, List.<Row>of()))) {
            List<Change> changes = new Comparison(SortKey.ENTRIES, 10, UnaryOperator.identity())
                    .of(sides.get(0), sides.get(1), SYMBOL);
            assertThat(changes).singleElement().satisfies(change -> {
                assertThat(change.others()).isEqualTo(7);
                assertThat(change.before().sameAs(three.plus(four))).isTrue();
            });
        }
    }

    @Test
    void whatIsOnNeitherSideHasNeitherAppearedNorVanished() {
        Change nothing = new Change("x", 0, new Counts(), new Counts(), true, List.of());
        assertThat(nothing.fate(SortKey.ENTRIES)).isEqualTo(Fate.SAME);
    }

    @Test
    void aMapDoesNotDifferFromItself() {
        Path map = TestMaps.real("node-8");
        for (Dimension by : Dimension.values()) {
            List<Row> rows = Reports.of("a", TestMaps.unpacked(map), null).by(List.of(by)).orElseThrow().rows();
            assertThat(new Comparison(SortKey.LOG_BYTES, 5, UnaryOperator.identity()).of(rows, rows, List.of(by)))
                    .singleElement().satisfies(change -> assertThat(change.differs()).isFalse());
        }
    }
}
