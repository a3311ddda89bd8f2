package perfmap.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import perfmap.Oracle;
import perfmap.file.Block;

/** The parser's two ways to read a line, against each other and against the oracle's regular expression. */
class EntryParserProperties {
    @Property(tries = 3000)
    void whateverIsWrittenThereTheParserReadsWhatTheRegularExpressionReads(@ForAll("anyLines") String lines) {
        assertReadsAsTheOracle(lines);
    }

    @Property(tries = 5000)
    void aUsualLineWithAByteChangedIsReadAsTheRegularExpressionReadsIt(@ForAll("nearlyUsual") String line) {
        assertReadsAsTheOracle(line + "\n");
        assertReadsAsTheOracle(line);
        assertReadsAsTheOracle("1 1 before\n" + line + "\n2 2 behind\n");
    }

    @Property(tries = 2000)
    void aMapCutAnywhereIsReadToItsLastByte(@ForAll("usual") String line) {
        for (int end = 0; end <= line.length(); end++) {
            assertReadsAsTheOracle("1000 10 a\n" + line.substring(0, end));
        }
    }

    @Property(tries = 2000)
    void theUsualWayAndTheGeneralWayAgree(@ForAll("usual") String line) {
        Parsed usual = Parsed.of(line + "\n");
        Parsed general = Parsed.of("0x" + line + "\n");
        assertThat(usual.entries()).hasSize(1).isEqualTo(general.entries());
        assertThat(usual.nameHashes()).isEqualTo(general.nameHashes());
        byte[] name = Parsed.bytes(usual.entry().name());
        byte[] withSlack = java.util.Arrays.copyOf(name, name.length + 8);
        assertThat(usual.nameHashes()).containsExactly(NameHash.of(withSlack, 0, name.length));
    }

    /** A reader that knows the next lines from elsewhere leaves them out; what is counted is the same. */
    @Property(tries = 500)
    void entriesThatAreSkippedAreCountedAsIfTheyHadBeenRead(@ForAll("usual") String line,
            @ForAll @IntRange(min = 0, max = 6) int read, @ForAll @IntRange(min = 0, max = 4) int skipped) {
        String lines = (line + "\n").repeat(10);
        EntryParser parser = new EntryParser();
        Block block = Block.of(Parsed.bytes(lines), 0);
        parser.open(block);
        for (int i = 0; i < read; i++) {
            assertThat(parser.position()).isEqualTo(i * (line.length() + 1));
            assertThat(parser.next()).isTrue();
            assertThat(parser.lineFrom()).isEqualTo(i * (line.length() + 1));
        }
        parser.skipEntries(skipped, (read + skipped) * (line.length() + 1));
        for (int i = read + skipped; i < 10; i++) {
            assertThat(parser.next()).isTrue();
            assertThat(parser.lineFrom()).isEqualTo(i * (line.length() + 1));
        }
        assertThat(parser.next()).isFalse();
        assertThat(parser.counts()).usingRecursiveComparison().isEqualTo(Parsed.of(lines).counts());
    }

    private static void assertReadsAsTheOracle(String lines) {
        Parsed parsed = Parsed.of(lines);
        Oracle oracle = Oracle.of(Parsed.bytes(lines));
        assertThat(parsed.entries()).isEqualTo(oracle.entries());
        assertThat(parsed.counts().entries()).isEqualTo(oracle.entries().size());
        assertThat(parsed.counts().malformed()).isEqualTo(oracle.malformed());
    }

    @Provide
    Arbitrary<String> anyLines() {
        return Arbitraries.strings().withChars("019afFgGxX/:@`\0\t\r\n  ").withCharRange('\0', '\u00ff')
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> usual() {
        Arbitrary<String> names = Arbitraries.strings().withCharRange('\0', '\u00ff').excludeChars('\n')
                .ofMaxLength(30).filter(name -> !name.endsWith("\r"));
        return Combinators.combine(digits(15), digits(7), names)
                .as((start, size, name) -> start + " " + size + " " + name);
    }

    private static Arbitrary<String> digits(int most) {
        return Arbitraries.integers().between(1, most).flatMap(length ->
                Arbitraries.of("0123456789abcdef".split("")).list().ofSize(length))
                .map(digits -> digits.stream().collect(Collectors.joining()));
    }

    @Provide
    Arbitrary<String> nearlyUsual() {
        Arbitrary<Character> bytes = Arbitraries.oneOf(Arbitraries.chars().range('\0', '\u00ff'),
                Arbitraries.of(' ', '\t', '0', 'x', 'A', 'g', '/', ':', '\r'));
        return Combinators.combine(usual(), Arbitraries.integers().between(0, 40), bytes,
                Arbitraries.integers().between(0, 2)).as((line, place, change, how) -> {
                    int at = place % line.length();
                    String inPlace = how == 0 ? "" : change.toString();
                    return line.substring(0, at) + inPlace + line.substring(how == 1 ? at : at + 1);
                });
    }
}
