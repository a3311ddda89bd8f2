package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.churn.ChurnReport;
import perfmap.churn.Reports;
import perfmap.symbol.Group;
import perfmap.symbol.Kind;

/** Folded stacks, read as flamegraph.pl reads them. */
class ChurnFoldedTest {
    /** flamegraph.pl: what stands before the last blank is the stack, and may end in one more count. */
    private static final Pattern STACK_AND_COUNT = Pattern.compile("(.*)\\s+?(\\d+(?:\\.\\d*)?)");

    static Stream<byte[]> maps() {
        return HostileMaps.andReal();
    }

    @ParameterizedTest
    @MethodSource("maps")
    void everyLineIsGroupKindAndSymbolWithOneCount(byte[] map) throws IOException {
        ChurnReport report = Reports.of(map);
        List<String> lines = folded(report).lines().toList();
        assertThat(lines).hasSize((int) report.total().symbols());
        long sum = 0;
        for (String line : lines) {
            Matcher matcher = STACK_AND_COUNT.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            sum += Long.parseLong(matcher.group(2));
            assertThat(STACK_AND_COUNT.matcher(matcher.group(1)).matches()).as("%s has two counts", line)
                    .isFalse();
            String[] frames = matcher.group(1).split(";", -1);
            assertThat(frames).as(line).hasSize(3).doesNotContain("");
            assertThat(Kind.ofLabel(frames[1]).orElseThrow().group())
                    .isEqualTo(Group.ofLabel(frames[0]).orElseThrow());
            assertThat(line.codePoints()).noneMatch(Steering::is);
        }
        assertThat(sum).isEqualTo(report.total().logBytes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', ignoreLeadingAndTrailingWhitespace = false, nullValues = "none", value = {
        "Stub:utf8Write>stubs;stub;Stub:utf8Write 19",
        "a;b>other;other;a:b 8",
        "at line 12>other;other;at line_12 15",
        "12>other;other;12 7",
        "   >other;other;[empty name] 8",
        "JS:~ :1>functions;js;JS:~ :1 12",
    })
    void namesAreWrittenSo(String name, String line) throws IOException {
        byte[] map = ("0 1 " + name + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(folded(Reports.of(map))).isEqualTo(line + "\n");
    }

    private static String folded(ChurnReport report) throws IOException {
        StringWriter out = new StringWriter();
        ChurnFolded.write(report, out);
        return out.toString();
    }
}
