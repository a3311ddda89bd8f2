package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perfmap.TestMaps;
import perfmap.churn.ChurnReport;
import perfmap.churn.SortKey;
import perfmap.file.Source;
import perfmap.filter.Filter;
import perfmap.scan.Counted;
import perfmap.scan.MapScanner;
import perfmap.scan.Scan;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;

class ChurnHtmlTest {
    private static final int MOST_BYTES = 3_000_000;
    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void its_policy_lets_run_its_own_style_and_scripts_by_hash_and_nothing_else() throws Exception {
        String page = page(TestMaps.real("node-26"), 2);
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(page);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1)).startsWith("default-src 'none'; ").doesNotContain("unsafe", "http", "*");
        Matcher scripts = SCRIPT.matcher(page);
        int count = 0;
        while (scripts.find()) {
            if (scripts.group(1).isEmpty()) {
                assertThat(policy.group(1)).contains("'sha256-" + sha256(scripts.group(2)) + "'");
                count++;
            }
        }
        assertThat(count).isEqualTo(3);
        assertThat(withoutLibrary(page)).doesNotContain("src=\"", "href=", "@import", "url(", "innerHTML");
    }

    @Test
    void a_hostile_name_is_data_and_never_markup() throws Exception {
        String page = page(HostileMap.write(folder.resolve("hostile.map")), 1);
        String own = withoutLibrary(page);
        assertThat(own).doesNotContain(HostileMap.SCRIPT, "<img", "<svg onload", "\033", "\u202e");
        assertThat(own.split("</script>", -1)).hasSize(5);
        assertThat(strings(data(page).getAsJsonArray("names"))).contains(HostileMap.SCRIPT,
                "<img src=x onerror=\"window.pwned=1\">", "\\x1b[31mred\\x1b[0m", "\\u{202e}gnp.exe\\u{2066}",
                "broken\\xff\\xc3(", "__proto__", HostileMap.LONG);
    }

    @Test
    void it_stays_below_3_MB_for_long_names_of_every_kind_and_says_where_it_cut_them() throws Exception {
        Path map = folder.resolve("long.map");
        try (var out = Files.newBufferedWriter(map)) {
            long start = 0x10000;
            for (Kind kind : Kind.values()) {
                for (int i = 0; i < 60; i++) {
                    out.write(Long.toHexString(start += 1L << 40) + " 10 " + kind.example() + i
                            + "<\u00e9&".repeat(1000) + kind.example() + "\n");
                }
            }
        }
        String page = page(map, 2);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        List<String> names = strings(data(page).getAsJsonArray("names"));
        assertThat(names).anyMatch(name -> name.endsWith("\u2026"));
        assertThat(names).allMatch(name -> name.length() < 1000);
    }

    @Test
    void it_is_the_same_to_the_byte_whatever_the_number_of_threads() throws Exception {
        Path map = TestMaps.real("node-0.12");
        Path plain = Files.write(folder.resolve("plain.map"), TestMaps.unpacked(map));
        assertThat(page(plain, 3)).isEqualTo(page(plain, 1));
    }

    @Test
    void an_empty_map_makes_a_page_too() throws Exception {
        JsonObject data = data(page(Files.createFile(folder.resolve("empty.map")), 2));
        assertThat(data.getAsJsonArray("symbols")).isEmpty();
        assertThat(data.getAsJsonObject("addresses").getAsJsonArray("rows")).isEmpty();
    }

    @Test
    void its_rows_of_addresses_add_up_to_all_entries_and_all_live_ones() throws Exception {
        for (Path map : TestMaps.real()) {
            JsonObject data = data(page(map, 1));
            JsonArray all = data.getAsJsonArray("all");
            JsonArray rows = data.getAsJsonObject("addresses").getAsJsonArray("rows");
            assertThat(rows.size()).as(map.toString()).isBetween(1, 64);
            assertThat(sum(rows, "entries")).isEqualTo(all.get(2).getAsLong());
            assertThat(sum(rows, "live")).isEqualTo(all.get(3).getAsLong());
        }
    }

    @Test
    void ranges_that_lie_far_apart_have_a_gap_between_them_of_the_right_size() throws Exception {
        Path map = Files.writeString(folder.resolve("apart.map"),
                "1000 10 a\n2000 10 a\n7f0000000000 10 b\n7f0000001000 10 b\nffffffffff600000 10 c\n");
        JsonArray rows = data(page(map, 1)).getAsJsonObject("addresses").getAsJsonArray("rows");
        assertThat(strings(rows, "first")).containsExactly("1000", "2000", "7f0000000000", "7f0000001000",
                "ffffffffff600000");
        assertThat(StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getAsJsonObject().get("gap").getAsDouble()))
                .containsExactly(0.0, 0.0, (double) 0x7effffffd000L, 0.0,
                        0xffffffffff600000L + 0x1p64 - 0x7f0000002000L);
    }

    private static String page(Path map, int threads) throws IOException {
        SymbolTable symbols = new SymbolTable();
        try (Source source = Source.open(map.toString())) {
            Scan scan = new MapScanner(threads, Counted.ADDRESSES).scan(source, symbols);
            StringWriter out = new StringWriter();
            ChurnHtml.write(new ChurnReport("a.map", scan, new Filter(), null), SortKey.LOG_BYTES, 1000, out);
            return out.toString();
        }
    }

    private static String withoutLibrary(String page) {
        int from = page.indexOf("<script>");
        return page.substring(0, from) + page.substring(page.indexOf("</script>", from));
    }

    private static JsonObject data(String page) {
        Matcher scripts = SCRIPT.matcher(page);
        assertThat(scripts.find()).isTrue();
        assertThat(scripts.group(1)).isEqualTo(" type=\"application/json\" id=\"data\"");
        return JsonParser.parseString(scripts.group(2)).getAsJsonObject();
    }

    private static List<String> strings(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString).toList();
    }

    private static List<String> strings(JsonArray rows, String property) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getAsJsonObject().get(property).getAsString()).toList();
    }

    private static long sum(JsonArray rows, String property) {
        return StreamSupport.stream(rows.spliterator(), false)
                .mapToLong(row -> row.getAsJsonObject().get(property).getAsLong()).sum();
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
