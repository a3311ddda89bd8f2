package perfmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reliability.md says which test holds which promise: every test that it names exists. */
class ReliabilityDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/reliability.md");
    /** {@code `SomeTest`} or {@code `SomeTest.someMethod`}; the class ends as the build wants test classes to. */
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|Properties|IT))(?:\\.(\\w+))?`");

    @Test
    void everyTestThatTheDocumentNamesExists() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        Matcher named = TEST.matcher(Files.readString(DOCUMENT));
        int count = 0;
        while (named.find()) {
            count++;
            String source = sources.get(named.group(1));
            String method = named.group(2);
            if (source == null || method != null && !source.contains(" " + method + "(")) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(40);
    }

    @Test
    void everyFuzzTestStandsInTheDocumentAndHasSavedInputs() throws IOException {
        String document = Files.readString(DOCUMENT);
        Map<String, String> sources = sources();
        sources.keySet().removeIf(name -> !name.endsWith("FuzzTest"));
        assertThat(sources).hasSizeGreaterThan(5);
        sources.forEach((name, source) -> {
            assertThat(document).contains("`" + name + "`");
            Matcher header = Pattern.compile("package ([\\w.]+);.*@FuzzTest\\s+void (\\w+)\\(", Pattern.DOTALL)
                    .matcher(source);
            assertThat(header.find()).as(name).isTrue();
            Path inputs = Path.of("src/test/resources", header.group(1).replace('.', '/'), name + "Inputs",
                    header.group(2));
            assertThat(inputs).isDirectoryContaining(Files::isRegularFile);
        });
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""),
                            ReliabilityDocumentTest::read, (a, b) -> a + b));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
