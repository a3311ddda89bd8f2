package perfmap.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perfmap.file.FileFailure;

class BudgetFileTest {
    @TempDir
    Path folder;

    private Budget read(String toml) throws IOException, WrongBudget {
        Path file = Files.writeString(folder.resolve("b.toml"), toml);
        Budget budget = new Budget();
        BudgetFile.read(file.toString(), budget);
        return budget;
    }

    @Test
    void everyFormOfTomlForTheSameBudgetReadsTheSame() throws IOException, WrongBudget {
        Budget dotted = read("""
                # a comment
                max-log-bytes = "10 MB"
                max-entries = 40_000
                max-stale-share = "20 %"
                tolerance = "5 %"
                stub.max-entries = 5000
                stub.tolerance-entries = "50 %"
                "Stub:a.b*".max-log-bytes = "1 kB"
                """);
        Budget tables = read("""
                'max-log-bytes' = 10000000
                max-entries = "40,000"
                max-stale-share = '20%'
                tolerance = "5%"
                [stub]
                max-entries = "5 k"
                tolerance-entries = "50%"
                ["Stub:a.b*"]
                max-log-bytes = 1000
                """);
        assertThat(dotted.limits()).isEqualTo(tables.limits()).hasSize(5)
                .containsEntry(Measure.of("Stub:a.b*.log-bytes"), 1000.0);
        for (Budget budget : new Budget[] {dotted, tables}) {
            assertThat(budget.tolerance(Measure.of("live"))).isEqualTo(0.05);
            assertThat(budget.tolerance(Measure.of("stub.entries"))).isEqualTo(0.5);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            max-log-byte = "10 MB"       | max-log-byte: there is no such key; did you mean 'max-log-bytes'?
            log-bytes = "10 MB"          | log-bytes: there is no such key; did you mean 'max-log-bytes'?
            tolerence = "10 %"           | tolerence: there is no such key; did you mean 'tolerance'?
            stub.max-entrys = 5          | stub.max-entrys: there is no such key; did you mean 'max-entries'?
            stub.tolerance = "5 %"       | stub.tolerance: is of all measures and stands before the first table
            stub.max-compact-bytes = 5   | stub.max-compact-bytes: compact-bytes is known of the whole map only
            stubs.max-entries = "5 MB"   | stubs.max-entries: '5 MB' is no number
            stubz.max-entries = 5        | stubz: there is no kind or group 'stubz'; did you mean 'stub'?
            "a [".max-entries = 5        | "a [": 'a [': a [ without its ]
            max-entries = true           | max-entries: its value is neither a number nor a text
            max-entries = [1, 2]         | max-entries: its value is neither a number nor a text
            max-entries = 1.5            | max-entries: '1.5' is no whole number
            max-stale-share = 20         | max-stale-share: '20' is no share
            stub.a.max-entries = 5       | stub.a: its value is neither a number nor a text
            max-log-bytes = 10 MB        | is not TOML
            max-entries 5                | is not TOML
            """)
    void aWrongKeyOrValueIsNamedWithItsFile(String toml, String message) {
        assertThatThrownBy(() -> read(toml)).isInstanceOf(WrongBudget.class)
                .hasMessageStartingWith(folder.resolve("b.toml") + ": ").hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aMissingFileIsAFailureToOpen() {
        assertThatThrownBy(() -> BudgetFile.read(folder.resolve("none").toString(), new Budget()))
                .isInstanceOf(FileFailure.class).hasMessageContaining("No such file");
    }

    @Test
    void aNameThatNoFileCanHaveIsRefusedAsOne() {
        assertThatThrownBy(() -> BudgetFile.read("a\0b", new Budget()))
                .isInstanceOf(FileFailure.class).hasMessageStartingWith("a\0b: can't be a file's name");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Path file = Files.write(folder.resolve("b.toml"), new byte[] {'#', (byte) 0xff, '\n'});
        assertThatThrownBy(() -> BudgetFile.read(file.toString(), new Budget()))
                .isInstanceOf(WrongBudget.class).hasMessageContaining("UTF-8");
    }

    @Test
    void everyKeyIsDocumentedAndTheExampleInTheDocumentReads() throws IOException, WrongBudget {
        String document = Files.readString(Path.of("docs/check.md"));
        for (Gauge gauge : Gauge.values()) {
            assertThat(document).contains("`max-" + gauge.label() + "`").contains("`tolerance-" + gauge.label() + "`");
        }
        Matcher examples = Pattern.compile("```toml\n(.*?)```", Pattern.DOTALL).matcher(document);
        int found = 0;
        while (examples.find()) {
            assertThat(read(examples.group(1)).limits()).isNotEmpty();
            found++;
        }
        assertThat(found).isPositive();
    }
}
