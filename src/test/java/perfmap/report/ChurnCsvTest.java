package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.churn.ChurnReport;
import perfmap.churn.Counts;
import perfmap.churn.Dimension;
import perfmap.churn.Reports;
import perfmap.churn.SortKey;

/** The CSV of a churn report: by RFC 4180, complete, and no formula for a spreadsheet. */
class ChurnCsvTest {
    static Stream<byte[]> maps() {
        return HostileMaps.andReal();
    }

    @ParameterizedTest
    @MethodSource("maps")
    void theRecordsOfAnyMapParseAndAddUpToTheWhole(byte[] map) throws IOException {
        ChurnReport report = Reports.of(map);
        for (List<Dimension> by : List.of(List.of(Dimension.SYMBOL), List.of(Dimension.KIND, Dimension.SYMBOL),
                List.of(Dimension.SYMBOL, Dimension.KIND, Dimension.TIER))) {
            List<List<String>> records = records(report, by, 5);
            assertThat(records.get(0)).startsWith(by.stream().map(Dimension::label).toArray(String[]::new));
            assertThat(records).allMatch(record -> record.size() == by.size() + 9);
            assertThat(sums(records, by.size())).isEqualTo(measures(report.total()));
        }
    }

    @ParameterizedTest
    @MethodSource("maps")
    void noFieldBeginsAFormulaOrHoldsAControlCharacter(byte[] map) throws IOException {
        List<Dimension> by = List.of(Dimension.KIND, Dimension.SYMBOL);
        for (List<String> record : records(Reports.of(map), by, Reports.ALL)) {
            assertThat(record).allMatch(field -> field.isEmpty() || "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
                    .indexOf(field.charAt(0)) < 0);
            assertThat(record).allMatch(field -> field.codePoints().noneMatch(Steering::is));
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "=1+1,            `'=1+1`",
        "+1,              `'+1`",
        "-1,              `'-1`",
        "@SUM,            `'@SUM`",
        "`a,b`,           `\"a,b\"`",
        "`a\"b`,          `\"a\"\"b\"`",
        "`=a,b`,          `\"'=a,b\"`",
        "` a`,            `\" a\"`",
        "`a `,            `\"a \"`",
        "a=1,             a=1",
        "` =1+1`,         `\" '=1+1\"`",
        "a;=1+1,          a;'=1+1",
        "a; =1+1,         a; '=1+1",
        "a;b=1,           a;b=1",
        "`a\tb`,          `a\\x09b`",
    })
    void namesAreWrittenSo(String name, String field) throws IOException {
        assertThat(csv(Reports.of(("0 10 " + name + "\n").getBytes(StandardCharsets.UTF_8)),
                List.of(Dimension.SYMBOL), 1)).contains("\r\n" + field + ",1,");
    }

    @Test
    void eachRecordOfASymbolNamesItsKindToo() throws IOException {
        String map = "0 10 Stub:a\n10 10 Stub:a\n0 8 JS:*f /x.js:1:1\n";
        assertThat(csv(Reports.of(map.getBytes(StandardCharsets.UTF_8)),
                List.of(Dimension.SYMBOL, Dimension.KIND), 1)).isEqualTo(
                "symbol,kind,symbols,log_bytes,entries,live,stale,relogged,moved,code_bytes,live_code_bytes\r\n"
                + "Stub:a,stub,1,25,2,1,1,0,1,32,16\r\n[1 other],,1,20,1,1,0,0,0,8,8\r\n");
    }

    private static List<BigInteger> sums(List<List<String>> records, int from) {
        BigInteger[] sums = new BigInteger[9];
        java.util.Arrays.fill(sums, BigInteger.ZERO);
        for (List<String> record : records.subList(1, records.size())) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sums[i].add(new BigInteger(record.get(from + i)));
            }
        }
        return List.of(sums);
    }

    private static List<BigInteger> measures(Counts counts) {
        return List.of(BigInteger.valueOf(counts.symbols()), BigInteger.valueOf(counts.logBytes()),
                BigInteger.valueOf(counts.entries()), BigInteger.valueOf(counts.live()),
                BigInteger.valueOf(counts.stale()), BigInteger.valueOf(counts.relogged()),
                BigInteger.valueOf(counts.moved()), counts.codeBytes(), counts.liveCodeBytes());
    }

    private static List<List<String>> records(ChurnReport report, List<Dimension> by, int top) throws IOException {
        return RfcCsv.parse(csv(report, by, top));
    }

    private static String csv(ChurnReport report, List<Dimension> by, int top) throws IOException {
        StringWriter out = new StringWriter();
        ChurnCsv.write(report.by(by, SortKey.LOG_BYTES, top), out);
        return out.toString();
    }
}
