package perfmap.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Shell patterns against regular expressions that mean the same. */
class GlobProperties {
    /** A character in UTF-8, or a byte that is none. */
    private static final String CHARACTER = "(?>[\u00c0-\u00ff][\u0080-\u00bf]{0,3}|.)";

    /** A piece of a pattern, and the regular expression of it over bytes. */
    private record Piece(String glob, String regex) {
    }

    private static final List<Piece> PIECES = List.of(
            new Piece("a", "a"), new Piece("b", "b"), new Piece("-", "-"), new Piece("]", "]"),
            new Piece("\u00e9", "\u00c3\u00a9"), new Piece("?", CHARACTER), new Piece("*", ".*"),
            new Piece("[ab]", "[ab]"), new Piece("[!a]", "[^a]"), new Piece("[^b-]", "[^b\\-]"),
            new Piece("[a-c]", "[a-c]"), new Piece("[!b-d]", "[^b-d]"), new Piece("[b-b]", "b"),
            new Piece("[]a]", "[\\]a]"), new Piece("[!]]", "[^\\]]"),
            new Piece("[a-]", "[a\\-]"), new Piece("[-a]", "[\\-a]"), new Piece("[a!^]", "[a!^]"),
            new Piece("[+-.x]", "[+-.x]"),
            new Piece("\\*", "\\*"), new Piece("\\[", "\\["), new Piece("\\\\", "\\\\"));

    @Property(tries = 20_000)
    void aPatternMatchesWhatARegularExpressionOfTheSameMeaningMatches(@ForAll("pieces") List<Piece> pieces,
            @ForAll("names") String name) {
        StringBuilder glob = new StringBuilder();
        StringBuilder regex = new StringBuilder();
        for (Piece piece : pieces) {
            glob.append(piece.glob);
            regex.append(piece.regex);
        }
        boolean expected = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
        assertThat(matches(glob.toString(), name)).as("'%s' and '%s'", glob, name).isEqualTo(expected);
    }

    /** Whether {@code name}, a character a byte, matches, whether other bytes stand around it or none. */
    private static boolean matches(String glob, String name) {
        byte[] bytes = ("a" + name + "\u00a9b").getBytes(StandardCharsets.ISO_8859_1);
        boolean matches = Glob.of(glob).matches(bytes, 1, 1 + name.length());
        byte[] alone = name.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Glob.of(glob).matches(alone, 0, alone.length)).isEqualTo(matches);
        return matches;
    }

    @Provide
    Arbitrary<List<Piece>> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "c", "d", "-", ".", "!", "]", "[", "*", "\\", "\u00c3\u00a9", "\u00ff")
                .list().ofMaxSize(7).map(characters -> String.join("", characters));
    }

    @Example
    void aQuestionMarkTakesAWholeCharacterOfUpToFourBytesAndNoMore() {
        assertThat(matches("?", "\u00f0\u009f\u0098\u0080")).isTrue();
        assertThat(matches("??", "\u00f0\u009f\u0098\u0080\u0080")).isTrue();
        assertThat(matches("?", "\u00f0\u009f\u0098\u0080\u0080")).isFalse();
        assertThat(matches("?", "\u00f0\u009f")).isTrue();
        assertThat(matches("??", "\u0080\u0080")).isTrue();
        assertThat(matches("?", "a\u0080")).isFalse();
    }

    @Example
    void aSetThatIsNotClosedAndABackslashAtTheEndAreRefused() {
        for (String open : List.of("[", "[]", "[!", "[!]", "[^", "[^]", "a[b", "[]a", "[a]b[c")) {
            assertThatIllegalArgumentException().as(open).isThrownBy(() -> Glob.of(open))
                    .withMessage("'" + open + "': a [ without its ]; write \\[ for the character");
        }
        for (String end : List.of("\\", "a\\", "[a]\\", "\\\\\\")) {
            assertThatIllegalArgumentException().as(end).isThrownBy(() -> Glob.of(end))
                    .withMessage("'" + end + "': ends in \\; write \\\\ for the character");
        }
        for (String closed : List.of("", "]", "\\[", "[]]", "[!]]", "[\\]", "\\\\")) {
            assertThatNoException().as(closed).isThrownBy(() -> Glob.of(closed));
        }
    }
}
