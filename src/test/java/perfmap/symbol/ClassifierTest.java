package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    /** What names are made of: put together at random, they come near every rule from all sides. */
    private static final String[] FRAGMENTS = {
        " ", ":", "::", ".", ",", "(", ")", " (", "[", "]", " [", "] ", "<", ">", "/", "//", "\\", "$",
        "$$", "'", "-", "~", "^", "+", "*", "o", "o*", "*'", "0", "12", ":1", ":1:20", ":99999999999", "\0",
        "\n", "\r", "\u001b[31m", "\u00ff", "\u00c3", "JS:", "LazyCompile:", "Function:", "Eval:",
        "Script:", "Stub:", "LoadIC:", "RegExp:", "RegExp.> src: '", "InterpretedFunction:", "IC:",
        "native ", "symbol(hash ", "node:fs", "a.js", "node_modules/", "node_modules\\", "/node_modules/@",
        "site-packages/", "-turbofan", "-liftoff", "-none", "-3", "-<anonymous>", "py::", "$global::",
        "::codeHeader", "-CodeInfoPrologue", "JIT$", "TRACE-", "ESCAPE-", "(wrapper ", "(null)", "L", ";",
        " in ", "java.lang.", "String", "Foo", "<init>", "stub<", "stub ", "[Tier0]", "_trampoline",
        " Runtime1 stub", "{closure}", "0x12", "int ", "x", "File.java:7)",
    };

    @Provide
    Arbitrary<byte[]> names() {
        Arbitrary<byte[]> arbitrary = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        Arbitrary<byte[]> composed = Arbitraries.of(FRAGMENTS).list().ofMaxSize(9)
            .map(fragments -> Symbols.bytes(String.join("", fragments)));
        Arbitrary<byte[]> examples = Arbitraries.of(Kind.class).map(kind -> Symbols.bytes(kind.example()));
        Arbitrary<byte[]> cut = examples.flatMap(example ->
            Arbitraries.integers().between(0, example.length).map(length -> Arrays.copyOf(example, length)));
        return Arbitraries.oneOf(List.of(arbitrary, composed, composed, cut));
    }

    @Property
    void anyBytesAreClassifiedAndOnlyFunctionsAreTakenApart(@ForAll("names") byte[] name) {
        Traits traits = Classifier.classify(name, 0, name.length);
        FunctionName function = FunctionName.of(name, 0, name.length);
        assertThat(function != null).isEqualTo(traits.group() == Group.FUNCTIONS);
    }

    @Property
    void nothingButTheBytesInTheRangeCounts(
            @ForAll("names") byte[] before, @ForAll("names") byte[] name, @ForAll("names") byte[] after) {
        byte[] whole = new byte[before.length + name.length + after.length];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(name, 0, whole, before.length, name.length);
        System.arraycopy(after, 0, whole, before.length + name.length, after.length);
        int to = before.length + name.length;
        assertThat(Classifier.classify(whole, before.length, to))
            .isSameAs(Classifier.classify(name, 0, name.length));
        assertThat(FunctionName.of(whole, before.length, to))
            .isEqualTo(FunctionName.of(name, 0, name.length));
    }

    @Property
    void theFileOfAFunctionIsSpeltAsInItsSymbol(@ForAll("names") byte[] name) {
        FunctionName function = FunctionName.of(name, 0, name.length);
        if (function != null && function.file() != null) {
            assertThat(new String(name, StandardCharsets.ISO_8859_1)).contains(function.file());
        }
    }

    @Property
    void aNameAFileAndAPlaceInItAreFoundAgainUnderEveryMark(
            @ForAll("words") String function, @ForAll("words") String file, @ForAll("marks") String mark,
            @ForAll("places") int line, @ForAll("places") int column) {
        String symbol = "JS:" + mark + function + " /" + file + ':' + line + ':' + column;
        FunctionName found = Symbols.function(symbol);
        assertThat(found).isEqualTo(new FunctionName(function, '/' + file, line, column, null));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange('a', 'z').withChars('.', '_', '$', '\u00e9')
            .ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> marks() {
        return Arbitraries.of("", "~", "^", "+", "*", "+'", "*'", "o+", "o*", "o+'", "o*'");
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(1, 999_999_999);
    }

    @Test
    void aRangeOutsideTheArrayIsRefused() {
        byte[] name = Symbols.bytes("JS:~f /a.js:1:2");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
            .isThrownBy(() -> Classifier.classify(name, 0, name.length + 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
            .isThrownBy(() -> FunctionName.of(name, 3, 2));
    }

    @Test
    void classifyingAllocatesNothing() {
        byte[][] names = Arrays.stream(Kind.values())
            .map(kind -> Symbols.bytes(kind.example()))
            .toArray(byte[][]::new);
        classify(names, 1);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        int rounds = 1_000;
        classify(names, rounds);
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        // The least object takes 16 bytes; the measuring itself may take some.
        assertThat(allocated).isLessThan(16L * rounds);
    }

    private static void classify(byte[][] names, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (byte[] name : names) {
                Classifier.classify(name, 0, name.length);
            }
        }
    }
}
