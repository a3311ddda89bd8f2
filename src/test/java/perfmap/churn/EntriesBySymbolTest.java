package perfmap.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.Oracle;
import perfmap.TestMaps;
import perfmap.churn.PlainChurn.Sum;
import perfmap.scan.Compacting;

/** What is counted of each symbol, against plain counts and against the pipeline that people used before. */
class EntriesBySymbolTest {
    @TempDir
    Path folder;

    static List<Path> maps() {
        return Reports.maps();
    }

    static List<Path> realMaps() {
        return TestMaps.real();
    }

    static Stream<Path> nodeMaps() {
        return TestMaps.real().stream().filter(map -> map.getFileName().toString().startsWith("node"));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void everyMeasureOfEverySymbolIsThatOfAPlainCount(Path map) {
        byte[] bytes = Reports.bytes(map);
        Map<String, Sum> rows = new TreeMap<>();
        symbols(Reports.of(bytes)).forEach(row -> rows.put(row.key(), Sum.of(row.counts())));
        assertThat(rows).isEqualTo(new PlainChurn(bytes).bySymbol());
    }

    @ParameterizedTest
    @MethodSource("realMaps")
    void entriesBySymbolAreThoseThatCuttingAndCountingLinesGives(Path map) {
        byte[] bytes = Reports.bytes(map);
        Map<String, Long> counted = wellFormed(bytes).collect(
                Collectors.groupingBy(EntriesBySymbolTest::cut, TreeMap::new, Collectors.counting()));
        assertThat(bySymbol(Reports.of(bytes), Counts::entries)).isEqualTo(counted);
    }

    @ParameterizedTest
    @MethodSource("realMaps")
    void liveEntriesBySymbolAreThoseOfTheCompactedMap(Path map) {
        byte[] bytes = Reports.bytes(map);
        Map<String, Long> counted = Stream.of(text(Compacting.compact(bytes)).split("\n")).collect(
                Collectors.groupingBy(EntriesBySymbolTest::cut, TreeMap::new, Collectors.counting()));
        Map<String, Long> live = bySymbol(Reports.of(bytes), Counts::live);
        live.values().removeIf(count -> count == 0);
        assertThat(live).isEqualTo(counted);
    }

    @ParameterizedTest
    @MethodSource("nodeMaps")
    void entriesBySymbolAreThoseOfTheShellPipeline(Path map) throws Exception {
        assumeTrue(Stream.of("cut", "sort", "uniq")
                .allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool))));
        byte[] bytes = Reports.bytes(map);
        Path lines = Files.write(folder.resolve("well-formed"),
                (wellFormed(bytes).collect(Collectors.joining("\n")) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        Map<String, Long> counted = new TreeMap<>();
        for (String line : pipeline("cut -d' ' -f3- | sort | uniq -c", lines).split("\n")) {
            String trimmed = line.replaceFirst("^ +", "");
            int blank = trimmed.indexOf(' ');
            counted.put(trimmed.substring(blank + 1), Long.parseLong(trimmed.substring(0, blank)));
        }
        assertThat(bySymbol(Reports.of(bytes), Counts::entries)).isEqualTo(counted);
    }

    private static String pipeline(String command, Path input) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).redirectInput(input.toFile());
        shell.environment().put("LC_ALL", "C");
        Process process = shell.start();
        String out = text(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return out;
    }

    private static List<Row> symbols(ChurnReport report) {
        return report.by(List.of(Dimension.SYMBOL), SortKey.LOG_BYTES, Reports.ALL).rows();
    }

    private static Map<String, Long> bySymbol(ChurnReport report, ToLongFunction<Counts> measure) {
        return symbols(report).stream().collect(Collectors.toMap(Row::key,
                row -> measure.applyAsLong(row.counts()), Long::sum, TreeMap::new));
    }

    private static Stream<String> wellFormed(byte[] map) {
        return Stream.of(text(map).split("\n"))
                .filter(line -> !Oracle.of(line.getBytes(StandardCharsets.ISO_8859_1)).entries().isEmpty());
    }

    private static String cut(String line) {
        return line.split(" ", 3)[2];
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
