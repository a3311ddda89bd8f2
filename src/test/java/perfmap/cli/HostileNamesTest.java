package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import perfmap.Oracle;
import perfmap.report.RfcCsv;
import perfmap.report.Steering;

/** The program on a map, its name included, that is made to harm whoever looks at what it prints. */
@Execution(ExecutionMode.CONCURRENT)
class HostileNamesTest extends ShellTest {
    /** Characters are bytes. The last pieces are a bidi override, a C1 control, a full-width =, and no UTF-8. */
    private static final List<String> NAMES = List.of("\u001b[31mred\u001b[0m", "\u001b]0;title\u0007", "a\rb", "a\0b",
            "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "=cmd|'/c calc'!A0", "+1+1", "-1+1",
            "@SUM(1)", "]]></failure><error/>", "\"quoted\",", "::error::x", "##vso[task.complete result=Failed]",
            "%0A::error::x", "a;b 12", "\u007f\b", "\u00e2\u0080\u00aetxt.exe", "\u00c2\u009b2J", "\u00e2\u0080\u00a8",
            "\u00ef\u00bc\u009d1", "\u00ff\u00fe\u00c3(", "\u00ed\u00a0\u0080", "");
    private static final String FILE = "=1<script>&]]>\u001b[2J\r\u202e\u009b,\"'.map";

    private byte[] map;

    @BeforeEach
    void writeMaps() throws IOException {
        StringBuilder lines = new StringBuilder("##vso[task.complete]\n");
        for (int i = 0; i < NAMES.size(); i++) {
            lines.append(Integer.toHexString(0x1000 + 16 * i)).append(" 10 ").append(NAMES.get(i)).append('\n');
            lines.append(NAMES.get(i)).append('\n'); // as behind a line feed in a name: a malformed line
        }
        map = lines.toString().getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve(FILE), map);
        write("old.map", "1000 10 a\n");
    }

    @Test
    void theMapKeepsEveryNameByteForByte() throws IOException {
        Run outcome = run("tool -q \"$evil\" out");
        assertThat(outcome.status()).isZero();
        assertThat(folder.resolve("out")).hasBinaryContent(Oracle.of(map).compact());
        for (String name : NAMES) {
            assertThat(Files.readString(folder.resolve("out"), StandardCharsets.ISO_8859_1))
                    .contains(" 10 " + name + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tool \"$evil\" out",
        "tool --stats json \"$evil\" out",
        "tool --strict \"$evil\" out",
        "tool churn --by kind,symbol --top 99 \"$evil\"",
        "tool churn --format json --top 99 \"$evil\"",
        "tool churn --format csv --top 99 \"$evil\"",
        "tool churn --format folded \"$evil\"",
        "tool churn --format html \"$evil\" | sed -n '/<script/!p'",
        "tool check --max entries=1 \"$evil\"",
        "tool check --max entries=1 --format json \"$evil\"",
        "tool check --max entries=1 --format junit \"$evil\"",
        "tool check --max entries=1 --format github \"$evil\"",
        "tool diff --top 99 --by symbol old.map \"$evil\"",
        "tool diff --top 99 --by symbol --format json old.map \"$evil\"",
        "tool diff --top 99 --by symbol --format csv old.map \"$evil\""})
    void nothingThatIsPrintedSteersTheTerminal(String script) {
        Run outcome = run(script);
        assertThat(outcome.status()).isIn(0, 1, 65);
        String all = outcome.out().replace("\r\n", "\n") + outcome.error();
        assertThat(all.codePoints().filter(c -> c != '\n' && Steering.is(c)).mapToObj(Integer::toHexString)).isEmpty();
        assertThat(all).isNotEmpty();
    }

    @Test
    void noLineInTheLogOfABuildIsACommandToTheMachineThatReadsIt() throws IOException {
        write("##[error].map", "1000 10 a\n");
        for (String script : List.of("tool \"$evil\" out", "tool --strict \"$evil\" out",
                "tool churn --by symbol --top 99 \"$evil\"", "tool churn '##[error].map'",
                "tool --drop '##[error]' '##[error].map' '##[error].out'", "tool '##[error]missing' out",
                "tool '--##[error]' old.map out", "tool check --max entries=1 \"$evil\"",
                "tool check --max entries=1 --format github \"$evil\"",
                "tool diff --by symbol old.map \"$evil\"")) {
            Run outcome = run(script);
            assertThat(outcome.error() + outcome.out()).as(script).doesNotContain("##");
            assertThat(outcome.error().lines()).noneMatch(line -> line.startsWith("::"));
        }
    }

    @Test
    void noFieldOfACsvIsAFormula() {
        for (String script : List.of("tool churn -q --format csv --top 99 \"$evil\"",
                "tool diff -q --top 99 --by symbol --format csv old.map \"$evil\"")) {
            List<List<String>> records = RfcCsv.parse(run(script).out());
            assertThat(records).hasSizeGreaterThan(NAMES.size());
            assertThat(records).allSatisfy(record -> assertThat(record).hasSameSizeAs(records.get(0))
                    .noneMatch(field -> field.matches("(?s)[=+@\\t\\r\uff1d].*|-.*[^0-9].*")));
        }
    }

    @Test
    void xmlAndJsonAreWellFormed() throws Exception {
        String xml = run("tool check -q --max entries=1 --format junit \"$evil\"").out();
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("error").getLength()).isZero();
        for (String script : List.of("tool churn -q --format json \"$evil\"",
                "tool diff -q --format json old.map \"$evil\"",
                "tool check -q --max entries=1 --format json \"$evil\"", "tool --stats json \"$evil\" out 2>&1")) {
            assertThat(JsonParser.parseString(run(script).out()).getAsJsonObject().get("schema").getAsInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void noNameIsMarkupInThePage() {
        String page = run("tool churn -q --format html \"$evil\"").out();
        assertThat(page).doesNotContain("alert(1)</script>", "<img src=x", "<script>alert", "]]></failure>");
        String tame = run("tool churn -q --format html old.map").out();
        assertThat(page.split("</script>", -1)).hasSameSizeAs(tame.split("</script>", -1));
    }

    private Run run(String script) {
        return shell.run("export LC_ALL=C.UTF-8; " + script, "evil", FILE);
    }
}
