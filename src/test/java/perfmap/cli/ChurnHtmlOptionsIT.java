package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perfmap.TestMaps;

/** What {@code churn --format html} takes and refuses; needs no browser. */
class ChurnHtmlOptionsIT {
    private static final Path PROGRAM = Path.of("target/perfmap-compact").toAbsolutePath();
    private static final Path MAP = TestMaps.real("mono").toAbsolutePath();

    private record Result(int status, String shown) {
    }

    @Test
    void a_terminal_gets_a_usage_error_and_not_the_page() throws Exception {
        Result result = run("script", "-qec", PROGRAM + " churn --format html " + MAP, "/dev/null");
        assertThat(result.status).isEqualTo(2);
        assertThat(result.shown).contains("--output report.html").hasLineCount(1);
    }

    @Test
    void a_redirected_standard_output_gets_the_page() throws Exception {
        Result result = churn();
        assertThat(result.status).isZero();
        assertThat(result.shown.startsWith("<!DOCTYPE html>")).isTrue();
        assertThat(result.shown.endsWith("</html>\n")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"--by, kind", "--top, 1001", "--top, 0", "--sort, size"})
    void an_option_that_a_page_can_not_follow_is_refused(String option, String value) throws Exception {
        Result result = churn(option, value);
        assertThat(result.status).isEqualTo(2);
        assertThat(result.shown).startsWith("perfmap-compact: " + option).hasLineCount(1);
    }

    @Test
    void top_and_sort_say_which_symbols_are_listed() throws Exception {
        String page = churn("--top", "3", "--sort", "name").shown;
        assertThat(page.contains("\"sort\":\"name\"")).isTrue();
        String symbols = page.substring(page.indexOf("\"symbols\":["), page.indexOf("\"addresses\":"));
        assertThat(symbols.split("\"tier\"", -1)).hasSize(4);
        assertThat(symbols).contains("\"others\":");
    }

    private static Result churn(String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(PROGRAM.toString(), "churn", "--format", "html", "-q"));
        command.addAll(List.of(options));
        command.add(MAP.toString());
        return run(command.toArray(String[]::new));
    }

    private static Result run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), shown);
    }
}
