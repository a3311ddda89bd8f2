package perfmap.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import perfmap.RandomMaps.TestMap;
import perfmap.churn.BreakdownProperties.Kept;
import perfmap.churn.PlainChurn.Sum;
import perfmap.symbol.Kind;

/** What a report tells beside its breakdowns, against plain counts. */
class ChurnReportProperties {
    @Property(tries = 200)
    void everySymbolIsVisitedOnceInTheOrderOfNamesWithItsBytes(@ForAll TestMap map, @ForAll Kept kept)
            throws IOException {
        Map<String, Sum> expected = new PlainChurn(map.bytes()).by(Dimension.SYMBOL, kept.test());
        Map<String, Long> visited = new TreeMap<>();
        StringBuilder last = new StringBuilder();
        Reports.of(map.bytes(), kept.test(), null).forEachSymbol((traits, bytes, logBytes) -> {
            String name = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(visited.isEmpty() || name.compareTo(last.toString()) > 0).as("%s is next", name).isTrue();
            last.replace(0, last.length(), name);
            visited.put(name, logBytes);
            assertThat(traits).isEqualTo(PlainChurn.traits(name));
        });
        assertThat(visited.keySet()).isEqualTo(expected.keySet());
        visited.forEach((name, logBytes) -> assertThat(logBytes).isEqualTo(expected.get(name).logBytes()));
    }

    @Property(tries = 200)
    void whatATestOfNamesTakesIsListedAndSummed(@ForAll TestMap map, @ForAll Kept kept) {
        ChurnReport report = Reports.of(map.bytes(), kept.test(), null);
        Figures.NameTest hasB = (bytes, from, to) ->
                new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).contains("b");
        Map<String, Sum> expected = new PlainChurn(map.bytes())
                .by(Dimension.SYMBOL, name -> kept.test().test(name) && name.contains("b"));
        Map<String, Sum> listed = new TreeMap<>();
        report.symbols(hasB, SortKey.NAME, Reports.ALL).forEach(row -> listed.put(row.key(), Sum.of(row.counts())));
        assertThat(listed).isEqualTo(expected);
        assertThat(report.sum(hasB).map(Sum::of))
                .contains(expected.values().stream().reduce(Sum.NONE, Sum::plus));
    }

    @Property(tries = 200)
    void theStepsOfTheTimelineAddUpToTheLogBytesOfEachKindHoweverTheReportIsFiltered(@ForAll TestMap map,
            @ForAll Kept kept) {
        ChurnReport report = Reports.of(map.bytes(), kept.test(), null);
        Map<Kind, Long> expected = new EnumMap<>(Kind.class);
        for (PlainChurn.Line line : new PlainChurn(map.bytes()).lines()) {
            expected.merge(PlainChurn.traits(line.name()).kind(), line.bytes(), Long::sum);
        }
        Map<Kind, Long> sums = new EnumMap<>(Kind.class);
        report.timeline().forEach((kind, steps) -> sums.put(kind, Arrays.stream(steps).sum()));
        assertThat(sums).isEqualTo(expected);
    }

    @Property(tries = 200)
    void theWholeLogIsSummedHoweverTheReportIsFiltered(@ForAll TestMap map, @ForAll Kept kept) {
        ChurnReport report = Reports.of(map.bytes(), kept.test(), null);
        PlainChurn plain = new PlainChurn(map.bytes());
        assertThat(Sum.of(report.everything()))
                .isEqualTo(plain.bySymbol().values().stream().reduce(Sum.NONE, Sum::plus));
        assertThat(report.compactBytes()).isEqualTo(plain.oracle().compact().length);
    }

    @Example
    void aReportSaysOfWhatItIsAndHowLongThatTook() {
        Growth growth = new Growth(3, true);
        ChurnReport report = Reports.of(new byte[0], null, growth);
        assertThat(report.source()).isEqualTo("x.map");
        assertThat(report.growth()).isSameAs(growth);
        assertThat(report.scan().mapBytes()).isZero();
    }

    @Example
    void everyDimensionAndEveryOrderIsFoundByItsLabelAndNothingElseIs() {
        for (Dimension dimension : Dimension.values()) {
            assertThat(Dimension.ofLabel(dimension.label())).contains(dimension);
        }
        for (SortKey key : SortKey.values()) {
            assertThat(SortKey.ofLabel(key.label())).contains(key);
        }
        assertThat(List.of(Dimension.ofLabel("KIND"), Dimension.ofLabel(""), SortKey.ofLabel("code_bytes"),
                SortKey.ofLabel(""))).allMatch(Optional::isEmpty);
        assertThat(SortKey.CODE_BYTES.label()).isEqualTo("code-bytes");
    }
}
