package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import perfmap.churn.Breakdown;
import perfmap.churn.Dimension;
import perfmap.churn.Row;
import perfmap.churn.SortKey;
import perfmap.file.FileFailure;

/** The reader of saved reports on whatever bytes: what it takes can be asked anything. */
class ChurnJsonReaderFuzzTest {
    @TempDir
    Path folder;

    @FuzzTest
    void anyBytesAreAReportThatCanBeAskedOrAreRefused(byte[] bytes) throws IOException {
        String file = Files.write(folder.resolve("report.json"), bytes).toString();
        SavedReport report;
        try {
            report = ChurnJsonReader.read(file);
        } catch (FileFailure e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
            return;
        }
        assertThat(ChurnJsonReader.isReport(file)).isTrue();
        for (Dimension dimension : Dimension.values()) {
            report.by(List.of(dimension)).map(Breakdown::rows)
                    .ifPresent(rows -> assertThat(logBytes(rows)).isEqualTo(report.total().logBytes()));
        }
        for (SortKey sort : SortKey.values()) {
            assertThat(report.symbols((name, from, to) -> to - from < 9, sort, 2)).hasSizeLessThanOrEqualTo(3);
        }
        report.sum((name, from, to) -> true)
                .ifPresent(sum -> assertThat(sum.logBytes()).isEqualTo(report.total().logBytes()));
        SafeForms.assertDiffIsSafe(report, report);
    }

    private static long logBytes(List<Row> rows) {
        return rows.stream().mapToLong(row -> row.counts().logBytes()).sum();
    }
}
