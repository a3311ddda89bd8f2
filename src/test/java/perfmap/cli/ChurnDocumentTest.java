package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example in docs/churn.md is what the program prints; a line of dots stands for lines left out. */
class ChurnDocumentTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("```console\n\\$ perfmap-compact ([^\n]*)\n(.*?)```\n", Pattern.DOTALL);

    @TestFactory
    List<DynamicTest> everyExampleIsWhatTheProgramPrints() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/churn.md")));
        while (example.find()) {
            String arguments = example.group(1);
            String expected = example.group(2);
            tests.add(DynamicTest.dynamicTest(arguments, () -> assertPrints(arguments, expected)));
        }
        assertThat(tests).hasSizeGreaterThan(5);
        return tests;
    }

    private static void assertPrints(String arguments, String expected) {
        Run run = new Shell(Path.of("").toAbsolutePath()).run("tool " + arguments);
        assertThat(run.status()).isZero();
        String rest = run.out().replace("\r\n", "\n"); // CSV ends its lines so
        String[] parts = expected.split("(?m)^\\.\\.\\.\n", -1);
        assertThat(rest).startsWith(parts[0]);
        for (String part : parts) {
            assertThat(rest).contains(part);
            rest = rest.substring(rest.indexOf(part) + part.length());
        }
        boolean isWhole = !parts[parts.length - 1].isEmpty();
        assertThat(rest.isEmpty() || !isWhole).as("nothing follows").isTrue();
    }
}
