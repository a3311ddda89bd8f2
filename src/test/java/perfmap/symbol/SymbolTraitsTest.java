package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import perfmap.format.NameHash;

class SymbolTraitsTest {
    @Test
    void everySymbolHasTheTraitsOfItsNameInWhateverOrderAndByHoweverManyThreadsTheyAreAsked() {
        SymbolTable symbols = new SymbolTable();
        List<Traits> expected = new ArrayList<>();
        List<String> names = List.of("Stub:a", "LazyCompile:*f /x.js:1", "x", "Eval:~ :1", "py::f:/a.py", "JIT$$stub");
        for (int i = 0; i < 100_000; i++) {
            String name = names.get(i % names.size()) + i;
            byte[] bytes = (name + "behind it").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(symbols.idOf(bytes, 0, name.length(), NameHash.of(bytes, 0, name.length()))).isEqualTo(i);
            expected.add(Classifier.classify(bytes, 0, name.length()));
        }
        for (int first : new int[] {0, 4_095, 4_096, 99_999}) {
            SymbolTraits traits = new SymbolTraits(symbols);
            IntStream.range(0, 2 * expected.size()).parallel().forEach(i -> {
                int id = (first + i) % expected.size();
                assertThat(traits.of(id)).isSameAs(expected.get(id));
            });
        }
    }
}
