package perfmap.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static perfmap.churn.Reports.lines;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perfmap.churn.Change;
import perfmap.churn.ChurnReport;
import perfmap.churn.Figures;
import perfmap.churn.Reports;

class CheckTest {
    /** 100 stubs at one address, so 99 of them stale; 60 functions; 40 inline caches of two kinds. */
    private static final String MAP = "1000 10 Stub:a\n".repeat(100) + lines(60, 0x10000, "LazyCompile:~f a.js:1")
            + lines(30, 0x20000, "LoadIC:x") + lines(10, 0x30000, "StoreIC:y");
    private final ChurnReport now = Reports.of(MAP);
    private final Budget budget = new Budget();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            entries              | 200
            live                 | 101
            stub.entries         | 100
            stubs.entries        | 100
            stub.live            | 1
            stub.log-bytes       | 1500
            ics.entries          | 40
            load-ic.log-bytes    | 540
            L*.entries           | 90
            Stub:?.log-bytes     | 1500
            Stub:b.entries       | 0
            builtin.entries      | 0
            """)
    void aMeasureIsOverItsBudgetFromOneMoreOn(String measure, long amount) throws WrongBudget {
        budget.readLimit(measure + "=" + amount);
        assertThat(check(null)).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WITHIN);
            assertThat(finding.actual()).isEqualTo(amount);
        });
        if (amount > 0) {
            budget.readLimit(measure + "=" + (amount - 1));
            assertThat(check(null)).singleElement().satisfies(finding ->
                    assertThat(finding.verdict()).isEqualTo(Verdict.OVER));
        }
    }

    @Test
    void theWholeOfItsLinesTheCompactSizeTheStaleShareAndTheGrowthAreMeasured() throws WrongBudget {
        for (String limit : List.of("log-bytes=" + MAP.length(), "stale-share=49.5 %", "stub.stale-share=99%",
                "growth-per-day=" + 2 * MAP.length(), "stub.growth-per-day=3000",
                "compact-bytes=" + (MAP.length() - 99 * 15))) {
            budget.readLimit(limit);
        }
        assertThat(check(null)).allSatisfy(finding -> {
            assertThat(finding.used()).isEqualTo(1);
            assertThat(finding.verdict()).isEqualTo(Verdict.WITHIN);
        });
    }

    @Test
    void growthThatIsNotKnownIsAnErrorAndNoPass() throws WrongBudget {
        budget.readLimit("growth-per-day=1 GB");
        ChurnReport ageless = Reports.of("pipe", MAP.getBytes(), null);
        assertThatThrownBy(() -> new Check(ageless, budget, null, false)).isInstanceOf(WrongBudget.class)
                .hasMessageContaining("--elapsed").hasMessageContaining("pipe");
    }

    @ParameterizedTest
    @CsvSource({"100, WITHIN", "114, WITHIN", "115, WITHIN", "116, GREW", "99, SHRANK", "0, SHRANK"})
    void aMeasureMayOutgrowItsBaselineByTheToleranceAndNoMore(int entries, Verdict verdict) throws WrongBudget {
        budget.readTolerance("15%");
        ChurnReport after = Reports.of(lines(entries, 0x10000, "f"));
        ChurnReport before = Reports.of(lines(100, 0x10000, "f"));
        Check check = new Check(after, budget, before, false);
        assertThat(find(check.findings(), "entries").verdict()).isEqualTo(verdict);
        assertThat(check.failures().isEmpty()).isEqualTo(verdict != Verdict.GREW);
        assertThat(new Check(after, budget, before, true).failures()).isEmpty();
    }

    @Test
    void aToleranceOfOneMeasureGoesBeforeThatOfAllAndBringsItsMeasureIn() throws WrongBudget {
        ChurnReport before = Reports.of(lines(100, 0, "Stub:a") + lines(100, 0x10000, "f"));
        ChurnReport after = Reports.of(lines(140, 0, "Stub:a") + lines(100, 0x10000, "f"));
        budget.readTolerance("30%");
        assertThat(new Check(after, budget, before, false).failures()).isEmpty();
        budget.readTolerance("stub.entries=39%");
        assertThat(new Check(after, budget, before, false).failures()).singleElement()
                .satisfies(failure -> assertThat(failure.measure()).hasToString("stub.entries"));
        budget.readTolerance("stub.entries=40%");
        assertThat(new Check(after, budget, before, false).failures()).isEmpty();
    }

    @Test
    void anythingIsMoreThanABaselineOfNothing() throws WrongBudget {
        assertThat(new Check(now, budget, Reports.of(""), false).failures()).hasSize(4);
        assertThat(new Check(Reports.of(""), budget, Reports.of(""), false).failures()).isEmpty();
    }

    @Test
    void findingsAreInOrderWorstFirst() throws WrongBudget {
        for (String limit : List.of("entries=1 k", "stub.entries=50", "ics.entries=10", "live=102")) {
            budget.readLimit(limit);
        }
        assertThat(check(null)).extracting(finding -> finding.measure().toString())
                .containsExactly("ics.entries", "stub.entries", "live", "entries");
    }

    @Test
    void aBreachNamesTheKindsAndSymbolsThatHaveTheMost() throws WrongBudget {
        budget.readLimit("entries=10");
        Cause cause = new Check(now, budget, null, false).causes().get(0);
        assertThat(cause.grew()).isFalse();
        assertThat(keys(cause, 0)).containsExactly("stub", "lazy-compile", "load-ic", "store-ic");
        assertThat(keys(cause, 1)).containsExactly("Stub:a", "LazyCompile:~f a.js:1", "LoadIC:x", "StoreIC:y");
    }

    @Test
    void aBreachOfAPartNamesOnlyWhatIsInIt() throws WrongBudget {
        budget.readLimit("ics.entries=10");
        budget.readLimit("load-ic.entries=10");
        List<Cause> causes = new Check(now, budget, null, false).causes();
        assertThat(keys(causes.get(0), 0)).containsExactly("load-ic", "store-ic");
        assertThat(keys(causes.get(0), 1)).containsExactly("LoadIC:x", "StoreIC:y");
        assertThat(causes.get(1).tables()).hasSize(1);
        assertThat(keys(causes.get(1), 0)).containsExactly("LoadIC:x");
    }

    @Test
    void withABaselineABreachNamesWhatGrewMostNotWhatIsLargest() throws WrongBudget {
        Figures before = Reports.of(lines(1000, 0, "Stub:large") + lines(1, 0x100000, "LoadIC:leak"));
        ChurnReport after = Reports.of(lines(1001, 0, "Stub:large") + lines(500, 0x100000, "LoadIC:leak"));
        Cause cause = new Check(after, budget, before, false).causes().get(0);
        assertThat(cause.grew()).isTrue();
        assertThat(keys(cause, 0)).containsExactly("load-ic");
        assertThat(keys(cause, 1)).containsExactly("LoadIC:leak");
        assertThat(cause.measures()).hasSize(4);
    }

    @Test
    void aFunctionWhoseLineMovedIsNotTakenForANewOne() throws WrongBudget {
        Figures before = Reports.of(lines(100, 0, "LazyCompile:~old a.js:1") + lines(10, 0x9000, "Stub:b"));
        ChurnReport after = Reports.of(lines(100, 0, "LazyCompile:~old a.js:2") + lines(90, 0x9000, "Stub:b"));
        assertThat(keys(new Check(after, budget, before, false).causes().get(0), 1)).containsExactly("Stub:b");
    }

    @Test
    void aGlobThatMatchesNothingIsTold() throws WrongBudget {
        budget.readLimit("Stub:zz*.entries=1");
        budget.readLimit("Stub:*.entries=1000");
        assertThat(new Check(now, budget, null, false).withoutMatch()).containsExactly(Measure.of("Stub:zz*.entries"));
    }

    private List<Finding> check(Figures baseline) throws WrongBudget {
        return new Check(now, budget, baseline, false).findings();
    }

    private static Finding find(List<Finding> findings, String measure) {
        return findings.stream().filter(finding -> finding.measure().toString().equals(measure)).findFirst().get();
    }

    private static List<String> keys(Cause cause, int table) {
        return cause.tables().get(table).rows().stream().map(Change::key).toList();
    }
}
