package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import perfmap.TestMaps;
import perfmap.report.HostileMap;

/** The HTML report as a reader meets it: written by the packaged program, opened from disk in a browser. */
class ChurnHtmlIT {
    private static final int NAME = 1;
    private static final int KIND = 2;
    private static final int LOG = 4;
    private static final int ENTRIES = 6;

    @TempDir
    private static Path folder;
    private static Shell shell;
    private static Path map;
    private static Path page;
    private static Path hostilePage;

    @RegisterExtension
    static final Browser browser = new Browser();

    @BeforeAll
    static void writePages() throws Exception {
        shell = Shell.ofPackaged(folder);
        map = TestMaps.real("node-26").toAbsolutePath();
        page = html("real.html", map.toString());
        HostileMap.write(folder.resolve("<img src=x onerror=window.pwned=1>.map"));
        hostilePage = html("hostile.html", "'<img src=x onerror=window.pwned=1>.map'");
    }

    @Test
    void shows_the_figures_of_the_map_and_what_would_have_helped() {
        browser.open(page, 1600, "light");
        long entries = csv("entries", "--by group").stream().mapToLong(Long::parseLong).sum();
        assertThat(browser.texts("#figures dd"))
                .anyMatch(text -> text.startsWith(String.format("%,d", entries)));
        assertThat(browser.texts("#remedies td.label")).containsExactly("as written",
                "without stubs --drop-kind stubs", "without stubs and ICs --drop-kind stubs,ics",
                "functions only --only-functions", "compacted");
        double written = browser.one("#remedies tbody tr:first-child .bar div").getRect().width;
        double compacted = browser.one("#remedies tbody tr:last-child .bar div").getRect().width;
        assertThat(compacted).isPositive().isLessThan(written);
    }

    @Test
    void the_headline_figures_have_bars_as_long_as_their_part_of_the_entries() {
        browser.open(page, 1600, "light");
        List<Double> shares = browser.texts("#figures dd small").stream()
                .filter(text -> text.endsWith(" % of entries"))
                .map(text -> Double.parseDouble(text.split(" ")[0])).toList();
        List<?> lengths = (List<?>) browser.run("""
                return [...document.querySelectorAll("#figures .track")].map(track =>
                    100 * track.firstChild.getBoundingClientRect().width / track.getBoundingClientRect().width);
                """);
        assertThat(lengths).hasSize(3).hasSameSizeAs(shares);
        for (int i = 0; i < shares.size(); i++) {
            assertThat(((Number) lengths.get(i)).doubleValue()).isCloseTo(shares.get(i), within(0.6));
        }
    }

    @Test
    void what_each_remedy_leaves_a_day_is_told_where_the_time_is_known() throws Exception {
        browser.open(page, 1600, "light");
        assertThat(browser.texts("#remedies th")).doesNotContain("A day");
        browser.open(html("elapsed.html", "--elapsed 1d " + map), 1600, "light");
        assertThat(browser.texts("#remedies th")).last().isEqualTo("A day");
        assertThat(browser.texts("#remedies td:last-child")).startsWith("458 kB").endsWith("does not grow");
    }

    @Test
    void both_charts_along_the_log_say_where_its_quarters_are() {
        for (Path shown : List.of(page, hostilePage)) {
            for (int width : new int[] {1600, 400}) {
                browser.open(shown, width, "light");
                for (String chart : List.of("growth", "addresses")) {
                    assertThat((List<?>) browser.run("""
                            return echarts.getInstanceByDom(document.getElementById(arguments[0])).getZr()
                                .storage.getDisplayList().map(drawn => drawn.style.text)
                                .filter(text => text && text.endsWith(" %"));
                            """, chart)).as(chart).asString().isEqualTo("[0 %, 25 %, 50 %, 75 %, 100 %]");
                }
            }
        }
    }

    @Test
    void a_map_without_an_entry_says_so_and_shows_no_empty_chart() throws Exception {
        Files.createFile(folder.resolve("empty.map"));
        browser.open(html("empty.html", "empty.map"), 1600, "light");
        assertThat(browser.texts("#notes")).containsExactly("The map has no entry.");
        assertThat(browser.texts("h2")).containsExactly("The log");
        assertThat(browser.texts("canvas")).isEmpty();
        browser.open(html("none.html", "--keep 'no such symbol' " + map), 1600, "light");
        assertThat(browser.one("#notes").getText()).endsWith("The filters left no symbol.");
        assertThat(browser.texts("h2")).containsExactly("The log", "What would have helped", "How the log grew",
                "Where it wrote");
    }

    @Test
    void draws_every_chart() {
        browser.open(page, 1600, "light");
        for (String chart : List.of("growth", "tree", "addresses")) {
            assertThat(coloursDrawn(chart)).as(chart).isGreaterThan(3);
        }
        assertThat(browser.texts("#growth-legend .label")).startsWith("js");
    }

    @Test
    void the_table_lists_symbols_by_log_bytes_as_the_csv_does() {
        browser.open(page, 1600, "light");
        long entries = Long.parseLong(csv("entries", "--by symbol --top 1").get(0));
        assertThat(cells(NAME).get(0)).isEqualTo(csv("symbol", "--by symbol --top 1").get(0));
        assertThat(cells(ENTRIES).get(0)).isEqualTo(String.format("%,d", entries));
        assertThat(cells(NAME)).hasSize(1000);
        assertThat(cells(LOG)).first().isEqualTo("33.6 kB");
        assertThat(cells(LOG)).allMatch(text -> text.matches("[0-9]{1,3}(\\.[0-9]{1,2})? k?B"));
        assertThat(browser.texts("#symbols tfoot td.name")).hasSize(2).last().isEqualTo("total");
    }

    @Test
    void the_table_sorts_by_a_click_on_a_heading_and_again_the_other_way() {
        browser.open(page, 1600, "light");
        WebElement heading = browser.one("#symbols th:nth-child(" + ENTRIES + ") button");
        heading.click();
        assertThat(numbers(ENTRIES)).hasSize(1000).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(browser.one("#symbols th[aria-sort]").getDomAttribute("aria-sort"))
                .isEqualTo("descending");
        heading.click();
        assertThat(numbers(ENTRIES)).isSorted();
        assertThat(browser.one("#symbols th[aria-sort]").getText()).startsWith("Entries");
    }

    @Test
    void the_table_sorts_and_searches_by_keyboard_alone() {
        browser.open(page, 1600, "light");
        WebElement body = browser.one("body");
        body.sendKeys("/");
        focused().sendKeys("bytecode-handler");
        assertThat(cells(KIND)).isNotEmpty().containsOnly("bytecode-handler");
        assertThat(browser.one("#found").getText()).isEqualTo(cells(NAME).size() + " of 1,000 symbols");

        focused().sendKeys(Keys.TAB);
        assertThat(focused().getText()).isEqualTo("Symbol");
        focused().sendKeys(Keys.ENTER);
        assertThat(cells(NAME)).isSorted();
        for (int i = 0; i < 10; i++) {
            focused().sendKeys(Keys.TAB);
        }
        assertThat(focused().getTagName()).isEqualTo("tr");
        focused().sendKeys(Keys.ARROW_DOWN);
        assertThat(name(focused())).isEqualTo(cells(NAME).get(1));
        focused().sendKeys(Keys.ENTER);
        assertThat(focused().getDomAttribute("class")).isEqualTo("whole");
        focused().sendKeys(Keys.END);
        assertThat(name(focused())).isEqualTo(cells(NAME).get(cells(NAME).size() - 1));
    }

    @Test
    void a_search_without_a_match_says_so_and_clearing_it_brings_all_back() {
        browser.open(page, 1600, "light");
        WebElement search = browser.one("#search");
        search.sendKeys("no such symbol anywhere");
        assertThat(cells(NAME)).isEmpty();
        assertThat(browser.one("#found").getText()).isEqualTo("0 of 1,000 symbols");
        search.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        assertThat(cells(NAME)).hasSize(1000);
    }

    @Test
    void the_treemap_goes_into_what_is_clicked_down_to_symbols_and_back() {
        browser.open(page, 1600, "light");
        assertThat(path()).containsExactly("the log");
        String group = csv("group", "--by group --top 1").get(0);
        assertThat(browser.texts("#tree-legend .label")).startsWith(group);

        clickChart("tree", 0.3, 0.4);
        assertThat(path()).containsExactly("the log", group);
        assertThat(browser.one("#picked").getText()).startsWith(group + ": ")
                .contains(" entries of ", " live, ");
        clickChart("tree", 0.3, 0.4);
        assertThat(path()).hasSize(3).startsWith("the log", group);
        String kind = path().get(2);
        clickChart("tree", 0.3, 0.4);
        assertThat(path()).hasSize(3);
        assertThat(browser.one("#picked").getText()).doesNotStartWith(kind + ": ");

        browser.all("#path button").get(0).sendKeys(Keys.ENTER);
        assertThat(path()).containsExactly("the log");
        browser.one("#tree-legend button").sendKeys(Keys.ENTER);
        assertThat(path()).containsExactly("the log", group);
    }

    @Test
    void the_heat_map_tells_the_kinds_of_an_address_range_where_the_pointer_is() {
        browser.open(page, 1600, "light");
        List<?> cell = (List<?>) browser.run("""
                const chart = echarts.getInstanceByDom(document.getElementById("addresses"));
                const [x, y] = chart.convertToPixel({seriesIndex: 0}, chart.getOption().series[0].data[9]);
                return [x / chart.getWidth(), y / chart.getHeight()];
                """);
        hoverChart("addresses", ((Number) cell.get(0)).doubleValue(), ((Number) cell.get(1)).doubleValue());
        assertThat(browser.texts("#addresses .tip")).singleElement().asString()
                .contains("kinds: ", "tiers: ", "of them live").containsPattern("[0-9a-f]+ to [0-9a-f]+ \\(");
    }

    @Test
    void a_column_of_a_tiny_map_says_which_part_of_the_log_it_is() throws Exception {
        Path tiny = Files.writeString(folder.resolve("tiny.map"), "1000 10 JS:~a x.js:1\n2000 20 JS:*b x.js:2\n");
        browser.open(html("tiny.html", tiny.toString()), 1600, "light");
        assertThat(browser.run("""
                const chart = echarts.getInstanceByDom(document.getElementById("addresses"));
                const axis = chart.getOption().xAxis[0];
                return axis.data.map((_, i) => axis.axisLabel.formatter("", i)).join();
                """)).isEqualTo("0 to 100 %");
    }

    @Test
    void beside_the_heat_map_stand_the_tiers_of_each_range_so_that_bytecode_is_seen() {
        browser.open(page, 1600, "light");
        assertThat(browser.texts("#tier-legend .label")).containsExactly("interpreted", "baseline", "mid",
                "optimised", "none");
        assertThat(browser.texts("#tier-note")).singleElement().asString().contains("bytecode");
        List<?> bytecode = (List<?>) browser.run("""
                const chart = echarts.getInstanceByDom(document.getElementById("addresses"));
                const bars = chart.getOption().series.find(one => one.name === "interpreted");
                const row = bars.data.indexOf(1);
                const [x, y] = chart.convertToPixel({xAxisIndex: 1, yAxisIndex: 1}, [0.5, row]);
                const canvas = document.querySelector("#addresses canvas");
                const [r, g, b] = canvas.getContext("2d").getImageData(x, y, 1, 1).data;
                return [x / chart.getWidth(), y / chart.getHeight(), `rgb(${r}, ${g}, ${b})`];
                """);
        assertThat(bytecode.get(2)).isEqualTo(browser.run(
                "return document.querySelector('#tier-legend .dot').style.backgroundColor"));
        hoverChart("addresses", ((Number) bytecode.get(0)).doubleValue(),
                ((Number) bytecode.get(1)).doubleValue());
        assertThat(browser.texts("#addresses .tip")).singleElement().asString()
                .contains("tiers: interpreted 100.0 %").doesNotContain("% of the log");
    }

    @Test
    void the_address_ranges_can_be_read_as_a_table_without_a_pointer() {
        browser.open(page, 1600, "light");
        assertThat(browser.texts("#ranges td")).isEmpty();
        browser.one("summary").sendKeys(Keys.ENTER);
        long entries = csv("entries", "--by group").stream().mapToLong(Long::parseLong).sum();
        assertThat(browser.texts("#ranges tbody td:nth-child(2)").stream()
                .mapToLong(text -> Long.parseLong(text.replace(",", ""))).sum()).isEqualTo(entries);
        assertThat(browser.texts("#ranges tbody td:nth-child(5)")).contains("interpreted 100.0 %");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void it_fits_wide_and_narrow_windows_and_no_text_lies_over_other_text(String theme) {
        for (Path shown : List.of(page, hostilePage)) {
            browser.open(shown, 1600, theme);
            for (int width : new int[] {1600, 400}) {
                browser.show(width, theme);
                browser.waitForFrames();
                assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(width);
                assertThat((Long) browser.run("return document.querySelector('#tree canvas').clientWidth"))
                        .isBetween(width * 3L / 4, (long) width);
                assertThat(browser.overlaps()).isEmpty();
            }
        }
    }

    @Test
    void the_theme_follows_the_system_until_the_reader_chooses() {
        browser.open(page, 1600, "dark");
        String dark = browser.one("body").getCssValue("background-color");
        browser.one("#theme").click();
        String light = browser.one("body").getCssValue("background-color");
        assertThat(light).isNotEqualTo(dark);
        assertThat(browser.one("#theme").getText()).isEqualTo("Dark theme");
        browser.open(page, 1600, "light");
        assertThat(browser.one("body").getCssValue("background-color")).isEqualTo(light);
    }

    @Test
    void hostile_names_are_text_wherever_they_are_shown() {
        browser.open(hostilePage, 1600, "light");
        assertThat(browser.texts("#source")).containsExactly("<img src=x onerror=window.pwned=1>.map");
        assertThat(cells(NAME)).contains(HostileMap.SCRIPT, "<img src=x onerror=\"window.pwned=1\">",
                "JS:*<svg onload=window.pwned=1> /srv/<b>bold</b>.js:1:1", "{a|rich} {b} %s",
                "\\x1b[31mred\\x1b[0m", "\\u{202e}gnp.exe\\u{2066}", "broken\\xff\\xc3(", "__proto__",
                "[empty name]", HostileMap.LONG);
        for (String group : List.copyOf(browser.texts("#tree-legend .label"))) {
            goInto(group);
            browser.all("#tree-legend button").get(0).click();
            assertThat(browser.texts("#tree-legend .label")).isNotEmpty();
            hoverChart("tree", 0.2, 0.5);
            hoverChart("tree", 0.8, 0.3);
            browser.all("#tree-legend button").get(0).click();
            assertThat(browser.texts("#picked")).first().asString().contains(" of log ");
            browser.all("#path button").get(0).click();
        }
        assertThat(browser.all("img, svg, iframe, b b")).isEmpty();
        assertThat((Long) browser.run("return document.scripts.length")).isEqualTo(4);
    }

    @Test
    void a_script_that_got_in_all_the_same_would_not_run() {
        browser.open(page, 1600, "light");
        browser.run("const s = document.createElement('script'); s.textContent = 'window.pwned = 1';"
                + "document.body.append(s);");
        assertThat(browser.messages()).singleElement().asString().contains("Content Security Policy");
    }

    private static Path html(String name, String arguments) throws Exception {
        Run run = shell.run("tool churn -q --format html --output " + name + " " + arguments);
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(Files.size(folder.resolve(name))).isLessThan(3_000_000);
        return folder.resolve(name);
    }

    /** One column of a churn report as CSV, none of whose fields holds a comma. */
    private static List<String> csv(String column, String options) {
        List<String> records = shell.run("tool churn -q --format csv " + options + " " + map).out().lines().toList();
        int index = List.of(records.get(0).split(",")).indexOf(column);
        return records.stream().skip(1).map(record -> record.split(",")[index]).toList();
    }

    private static List<String> cells(int column) {
        return browser.texts("#symbols tbody td:nth-child(" + column + ")");
    }

    private static List<Long> numbers(int column) {
        return cells(column).stream().map(text -> Long.parseLong(text.replace(",", ""))).toList();
    }

    private static String name(WebElement row) {
        return (String) browser.run("return arguments[0].cells[0].textContent", row);
    }

    private static List<String> path() {
        return browser.texts("#path button");
    }

    private static void goInto(String group) {
        browser.all("#tree-legend button").stream().filter(button -> button.getText().startsWith(group))
                .findFirst().orElseThrow().click();
    }

    private static WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }

    private static void clickChart(String chart, double x, double y) {
        at(chart, x, y).click().perform();
        browser.waitForFrames();
    }

    private static void hoverChart(String chart, double x, double y) {
        at(chart, x, y).perform();
    }

    private static Actions at(String chart, double x, double y) {
        WebElement canvas = browser.one("#" + chart + " canvas");
        browser.run("arguments[0].scrollIntoView({block: 'center'})", canvas);
        int width = canvas.getSize().width;
        int height = canvas.getSize().height;
        return new Actions(browser.driver()).moveToElement(canvas, (int) (width * (x - 0.5)),
                (int) (height * (y - 0.5)));
    }

    /** How many colours a chart has. */
    private static long coloursDrawn(String chart) {
        return (Long) browser.run("""
                const canvas = document.querySelector(`#${arguments[0]} canvas`);
                const image = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
                return new Set(new Uint32Array(image.data.buffer)).size;
                """, chart);
    }
}
