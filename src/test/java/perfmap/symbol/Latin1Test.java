package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Ranges of bytes against the JDK's strings. */
class Latin1Test {
    private static final String TEXT = "abcabca:b";

    @Test
    void everyByteIsADigitALetterOrAPartOfAWordAsARegularExpressionTells() {
        for (int b = 0; b < 256; b++) {
            String character = Character.toString(b);
            assertThat(Latin1.isDigit((byte) b)).as(character).isEqualTo(character.matches("[0-9]"));
            assertThat(Latin1.isLetter((byte) b)).as(character).isEqualTo(character.matches("[A-Za-z]"));
            assertThat(Latin1.isWordPart((byte) b)).as(character)
                    .isEqualTo(character.matches("[A-Za-z0-9_\u0080-\u00ff]"));
        }
    }

    @Test
    void whatIsLookedForIsFoundWithinTheRangeAndNowhereElse() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.ISO_8859_1);
        for (int from = 0; from <= TEXT.length(); from++) {
            for (int to = from; to <= TEXT.length(); to++) {
                String range = TEXT.substring(from, to);
                for (char wanted : "abc:x".toCharArray()) {
                    assertThat(Latin1.indexOf(bytes, from, to, wanted)).isEqualTo(place(from, range.indexOf(wanted)));
                    assertThat(Latin1.lastIndexOf(bytes, from, to, wanted))
                            .isEqualTo(place(from, range.lastIndexOf(wanted)));
                }
                for (String wanted : new String[] {"a", "ab", "bca", "a:b", TEXT, "x"}) {
                    assertThat(Latin1.indexOf(bytes, from, to, wanted)).isEqualTo(place(from, range.indexOf(wanted)));
                    assertThat(Latin1.startsWith(bytes, from, to, wanted)).isEqualTo(range.startsWith(wanted));
                    assertThat(Latin1.endsWith(bytes, from, to, wanted)).isEqualTo(range.endsWith(wanted));
                }
            }
        }
    }

    @Test
    void theDigitsInFrontOfAPlaceEndAtTheBeginningOfTheRange() {
        String text = "12a345";
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int from = 0; from <= text.length(); from++) {
            for (int to = from; to <= text.length(); to++) {
                int digits = text.substring(from, to).replaceFirst(".*[^0-9]", "").length();
                assertThat(Latin1.startOfDigits(bytes, from, to)).isEqualTo(to - digits);
            }
        }
    }

    private static int place(int from, int place) {
        return place < 0 ? -1 : from + place;
    }
}
