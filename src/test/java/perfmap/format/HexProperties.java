package perfmap.format;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import perfmap.file.Words;

class HexProperties {
    @Example
    void everyByteInEveryPlaceIsADigitOrNotAsAPlainLookTells() {
        for (int place = 0; place < 8; place++) {
            for (int b = 0; b < 256; b++) {
                byte[] digits = Parsed.bytes("09afbe18");
                digits[place] = (byte) b;
                boolean digit = "0123456789abcdef".indexOf(b) >= 0;
                boolean taken = Hex.areLowerCaseDigits(Words.at(digits, 0));
                assertThat(taken).as("%x at %d", b, place).isEqualTo(digit);
            }
        }
    }

    @Property(tries = 5000)
    void eightBytesAreDigitsIfEachOfThemIs(@ForAll("nearDigits") String text) {
        boolean digits = text.matches("[0-9a-f]{8}");
        assertThat(Hex.areLowerCaseDigits(Words.at(Parsed.bytes(text), 0))).isEqualTo(digits);
    }

    @Property
    void theEightDigitsOfANumberAreThoseOfTheJdk(@ForAll int number) {
        byte[] bytes = new byte[8];
        Words.put(bytes, 0, Hex.digits(number));
        assertThat(Parsed.text(bytes)).isEqualTo(String.format("%08x", number));
    }

    @Property
    void eightDigitsOfEitherCaseHaveTheValueThatTheJdkGivesThem(@ForAll int number,
            @ForAll boolean upperCase) {
        String digits = String.format(upperCase ? "%08X" : "%08x", number);
        assertThat(Hex.value(Words.at(Parsed.bytes(digits), 0))).isEqualTo(number & 0xffffffffL);
    }

    @Property
    void theFirstFewCharactersArePaddedWithZerosInFront(@ForAll @Size(8) byte[] text,
            @ForAll @IntRange(min = 1, max = 7) int count) {
        byte[] padded = Parsed.bytes("00000000");
        System.arraycopy(text, 0, padded, 8 - count, count);
        assertThat(Hex.padded(Words.at(text, 0), count)).isEqualTo(Words.at(padded, 0));
    }

    @Example
    void fourDigitsHaveTheirValue() {
        for (int number = 0; number <= 0xffff; number++) {
            assertThat(fourDigits(String.format("%04x", number))).isEqualTo(number);
        }
    }

    @Property(tries = 5000)
    void fourCharactersAreNegativeUnlessAllAreLowerCaseDigits(
            @ForAll @StringLength(4) @Chars({'0', '9', 'a', 'f', '5', 'c', '/', ':', '`', 'g', 'A', ' ', '\u00ff'})
            String text) {
        int value = text.matches("[0-9a-f]{4}") ? Integer.parseInt(text, 16) : -1;
        assertThat(Math.max(fourDigits(text), -1)).isEqualTo(value);
    }

    private static int fourDigits(String text) {
        return Hex.fourDigits(Words.intAt(Parsed.bytes(text), 0));
    }

    @Example
    void aDigitHasItsValueAndAnythingElseNone() {
        for (int b = 0; b < 256; b++) {
            String character = Character.toString(b);
            boolean digit = character.matches("[0-9a-fA-F]");
            assertThat(Hex.digit((byte) b)).isEqualTo(digit ? Integer.parseInt(character, 16) : -1);
        }
    }

    @Provide
    Arbitrary<String> nearDigits() {
        return Arbitraries.strings().withChars("0123456789abcdef0123456789abcdefg/:`AF \n\u00ff").ofLength(8);
    }
}
