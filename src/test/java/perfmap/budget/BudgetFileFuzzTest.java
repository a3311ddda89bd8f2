package perfmap.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The reader of budgets on whatever bytes. */
class BudgetFileFuzzTest {
    @TempDir
    Path folder;

    @FuzzTest
    void anyBytesAreABudgetOrAreRefused(byte[] bytes) throws IOException {
        String file = Files.write(folder.resolve("budget.toml"), bytes).toString();
        Budget budget = new Budget();
        try {
            BudgetFile.read(file, budget);
        } catch (WrongBudget e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
            return;
        }
        assertThat(budget.limits().values()).allMatch(limit -> limit >= 0 && limit < 1e32);
        for (Measure measure : budget.againstBaseline()) {
            assertThat(budget.tolerance(measure)).isBetween(0.0, 1e32);
        }
    }
}
