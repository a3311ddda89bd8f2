package perfmap.report;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import perfmap.churn.ChurnReport;
import perfmap.churn.Reports;

/** Reports and diffs in every form on whatever names. */
class FormsFuzzTest {
    /** Each line is a name. */
    @FuzzTest
    void noNameBreaksOutOfAnyForm(byte[] names) {
        List<String> all = List.of(new String(names, StandardCharsets.ISO_8859_1).split("\n", -1));
        byte[] map = HostileMaps.of(all.subList(0, Math.min(20, all.size())));
        ChurnReport report = Reports.of(map);
        SafeForms.assertTextIsSafe(report, 60);
        SafeForms.assertCsvIsSafe(report);
        SafeForms.assertFoldedIsSafe(report);
        SafeForms.assertJsonIsSafe(report);
        SafeForms.assertPageIsSafe(report);
        SafeForms.assertDiffIsSafe(Reports.of(HostileMaps.of(all.subList(0, 1))), report);
    }
}
