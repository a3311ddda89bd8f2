package perfmap.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static perfmap.churn.Reports.lines;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import perfmap.churn.ChurnReport;
import perfmap.churn.Figures;
import perfmap.churn.Growth;
import perfmap.churn.Normalization;
import perfmap.churn.Reports;
import perfmap.report.Printable;
import perfmap.report.Steering;

/** What a check prints, above all where names would rather be something else than text. */
class CheckOutputTest {
    private static final String GOOD = lines(100, 0x10000, "Stub:good");

    static List<String> hostileNames() {
        return List.of("Stub:\033[2J\033]0;x\007", "Stub:]]></failure><error/>", "Stub:<&\"'>", "Stub:%0A::error::x",
                "Stub:\r::error title=x::y", "Stub:##[add-path]/tmp", "Stub:##vso[task.setvariable variable=a]b",
                "Stub:::stop-commands::t", "Stub:\u00e2\u0080\u00ae txt", "Stub:\u00ff\u00fe", "Stub:\u0000\u0001",
                "Stub:\u00ef\u00bf\u00be", "Stub:\u00c2\u009b31m", "Stub:" + "x".repeat(5000), "");
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameSteersATerminalOrTheMachineThatReadsTheLog(String name) throws WrongBudget {
        for (int width : new int[] {60, 80, 120, 300}) {
            assertTextIsSafe(hostile(name), width);
        }
    }

    static void assertTextIsSafe(Check check, int width) {
        for (String line : text(check, width).split("\n")) {
            assertThat(line.codePoints().filter(Steering::is).toArray()).isEmpty();
            assertThat(line).doesNotContain("##").doesNotStartWith("::");
            assertThat(Printable.columnsOf(line)).isLessThanOrEqualTo(Math.max(80, width));
        }
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameBreaksOutOfItsGithubAnnotation(String name) throws WrongBudget {
        assertGithubIsSafe(hostile(name));
    }

    static void assertGithubIsSafe(Check check) {
        String[] lines = github(check).split("\n", -1);
        assertThat(lines).hasSize(check.failures().size() + 1);
        for (String line : Arrays.copyOf(lines, lines.length - 1)) {
            assertThat(line).startsWith("::error title=perf map%3A ")
                    .doesNotContain("##").doesNotContainPattern("%(?!25|0A|3A)");
            assertThat(line.codePoints().filter(Steering::is).toArray()).isEmpty();
            String title = line.substring("::error title=".length(), line.indexOf("::", 2));
            assertThat(title).doesNotContain(":", ",");
        }
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void junitIsValidAgainstItsSchemaWhateverTheNames(String name) throws Exception {
        Check check = hostile(name);
        Document document = junit(check);
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        String shown = Printable.of(name.getBytes(StandardCharsets.ISO_8859_1)).replace("##", "#\\x23");
        assertThat(failure.getTextContent()).contains(name.isEmpty() ? "[empty name]" : Printable.cut(shown, 120));
        assertThat(document.getElementsByTagName("error").getLength()).isZero();
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(check.findings().size());
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void jsonHasEveryNameToTheByteAndSteersNothing(String name) throws Exception {
        assertJsonIsSafe(hostile(name), name);
    }

    static void assertJsonIsSafe(Check check, String name) throws IOException {
        StringWriter out = new StringWriter();
        CheckJson.write(check, out);
        assertThat(out.toString().codePoints().filter(c -> c != '\n' && Steering.is(c)).toArray()).isEmpty();
        JsonObject row = JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonArray("causes").get(0)
                .getAsJsonObject().getAsJsonArray("tables").get(1).getAsJsonObject().getAsJsonArray("rows").get(0)
                .getAsJsonObject();
        byte[] bytes = row.has("name_base64")
                ? java.util.Base64.getDecoder().decode(row.get("name_base64").getAsString())
                : row.get("name").getAsString().getBytes(StandardCharsets.UTF_8);
        String compared = new Normalization(false).apply(name); // as against any baseline
        assertThat(bytes).isEqualTo(compared.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stub:##\\[x]*.entries=0", "*\033*.entries=0", "*]]>*.entries=0", "*::,%*.entries=0"})
    void aHostileGlobIsHarmlessToo(String limit) throws Exception {
        Budget budget = new Budget();
        budget.readLimit(limit);
        budget.readLimit("entries=0");
        Check check = new Check(Reports.of(GOOD + "1 1 Stub:##[x]\n1 1 \033[1m\n1 1 ]]>\n1 1 ::,%\n"), budget, null,
                false);
        assertThat(check.failures()).hasSize(2);
        assertThat(text(check, 80)).doesNotContain("\033", "##");
        assertThat(github(check)).doesNotContain("\033", "##").hasLineCount(2);
        junit(check);
    }

    @Test
    void theTextHasEveryLimitAndItsVerdict() throws WrongBudget {
        Budget budget = new Budget();
        budget.readLimit("entries=1 k");
        budget.readLimit("stub.entries=50");
        budget.readLimit("stale-share=50%");
        Check check = new Check(Reports.of(GOOD), budget, Reports.of(lines(120, 0x10000, "Stub:good")), false);
        assertThat(text(check, 80)).isEqualTo("""
                new.map: 1 of 7 limits is exceeded

                VERDICT       ACTUAL       LIMIT  OF LIMIT  MEASURE        LIMIT FROM
                over             100          50   200.0 %  stub.entries   budget
                shrank       1.90 kB     2.51 kB    75.8 %  compact-bytes  was 2.28 kB + 10 %
                shrank           100         132    75.8 %  entries        was 120 + 10 %
                shrank           100         132    75.8 %  live           was 120 + 10 %
                shrank       1.90 kB     2.51 kB    75.8 %  log-bytes      was 2.28 kB + 10 %
                within           100       1,000    10.0 %  entries        budget
                within         0.0 %      50.0 %     0.0 %  stale-share    budget
                4 shrank: --update-baseline would hold the map to that

                stub.entries: 100, 50 over 50 (budget)
                Most in entries of stub:
                    SHARE       LOG     ENTRIES       LIVE  SYMBOL
                  100.0 %   1.90 kB         100        100  Stub:good
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"3|0|-", "0|0|0.0 %", "5|10|50.0 %", "100|9|1,111 %", "9999|10|99,990 %",
        "9999|1|>99,999 %"})
    void whatOfTheLimitIsUsedIsInPerCentHoweverMuch(int entries, int limit, String used) throws WrongBudget {
        Budget budget = new Budget();
        budget.readLimit("entries=" + limit);
        Check check = new Check(Reports.of(lines(entries, 0, "a")), budget, null, false);
        assertThat(text(check, 80).lines().toList().get(3)).contains(" " + used + "  entries ")
                .matches(line -> line.indexOf("entries") == 44, "its columns stand");
    }

    @Test
    void measuresThatAreCutKeepTheirGaugeAndLookDifferent() throws WrongBudget {
        Budget budget = new Budget();
        for (String template : new String[] {"checkout", "products"}) {
            budget.readLimit("*/srv/app/node_modules/" + template + "/template.js*.entries=9");
        }
        Check check = new Check(Reports.of(GOOD), budget, null, false);
        assertThat(text(check, 80).lines().filter(line -> line.startsWith("within")).map(line -> line.split(" +", 6)[5])
                .toList()).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void growthThatIsInferredIsMarked() throws WrongBudget {
        Budget budget = new Budget();
        budget.readLimit("growth-per-day=1 GB");
        byte[] map = GOOD.getBytes(StandardCharsets.ISO_8859_1);
        ChurnReport inferred = Reports.of("m", map, new Growth(3600, true));
        assertThat(text(new Check(inferred, budget, null, false), 80)).contains("growth is inferred");
        ChurnReport given = Reports.of("m", map, new Growth(3600, false));
        assertThat(text(new Check(given, budget, null, false), 80)).doesNotContain("inferred");
    }

    @Test
    void aPassIsToldInTheFirstLine() throws WrongBudget {
        Budget budget = new Budget();
        budget.readLimit("entries=100");
        Check check = new Check(Reports.of(GOOD), budget, null, false);
        assertThat(text(check, 80)).startsWith("new.map: the limit is kept\n").contains("within").hasLineCount(4);
        assertThat(github(check)).isEmpty();
    }

    @Test
    void jsonHasExactAmountsAndNullsWhereThereIsNoBaseline() throws Exception {
        Budget budget = new Budget();
        budget.readLimit("log-bytes=1 kB");
        StringWriter out = new StringWriter();
        CheckJson.write(new Check(Reports.of(GOOD), budget, null, false), out);
        JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(json.get("schema").getAsInt()).isEqualTo(1);
        assertThat(json.get("passed").getAsBoolean()).isFalse();
        JsonObject finding = json.getAsJsonArray("findings").get(0).getAsJsonObject();
        assertThat(finding).hasToString("{\"measure\":\"log-bytes\",\"unit\":\"bytes\",\"verdict\":\"over\","
                + "\"fails\":true,\"actual\":1900,\"limit\":1000,\"baseline\":null,\"tolerance\":null}");
    }

    @Test
    void githubGetsANoticeWhereTheBaselineCouldBeLowered() throws WrongBudget {
        Check check = new Check(Reports.of(GOOD), new Budget(), Reports.of(GOOD + GOOD), false);
        assertThat(github(check)).startsWith("::notice title=").hasLineCount(1).contains("--update-baseline");
    }

    /** A check of a map that has outgrown its baseline by entries of {@code name}, characters being bytes. */
    static Check hostile(String name) throws WrongBudget {
        Budget budget = new Budget();
        budget.readLimit("entries=10");
        Figures before = Reports.of("old.map", GOOD.getBytes(StandardCharsets.ISO_8859_1), null);
        ChurnReport after = Reports.of("\033##[x]new.map",
                (GOOD + lines(300, 0x90000, name)).getBytes(StandardCharsets.ISO_8859_1), null);
        return new Check(after, budget, before, false);
    }

    private static String text(Check check, int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        new CheckText(check, print, width, false).print();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String github(Check check) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        CheckGithub.print(check, print);
        return out.toString(StandardCharsets.UTF_8);
    }

    static Document junit(Check check) throws Exception {
        StringWriter out = new StringWriter();
        CheckJunit.write(check, 0.25, out);
        validate(out.toString());
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(out.toString())));
    }

    private static void validate(String xml) throws SAXException, IOException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/junit.xsd").toFile()).newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
