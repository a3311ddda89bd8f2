package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of words against the map that it was made from. */
class NameTableTest {
    @Test
    void everyWordHasItsValueAndNoOtherWordHasAnyHoweverManyThereAre() {
        for (int count = 0; count < 200; count += 9) {
            Map<String, Integer> words = new HashMap<>();
            for (int i = 0; i < count; i++) {
                words.put("word " + i * i, i);
                words.put(colliding(i), -i);
            }
            NameTable<Integer> table = new NameTable<>(words);
            for (int i = 0; i < 250; i++) {
                assertSame(table, words, "word " + i * i);
                assertSame(table, words, "word " + i * i + "0");
                assertSame(table, words, colliding(i));
            }
        }
    }

    private static void assertSame(NameTable<Integer> table, Map<String, Integer> words, String word) {
        byte[] bytes = Symbols.bytes("in front" + word + "behind");
        int from = "in front".length();
        assertThat(table.get(bytes, from, from + word.length())).isEqualTo(words.get(word));
    }

    /** A word of sixteen letters; all of them have the same hash. */
    private static String colliding(int i) {
        StringBuilder word = new StringBuilder();
        for (int bit = 0; bit < 8; bit++) {
            word.append((i >>> bit & 1) == 0 ? "Aa" : "BB");
        }
        return word.toString();
    }
}
