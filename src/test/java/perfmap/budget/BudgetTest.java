package perfmap.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    private final Budget budget = new Budget();

    @ParameterizedTest
    @ValueSource(strings = {"log-bytes", "entries", "live", "stale-share", "compact-bytes", "growth-per-day",
        "stub.entries", "load-ic.log-bytes", "ics.entries", "functions.live", "Stub:*.entries",
        "Stub:a.b=c.entries", "*.js*.log-bytes"})
    void aMeasureIsSpeltAsItIsShown(String text) throws WrongBudget {
        assertThat(Measure.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            log-byte           | there is no measure 'log-byte'; did you mean 'log-bytes'?
            stub.entrys        | did you mean 'entries'?
            grwoth-per-day     | did you mean 'growth-per-day'?
            stubb.entries      | there is no kind or group 'stubb'; did you mean 'stub'?
            Stub.entries       | did you mean 'stub'?
            keyed-lode-ic.live | did you mean 'keyed-load-ic'?
            ic.entries         | -
            stub               | write stub.entries or stub.log-bytes
            stub.compact-bytes | is known of the whole map only
            Stub:[.entries     | a [ without its ]
            """)
    void aMisspeltMeasureNamesTheNearest(String text, String message) throws WrongBudget {
        if (message.equals("-")) {
            assertThat(Measure.of(text)).hasToString(text);
        } else {
            assertThatThrownBy(() -> Measure.of(text)).isInstanceOf(WrongBudget.class).hasMessageContaining(message);
        }
    }

    @Test
    void aLimitIsReadInTheUnitOfItsMeasure() throws WrongBudget {
        budget.readLimit("log-bytes=10 MB");
        budget.readLimit("stub.entries = 5,000");
        budget.readLimit("a=b.c*.entries=7");
        budget.readLimit("stale-share=20%");
        assertThat(budget.limits()).containsEntry(Measure.of("log-bytes"), 10e6)
                .containsEntry(Measure.of("stub.entries"), 5e3).containsEntry(Measure.of("a=b.c*.entries"), 7.0)
                .containsEntry(Measure.of("stale-share"), 0.2);
        assertThatThrownBy(() -> budget.readLimit("entries=10 MB")).isInstanceOf(WrongBudget.class);
        assertThatThrownBy(() -> budget.readLimit("log-bytes")).hasMessageContaining("has no '='");
    }

    @Test
    void whatIsSaidLaterOfTheSameMeasureCounts() throws WrongBudget {
        budget.readLimit("entries=1");
        budget.readLimit("entries=2");
        assertThat(budget.limits()).hasSize(1).containsEntry(Measure.of("entries"), 2.0);
    }

    @Test
    void aToleranceIsOfAllMeasuresOrOfOne() throws WrongBudget {
        assertThat(budget.tolerance(Measure.of("entries"))).isEqualTo(0.10);
        budget.readTolerance("15 %");
        budget.readTolerance("stub.entries=50%");
        assertThat(budget.tolerance(Measure.of("entries"))).isEqualTo(0.15);
        assertThat(budget.tolerance(Measure.of("stub.entries"))).isEqualTo(0.5);
        assertThat(budget.againstBaseline()).extracting(Measure::toString)
                .containsExactly("log-bytes", "entries", "live", "compact-bytes", "stub.entries");
    }
}
