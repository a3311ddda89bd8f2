package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Dimension;
import perfmap.churn.Growth;
import perfmap.churn.Reports;
import perfmap.churn.SortKey;
import perfmap.symbol.Kind;

/** The JSON of a churn report: by its schema, exact, lossless, and safe to look at. */
class ChurnJsonTest {
    private static final Path SCHEMA = Path.of("docs/churn.schema.json");
    private static Schema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }

    static Stream<byte[]> maps() {
        return HostileMaps.andReal();
    }

    @ParameterizedTest
    @MethodSource("maps")
    void theReportOnAnyMapIsAsItsSchemaSays(byte[] map) throws IOException {
        assertThat(violations(json(Reports.of(map, null, new Growth(273_600.5, true)), 40))).isEmpty();
        assertThat(violations(json(Reports.of(map, name -> name.length() < 9, null), 3))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnowAndWhatIsMissing() throws IOException {
        JsonObject report = JsonParser.parseString(json(Reports.of("0 1 x\n".getBytes()), 1)).getAsJsonObject();
        assertThat(violations(report.toString())).isEmpty();
        JsonObject more = report.deepCopy();
        more.getAsJsonArray("tables").get(0).getAsJsonObject().getAsJsonArray("rows").get(0).getAsJsonObject()
                .addProperty("more", 1);
        assertThat(violations(more.toString())).isNotEmpty();
        for (String property : report.keySet()) {
            JsonObject less = report.deepCopy();
            less.remove(property);
            assertThat(violations(less.toString())).as(property).isNotEmpty();
        }
        JsonObject inexact = report.deepCopy();
        inexact.getAsJsonObject("total").addProperty("log_bytes", 6.5);
        assertThat(violations(inexact.toString())).isNotEmpty();
    }

    @Test
    void theSchemaDescribesEveryPropertyAndClosesEveryObject() throws IOException {
        JsonObject root = JsonParser.parseString(Files.readString(SCHEMA)).getAsJsonObject();
        assertIsDescribed(root, root, "#");
    }

    private static void assertIsDescribed(JsonObject root, JsonObject part, String where) {
        assertThat(part.has("description") || part.has("$ref")).as("%s is described", where).isTrue();
        if (part.has("$ref")) {
            String name = part.get("$ref").getAsString().replace("#/$defs/", "");
            assertThat(root.getAsJsonObject("$defs").has(name)).as(name).isTrue();
        }
        if (part.has("properties")) {
            assertThat(part.get("additionalProperties").getAsBoolean()).as("%s is open", where).isFalse();
            JsonObject properties = part.getAsJsonObject("properties");
            properties.keySet().forEach(name -> assertIsDescribed(root, properties.getAsJsonObject(name),
                    where + "/" + name));
        }
        if (part.has("$defs")) {
            JsonObject definitions = part.getAsJsonObject("$defs");
            definitions.keySet().forEach(name -> assertIsDescribed(root, definitions.getAsJsonObject(name),
                    where + "/$defs/" + name));
        }
        for (String inner : List.of("items", "additionalProperties")) {
            if (part.has(inner) && part.get(inner).isJsonObject()) {
                assertIsDescribed(root, part.getAsJsonObject(inner), where + "/" + inner);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasALabelThatTheSchemaTakes(Kind kind) throws IOException {
        String pattern = JsonParser.parseString(Files.readString(SCHEMA)).getAsJsonObject()
                .getAsJsonObject("$defs").getAsJsonObject("kind").get("pattern").getAsString();
        assertThat(kind.label()).matches(pattern);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void everyNameComesBackByteForByte(byte[] map) throws IOException {
        ChurnReport report = Reports.of(map);
        Set<String> names = new HashSet<>();
        report.forEachSymbol((traits, name, logBytes) -> names.add(new String(name, StandardCharsets.ISO_8859_1)));
        Set<String> read = new HashSet<>();
        JsonObject json = JsonParser.parseString(allSymbols(report)).getAsJsonObject();
        for (JsonElement row : json.getAsJsonArray("tables").get(0).getAsJsonObject().getAsJsonArray("rows")) {
            JsonObject symbol = row.getAsJsonObject();
            byte[] bytes = symbol.has("name_base64")
                    ? Base64.getDecoder().decode(symbol.get("name_base64").getAsString())
                    : symbol.get("name").getAsString().getBytes(StandardCharsets.UTF_8);
            read.add(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        assertThat(read).isEqualTo(names);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void noCharacterOfAReportSteersATerminal(byte[] map) throws IOException {
        assertThat(allSymbols(Reports.of(map)).codePoints()
                .filter(character -> character != '\n' && Steering.is(character))).isEmpty();
    }

    @Test
    void sumsBeyond64BitsAreExactIntegers() throws IOException {
        String map = "0 ffffffffffffffff x\n".repeat(3);
        assertThat(json(Reports.of(map.getBytes(StandardCharsets.ISO_8859_1)), 1))
                .contains("\"code_bytes\": 55340232221128654845,");
        assertThat(json(Reports.of("0 ffffffffffffffff x\n0 0 y\n".getBytes(StandardCharsets.ISO_8859_1)), 1))
                .contains("\"code_bytes\": 18446744073709551615,");
        assertThat(json(Reports.of("0 7fffffffffffffff x\n0 0 y\n".getBytes(StandardCharsets.ISO_8859_1)), 1))
                .contains("\"code_bytes\": 9223372036854775807,");
    }

    private static List<Error> violations(String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    private static String json(ChurnReport report, int top) throws IOException {
        List<Breakdown> tables = List.of(report.by(List.of(Dimension.KIND), SortKey.LOG_BYTES, top),
                report.by(List.of(Dimension.SYMBOL), SortKey.LOG_BYTES, top),
                report.by(List.of(Dimension.RUNTIME, Dimension.FILE, Dimension.TIER), SortKey.NAME, top),
                report.by(List.of(Dimension.GROUP, Dimension.PACKAGE), SortKey.STALE, top));
        return json(report, tables);
    }

    private static String allSymbols(ChurnReport report) throws IOException {
        return json(report, List.of(report.by(List.of(Dimension.SYMBOL), SortKey.LOG_BYTES, Reports.ALL)));
    }

    private static String json(ChurnReport report, List<Breakdown> tables) throws IOException {
        StringWriter out = new StringWriter();
        ChurnJson.write(report, tables, out);
        return out.toString();
    }
}
