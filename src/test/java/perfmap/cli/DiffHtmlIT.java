package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perfmap.TestMaps;
import perfmap.report.HostileMap;

/** The page of a diff, opened from disk in a browser. */
class DiffHtmlIT {
    private static final int CHANGE = 3;

    @TempDir
    private static Path folder;
    private static Shell shell;
    private static Path page;
    private static Path hostilePage;

    @RegisterExtension
    static final Browser browser = new Browser();

    @BeforeAll
    static void writePages() throws Exception {
        shell = Shell.ofPackaged(folder);
        Files.write(folder.resolve("old.map"), TestMaps.unpacked(TestMaps.real("node-16")));
        Files.write(folder.resolve("new.map"), TestMaps.unpacked(TestMaps.real("node-26")));
        HostileMap.write(folder.resolve("<img src=x onerror=window.pwned=1>.map"));
        page = html("page.html", "old.map new.map");
        hostilePage = html("hostile.html", "old.map '<img src=x onerror=window.pwned=1>.map'");
    }

    private static Path html(String name, String sides) throws Exception {
        Run run = shell.run("tool diff -q --format html --output " + name + " " + sides);
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(Files.size(folder.resolve(name))).isLessThan(3_000_000);
        return folder.resolve(name);
    }

    @Test
    void its_rows_are_those_of_the_text_in_the_same_order() {
        browser.open(page, 1600, "light");
        List<String> text = shell.run("tool diff -q --top 20 old.map new.map").out().lines().toList();
        List<String> kinds = text.subList(text.indexOf("") + 2, text.lastIndexOf(""));
        List<String> shown = browser.texts("#kinds tr:has(td)");
        assertThat(shown).hasSameSizeAs(kinds);
        for (int i = 0; i < shown.size(); i++) {
            String[] fields = kinds.get(i).strip().split(" {2,}");
            assertThat(shown.get(i)).startsWith(fields[fields.length - 1]).contains(fields[0], fields[1], fields[2]);
        }
        String first = text.get(text.lastIndexOf("") + 2).strip();
        assertThat(first).endsWith(browser.texts("#symbols td.name").get(0));
        assertThat(first).startsWith(browser.texts("#symbols tbody td:nth-child(" + CHANGE + ")").get(0));
        assertThat(browser.texts("#symbols tfoot td.name")).last().isEqualTo("total");
        assertThat(browser.texts("#symbols tbody td:nth-last-child(-n + 2)")).hasSize(2_000)
                .allMatch(size -> size.matches("[0-9]{1,3}(\\.[0-9]{1,2})? k?B"));
    }

    @Test
    void the_largest_change_has_the_longest_bar_and_what_shrank_goes_to_the_left() {
        browser.open(page, 1600, "light");
        List<?> widths = (List<?>) browser.run("return [...document.querySelectorAll('#kinds div.bar')]"
                + ".map(bar => bar.getBoundingClientRect().width)");
        assertThat(widths).hasSizeGreaterThan(4);
        assertThat(widths.stream().mapToDouble(width -> ((Number) width).doubleValue()).toArray())
                .startsWith(widths.stream().mapToDouble(width -> ((Number) width).doubleValue()).max().orElseThrow());
        double middle = browser.one("#kinds .change > div:last-child").getRect().x;
        assertThat(browser.all("#kinds .shrank")).isNotEmpty()
                .allMatch(bar -> bar.getRect().x + bar.getRect().width <= middle);
        assertThat(browser.all("#kinds .grew")).isNotEmpty().allMatch(bar -> bar.getRect().x >= middle);
    }

    @Test
    void a_search_finds_what_is_gone() {
        browser.open(page, 1600, "light");
        browser.one("body").sendKeys("/");
        browser.driver().switchTo().activeElement().sendKeys("gone");
        assertThat(browser.texts("#symbols tbody td:nth-child(2)")).isNotEmpty().contains("gone");
        assertThat(browser.texts("#symbols tbody td:nth-child(" + CHANGE + ")")).containsOnly("gone");
    }

    @Test
    void hostile_names_are_text() {
        browser.open(hostilePage, 1600, "light");
        assertThat(browser.one("#source").getText()).isEqualTo("old.map → <img src=x onerror=window.pwned=1>.map");
        assertThat(browser.texts("#symbols td.name")).contains(HostileMap.SCRIPT, "\\u{202e}gnp.exe\\u{2066}");
        assertThat(browser.all("img, svg, iframe, b")).isEmpty();
    }

    @Test
    void two_of_the_same_say_that_nothing_differs() throws Exception {
        browser.open(html("same.html", "old.map old.map"), 1600, "light");
        assertThat(browser.texts("#notes")).containsExactly("Nothing that is counted differs.");
        assertThat(browser.texts("#symbols tbody tr")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void it_fits_wide_and_narrow_windows_and_no_text_lies_over_other_text(String theme) {
        for (Path shown : List.of(page, hostilePage)) {
            for (int width : new int[] {1600, 400}) {
                browser.open(shown, width, theme);
                assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(width);
                assertThat(browser.overlaps()).isEmpty();
            }
        }
    }
}
