package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perfmap.TestMaps;

/** What {@code churn --format html} takes and refuses; needs no browser. */
class ChurnHtmlOptionsIT extends ShellTest {
    private static final String MAP = TestMaps.real("mono").toAbsolutePath().toString();

    @Test
    void a_terminal_gets_a_usage_error_and_not_the_page() {
        Run run = shell.run("script -qec \"$program churn --format html " + MAP + "\" /dev/null");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("--output report.html").hasLineCount(1);
    }

    @Test
    void a_redirected_standard_output_gets_the_page() {
        Run run = churn("");
        assertThat(run.status()).isZero();
        assertThat(run.out().startsWith("<!DOCTYPE html>")).isTrue();
        assertThat(run.out().endsWith("</html>\n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--by kind", "--top 1001", "--top 0", "--sort size"})
    void an_option_that_a_page_can_not_follow_is_refused(String option) {
        Run run = churn(option);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).startsWith("perfmap-compact: " + option.split(" ")[0]).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void top_and_sort_say_which_symbols_are_listed() {
        String page = churn("--top 3 --sort name").out();
        assertThat(page.contains("\"sort\":\"name\"")).isTrue();
        String symbols = page.substring(page.indexOf("\"symbols\":["), page.indexOf("\"addresses\":"));
        assertThat(symbols.split("\"tier\"", -1)).hasSize(4);
        assertThat(symbols).contains("\"others\":");
    }

    private Run churn(String options) {
        return shell.run("tool churn --format html -q " + options + " " + MAP);
    }
}
