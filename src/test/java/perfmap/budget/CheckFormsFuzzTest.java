package perfmap.budget;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Checks in every form, on whatever names. */
class CheckFormsFuzzTest {
    @FuzzTest
    void noNameBreaksOutOfAnyForm(byte[] bytes) throws Exception {
        String name = new String(bytes, StandardCharsets.ISO_8859_1).replace("\n", "").replaceFirst("\r$", "");
        Check check = CheckOutputTest.hostile(name);
        CheckOutputTest.assertTextIsSafe(check, 80);
        CheckOutputTest.assertGithubIsSafe(check);
        CheckOutputTest.assertJsonIsSafe(check, name);
        CheckOutputTest.junit(check);
    }
}
