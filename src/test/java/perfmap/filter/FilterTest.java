package perfmap.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perfmap.format.Entries;

/** Filters choose among live entries: keeps narrow, drops remove. */
class FilterTest {
    private static final SymbolRule LOW = new SymbolRule("low", symbol -> symbol < 5);

    @TempDir
    Path folder;

    private static SymbolRule even() {
        return new SymbolRule("even", symbol -> symbol % 2 == 0);
    }

    private static SymbolRule is(int wanted) {
        return new SymbolRule("is " + wanted, symbol -> symbol == wanted);
    }

    /** Ten entries of 0x10 bytes, one of each symbol from 0 to 9. */
    private static Entries entries() {
        int[] symbols = IntStream.range(0, 10).toArray();
        long[] starts = IntStream.of(symbols).mapToLong(symbol -> 0x1000 + 0x10 * symbol).toArray();
        long[] sizes = IntStream.of(symbols).mapToLong(symbol -> 0x10).toArray();
        return new Entries(starts, sizes, symbols, symbols.length);
    }

    private static List<Integer> kept(Filter filter) {
        Entries entries = entries();
        long dropped = filter.apply(entries);
        assertThat(dropped).isEqualTo(10 - entries.count);
        List<Integer> symbols = new ArrayList<>();
        for (int i = 0; i < entries.count; i++) {
            assertThat(entries.starts[i]).isEqualTo(0x1000 + 0x10 * entries.symbols[i]);
            assertThat(entries.sizes[i]).isEqualTo(0x10);
            symbols.add(entries.symbols[i]);
        }
        return symbols;
    }

    @Test
    void withoutRulesAllIsKept() {
        Filter filter = new Filter();
        filter.keep(List.of());
        assertThat(kept(filter)).hasSize(10);
        assertThat(filter.choosesSymbols()).isFalse();
        assertThat(filter.withoutMatch()).isEmpty();
    }

    @Test
    void alternativesOfOneKeepWidenAndSeveralKeepsNarrow() {
        Filter either = new Filter();
        either.keep(List.of(is(3), is(7), even()));
        assertThat(kept(either)).containsExactly(0, 2, 3, 4, 6, 7, 8);
        Filter both = new Filter();
        both.keep(List.of(even()));
        both.keep(List.of(LOW));
        assertThat(kept(both)).containsExactly(0, 2, 4);
    }

    @Test
    void whatADropMatchesIsRemovedThoughAKeepMatchesItToo() {
        Filter filter = new Filter();
        filter.keep(List.of(LOW));
        filter.drop(List.of(is(2), is(9)));
        filter.drop(List.of(is(0)));
        assertThat(kept(filter)).containsExactly(1, 3, 4);
        assertThat(filter.choosesSymbols()).isTrue();
    }

    @Test
    void entriesOutsideOfExecutableMappingsAreDroppedBesides() throws IOException {
        Path procmaps = Files.writeString(folder.resolve("procmaps"),
                "1008-1050 r-xp 00000000 00:00 0 \n1050-1060 rw-p 00000000 00:00 0 \n1060-1070 r-xp 0 0:0 0 \n");
        Filter filter = new Filter();
        filter.drop(List.of(is(2)));
        ExecutableMappings mappings = ExecutableMappings.read(procmaps.toString());
        assertThat(filter.executable()).isNull();
        filter.keepIn(mappings);
        assertThat(filter.executable()).isSameAs(mappings);
        assertThat(kept(filter)).containsExactly(1, 3, 4, 6);
        assertThat(filter.withoutMatch()).isEmpty();
    }

    @Test
    void rulesThatMatchNothingAreTold() throws IOException {
        Filter filter = new Filter();
        filter.keep(List.of(even(), is(77)));
        filter.drop(List.of(is(3), is(88)));
        kept(filter);
        assertThat(filter.withoutMatch()).containsExactly("is 77", "is 88");
    }

    @Test
    void mappingsThatHoldNoEntryAreTold() throws IOException {
        Path procmaps = Files.writeString(folder.resolve("procmaps"), "9000-a000 r-xp 00000000 00:00 0 \n");
        Filter filter = new Filter();
        filter.keepIn(ExecutableMappings.read(procmaps.toString()));
        assertThat(kept(filter)).isEmpty();
        assertThat(filter.withoutMatch()).containsExactly("--executable-in " + procmaps);
    }

    @Test
    void aRuleLooksAtEachSymbolOnce() {
        List<Integer> asked = new ArrayList<>();
        SymbolRule rule = new SymbolRule("asks", symbol -> {
            asked.add(symbol);
            return symbol == 100_000;
        });
        for (int times = 0; times < 3; times++) {
            assertThat(rule.matches(7)).isFalse();
            assertThat(rule.matches(100_000)).isTrue();
        }
        assertThat(asked).containsExactly(7, 100_000);
    }

    @Test
    void aRuleRemembersItsAnswerForHoweverManySymbolsInTheOrderOfTheirNumbers() {
        SymbolRule rule = even();
        for (int times = 0; times < 2; times++) {
            for (int symbol = 0; symbol < 5_000; symbol++) {
                assertThat(rule.matches(symbol)).isEqualTo(symbol % 2 == 0);
            }
        }
    }
}
