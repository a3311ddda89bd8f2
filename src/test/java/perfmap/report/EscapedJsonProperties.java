package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

final class EscapedJsonProperties {
    @Property(tries = 300)
    void itIsTheSameInWhateverScrapsItIsWritten(@ForAll("scraps") List<String> scraps) throws IOException {
        StringWriter written = new StringWriter();
        EscapedJson json = new EscapedJson(written);
        StringBuilder expected = new StringBuilder();
        int way = 0;
        for (String scrap : scraps) {
            scrap.chars().forEach(character -> expected.append(escaped((char) character)));
            switch (way++ % 4) {
                case 0 -> json.write(scrap);
                case 1 -> json.write(("<" + scrap + ">").toCharArray(), 1, scrap.length());
                case 2 -> json.write("<" + scrap + ">", 1, scrap.length());
                default -> {
                    for (int i = 0; i < scrap.length(); i++) {
                        json.write(scrap.charAt(i));
                    }
                }
            }
        }
        json.flush();
        assertThat(written.toString()).isEqualTo(expected.toString());
    }

    @Example
    void whatCannotBeHandedOnIsNotHandedOnTwiceAndTheWriterIsClosedAllTheSame() {
        StringBuilder written = new StringBuilder();
        boolean[] closed = new boolean[1];
        EscapedJson json = new EscapedJson(new StringWriter() {
            @Override
            public void write(char[] text, int from, int length) {
                written.append(text, from, length);
                throw new UncheckedIOException(new IOException("full"));
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        });
        assertThatThrownBy(() -> {
            json.write("once");
            json.flush();
        }).hasMessageContaining("full");
        assertThatThrownBy(json::close).hasMessageContaining("full");
        assertThat(written).asString().isEqualTo("once");
        assertThat(closed[0]).isTrue();
    }

    private static String escaped(char character) {
        return character == 0x7f || character == 0x9b || character == '\u202e' || character == '\ufeff'
                ? String.format("\\u%04x", (int) character) : String.valueOf(character);
    }

    /** Short ones, and long ones that are more than is looked at at once. */
    @Provide
    Arbitrary<List<String>> scraps() {
        Arbitrary<Character> character =
                Arbitraries.of('a', '"', '\\', '\n', ' ', 'é', '…', '\u007f', '\u009b', '\u202e', '\ufeff');
        return Arbitraries.frequencyOf(
                Tuple.of(9, character.list().ofMaxSize(20).map(EscapedJsonProperties::text)),
                Tuple.of(1, character.list().ofMinSize(8_000).ofMaxSize(8_400)
                        .map(EscapedJsonProperties::text))).list().ofMaxSize(8);
    }

    private static String text(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }
}
