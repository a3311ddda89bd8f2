package perfmap.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.TestMaps;
import perfmap.churn.BreakdownProperties.Kept;
import perfmap.churn.PlainChurn.Sum;

/** Breakdowns of maps that were recorded or made by hand. */
class BreakdownTest {
    static List<Path> maps() {
        return Reports.maps();
    }

    @ParameterizedTest
    @MethodSource("maps")
    void theRowsOfEveryLevelAddUpHoweverTheyAreChosenAndSorted(Path map) {
        byte[] bytes = Reports.bytes(map);
        for (Kept kept : Kept.values()) {
            ChurnReport report = Reports.of(bytes, kept.test(), null);
            for (Dimension outer : Dimension.values()) {
                for (SortKey sort : SortKey.values()) {
                    BreakdownProperties.assertAddsUp(report.by(List.of(outer), sort, 7), report, 7);
                }
                for (Dimension inner : Dimension.values()) {
                    BreakdownProperties.assertAddsUp(
                            report.by(List.of(outer, inner), SortKey.ENTRIES, 3), report, 3);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("maps")
    void theRowsOfEveryDimensionAreWhatAPlainCountGives(Path map) {
        byte[] bytes = Reports.bytes(map);
        ChurnReport report = Reports.of(bytes);
        PlainChurn plain = new PlainChurn(bytes);
        for (Dimension by : Dimension.values()) {
            Map<String, Sum> rows = new TreeMap<>();
            report.by(List.of(by), SortKey.NAME, Reports.ALL).rows()
                    .forEach(row -> rows.put(row.key(), Sum.of(row.counts())));
            assertThat(rows).isEqualTo(plain.by(by, name -> true));
        }
    }

    @Test
    void codeBytesBeyond64BitsAreCountedToTheLastByteAndSorted() {
        String map = "0 ffffffffffffffff b\n0 ffffffffffffffff b\n0 ffffffffffffffff a\n0 1 a\n";
        ChurnReport report = Reports.of(map.getBytes(StandardCharsets.ISO_8859_1));
        List<Row> rows = report.by(List.of(Dimension.SYMBOL), SortKey.CODE_BYTES, Reports.ALL).rows();
        assertThat(rows).extracting(Row::key).containsExactly("b", "a");
        assertThat(rows.get(0).counts().codeBytes()).isEqualTo("36893488147419103230");
        assertThat(rows.get(1).counts().codeBytes()).isEqualTo("18446744073709551616");
        assertThat(rows.get(1).counts().liveCodeBytes()).isEqualTo("1");
        assertThat(report.total().codeBytes()).isEqualTo("55340232221128654846");
    }

    @Test
    void liveCodeThatFillsAllAddressesIsCountedToTheLastByte() {
        String map = "0 8000000000000000 x\n8000000000000000 8000000000000000 x\n";
        Counts total = Reports.of(map.getBytes(StandardCharsets.ISO_8859_1)).total();
        assertThat(total.liveCodeBytes()).isEqualTo("18446744073709551616").isEqualTo(total.codeBytes());
    }

    @Test
    void aRecordedMapHasTheNumbersThatGrepCounts() {
        byte[] bytes = TestMaps.unpacked(TestMaps.real("node-0.12.18"));
        Row stubs = Reports.of(bytes).kinds().rows().stream().filter(row -> row.key().equals("stub"))
                .findFirst().orElseThrow();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        long counted = text.lines().filter(line -> line.matches("[0-9a-f]+ [0-9a-f]+ Stub:.*")).count();
        assertThat(counted).isGreaterThan(1_000);
        assertThat(stubs.counts().entries()).isEqualTo(counted);
    }
}
