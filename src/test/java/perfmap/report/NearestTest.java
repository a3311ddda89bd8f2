package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody most likely meant. */
class NearestTest {
    private static final List<String> COMMANDS = List.of("check", "churn", "diff", "kinds");

    @ParameterizedTest
    @CsvSource({"chrun,churn", "hcurn,churn", "churnn,churn", "chur,churn", "kind,kinds", "idff,diff", "chick,check"})
    void aLetterSwappedMissingTooManyOrWrongIsAnEdit(String typed, String meant) {
        assertThat(Nearest.to(typed, COMMANDS)).isEqualTo(meant);
        assertThat(Nearest.closeTo(typed, COMMANDS)).contains(meant);
    }

    @Test
    void aWordThatIsNearNoneIsNotTakenForOne() {
        for (String typed : new String[] {"", "a", "di", "node", "crn", "checkout"}) {
            assertThat(Nearest.closeTo(typed, COMMANDS)).as(typed).isEmpty();
        }
        assertThat(Nearest.to("crn", COMMANDS)).isEqualTo("churn");
        assertThat(Nearest.closeTo("anything", List.of())).isEmpty();
    }
}
