package perfmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineCoverageTest {
    @Test
    void theLinesOfAllPackagesButTheCommandLineAreSummed() {
        assertThat(LineCoverage.of(List.of(
                "GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,LINE_MISSED,LINE_COVERED,METHOD_MISSED",
                "perfmap-compact,perfmap.file,Block,1000,30,70,9",
                "perfmap-compact,perfmap.scan,Scan,1000,170,1730,9",
                "perfmap-compact,perfmap.cli,Main,1000,5000,0,9")))
                .startsWith("line coverage 90.0 %: 1,800 of 2,000 lines");
    }
}
