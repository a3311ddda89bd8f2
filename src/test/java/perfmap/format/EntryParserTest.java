package perfmap.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import perfmap.Oracle;
import perfmap.file.Block;
import perfmap.file.MapStream;
import perfmap.file.Source;
import perfmap.format.MalformedLine.Reason;

/** Rules 3, 4, 5, 7, 8 and 9 of the format, line by line. */
class EntryParserTest {
    private static final String MAX = "ffffffffffffffff";

    static List<Arguments> wellFormed() {
        return List.of(
                arguments("b1190e3da80 33 Stub:utf8Write", "b1190e3da80", "33", "Stub:utf8Write"),
                arguments("0x00007f6d4cec71c0 0x0000000000000270 int f()", "7f6d4cec71c0", "270", "int f()"),
                arguments("0x7f4c72a2c000 68 $global::f", "7f4c72a2c000", "68", "$global::f"),
                arguments("7f4c72a2c000 0x68 $global::f", "7f4c72a2c000", "68", "$global::f"),
                arguments("0X1000 0X10 f", "1000", "10", "f"),
                arguments("ABCDEF 0XFF f", "abcdef", "ff", "f"),
                arguments("aBcDeF fF f", "abcdef", "ff", "f"),
                arguments("0 0 f", "0", "0", "f"),
                arguments("0x0 0x0 f", "0", "0", "f"),
                arguments("1 1 f", "1", "1", "f"),
                arguments("01000 0010 f", "1000", "10", "f"),
                arguments("1000\t10\tf", "1000", "10", "f"),
                arguments("1000  10 f", "1000", "10", "f"),
                arguments("1000 \t \t10 f", "1000", "10", "f"),
                arguments("1000  1234567 f", "1000", "1234567", "f"),
                arguments("1000  12345678 f", "1000", "12345678", "f"),
                // of the blanks after the size, one alone is no part of the name
                arguments("1000 10  f", "1000", "10", " f"),
                arguments("1000 10 \tf ", "1000", "10", "\tf "),
                arguments("1000 10\t f", "1000", "10", " f"),
                arguments("1000 10 a b  c", "1000", "10", "a b  c"),
                // an empty name
                arguments("1000 10 ", "1000", "10", ""),
                arguments("1000 10\t", "1000", "10", ""),
                arguments("1000 10 \r", "1000", "10", ""),
                // one carriage return belongs to the end of the line
                arguments("1000 10 f\r", "1000", "10", "f"),
                arguments("1000 10 f\r\r", "1000", "10", "f\r"),
                arguments("1000 10 \r\r", "1000", "10", "\r"),
                arguments("1000 10 \rf", "1000", "10", "\rf"),
                // any byte may stand in a name
                arguments("1000 10 \0a\0", "1000", "10", "\0a\0"),
                arguments("1000 10 \u001b[31m\u00ff\u0080", "1000", "10", "\u001b[31m\u00ff\u0080"),
                // a run of NULs in front
                arguments("\0001000 10 f", "1000", "10", "f"),
                arguments("\0".repeat(1000) + "1000 10 f", "1000", "10", "f"),
                // 15, 16 and 17 digits of start
                arguments("fffffffffffffff 10 f", "fffffffffffffff", "10", "f"),
                arguments("123456789abcdef 10 f", "123456789abcdef", "10", "f"),
                arguments("ffffffffffffff00 10 f", "ffffffffffffff00", "10", "f"),
                arguments("0ffffffffffffff00 10 f", "ffffffffffffff00", "10", "f"),
                arguments("0".repeat(50) + "1000 10 f", "1000", "10", "f"),
                // 7 digits, 8 digits (the usual form ends at 7), and at most 8 digits of start
                arguments("1234567 10 f", "1234567", "10", "f"),
                arguments("12345678 10 f", "12345678", "10", "f"),
                arguments("123456789 10 f", "123456789", "10", "f"),
                arguments("1000 1234567 f", "1000", "1234567", "f"),
                arguments("1000 12345678 f", "1000", "12345678", "f"),
                arguments("1000 123456789 f", "1000", "123456789", "f"),
                arguments("1000 123456789abcdef0 f", "1000", "123456789abcdef0", "f"),
                arguments("1000 " + "0".repeat(50) + "10 f", "1000", "10", "f"),
                // up to the last address, and over the middle of the address space
                arguments("ffffffffffffff00 100 f", "ffffffffffffff00", "100", "f"),
                arguments(MAX + " 1 f", MAX, "1", "f"),
                arguments(MAX + " 0 f", MAX, "0", "f"),
                arguments("1 " + MAX + " f", "1", MAX, "f"),
                arguments("0 " + MAX + " f", "0", MAX, "f"),
                arguments("7fffffffffffffff 2 f", "7fffffffffffffff", "2", "f"),
                arguments("c000000000000000 4000000000000000 f", "c000000000000000",
                        "4000000000000000", "f"));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void aWellFormedLineIsAnEntry(String line, String start, String size, String name) {
        Oracle.Entry expected = new Oracle.Entry(new BigInteger(start, 16), new BigInteger(size, 16), name);
        assertThat(Parsed.of(line + "\n").entry()).isEqualTo(expected);
        Parsed betweenOthers = Parsed.of("1 1 before\n" + line + "\n2 2 behind\n");
        assertThat(betweenOthers.entries()).hasSize(3);
        assertThat(betweenOthers.entries().get(1)).isEqualTo(expected);
        assertThat(betweenOthers.counts().malformed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void theLastLineNeedsNoLineFeedAndItIsSaidThatItHasNone(String line, String start, String size,
            String name) {
        Oracle.Entry expected = new Oracle.Entry(new BigInteger(start, 16), new BigInteger(size, 16), name);
        Parsed parsed = Parsed.of("1 1 before\n" + line);
        assertThat(parsed.entries()).hasSize(2);
        assertThat(parsed.entries().get(1)).isEqualTo(expected);
        assertThat(parsed.counts().endsWithoutLineFeed()).isTrue();
        assertThat(Parsed.of(line + "\n").counts().endsWithoutLineFeed()).isFalse();
    }

    static List<Arguments> malformed() {
        return List.of(
                arguments("stub", Reason.NO_START),
                arguments("f", Reason.NO_SIZE),
                arguments(" ", Reason.NO_START),
                arguments("\r\r", Reason.NO_START),
                arguments(" 1000 10 f", Reason.NO_START),
                arguments("\t1000 10 f", Reason.NO_START),
                arguments("g000 10 f", Reason.NO_START),
                arguments("1000g 10 f", Reason.NO_START),
                arguments("100`0 10 f", Reason.NO_START),
                arguments("1/00 10 f", Reason.NO_START),
                arguments("1:00 10 f", Reason.NO_START),
                arguments("@000 10 f", Reason.NO_START),
                arguments("-1000 10 f", Reason.NO_START),
                arguments("1000,10 f", Reason.NO_START),
                arguments("1000\00010 f", Reason.NO_START),
                arguments("1000\u00a010 f", Reason.NO_START),
                arguments("0x 10 f", Reason.NO_START),
                arguments("0x", Reason.NO_START),
                arguments("x1000 10 f", Reason.NO_START),
                arguments("0x0x1000 10 f", Reason.NO_START),
                arguments("0 x1000 10 f", Reason.NO_SIZE),
                arguments("1000", Reason.NO_SIZE),
                arguments("0x1000", Reason.NO_SIZE),
                arguments("1000 ", Reason.NO_SIZE),
                arguments("1000 \t ", Reason.NO_SIZE),
                arguments("1000 f", Reason.NO_BLANK_AFTER_SIZE),
                arguments("1000 stub", Reason.NO_SIZE),
                arguments("1000 0x f", Reason.NO_SIZE),
                arguments("1000 0x", Reason.NO_SIZE),
                arguments("1000 -10 f", Reason.NO_SIZE),
                arguments("1000 \00010 f", Reason.NO_SIZE),
                arguments("1000 10", Reason.NO_BLANK_AFTER_SIZE),
                arguments("1000 10\r", Reason.NO_BLANK_AFTER_SIZE),
                arguments("1000 10g f", Reason.NO_BLANK_AFTER_SIZE),
                arguments("1000 10,f", Reason.NO_BLANK_AFTER_SIZE),
                arguments("1000 10\u00a0f", Reason.NO_BLANK_AFTER_SIZE),
                arguments("1000 0x10x f", Reason.NO_BLANK_AFTER_SIZE),
                arguments("10000000000000000 10 f", Reason.NUMBER_TOO_BIG),
                arguments("0x10000000000000000 10 f", Reason.NUMBER_TOO_BIG),
                arguments("00fffffffffffffffff 10 f", Reason.NUMBER_TOO_BIG),
                arguments("0 10000000000000000 f", Reason.NUMBER_TOO_BIG),
                arguments("1000 " + "f".repeat(100) + " f", Reason.NUMBER_TOO_BIG),
                arguments("ffffffffffffff00 101 f", Reason.PAST_END),
                arguments(MAX + " 2 f", Reason.PAST_END),
                arguments("2 " + MAX + " f", Reason.PAST_END),
                arguments(MAX + " " + MAX + " f", Reason.PAST_END),
                arguments("8000000000000000 8000000000000001 f", Reason.PAST_END));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedLineIsCountedShownAndSkipped(String line, Reason reason) {
        for (String end : List.of("\n", "\n2 2 behind\n", "")) {
            Parsed parsed = Parsed.of("1 1 before\n" + line + end);
            assertThat(parsed.entries()).extracting(Oracle.Entry::name).doesNotContain("f");
            assertThat(parsed.counts().malformed()).isEqualTo(1);
            assertThat(parsed.counts().malformed(reason)).isEqualTo(1);
            MalformedLine shown = parsed.counts().firstMalformed().get(0);
            assertThat(shown.number()).isEqualTo(2);
            assertThat(shown.reason()).isEqualTo(reason);
            assertThat(Parsed.text(shown.excerpt())).isEqualTo(line.replaceFirst("\r$", ""));
            assertThat(parsed.counts().endsWithoutLineFeed()).isFalse();
        }
    }

    @Test
    void ofALongMalformedLineOnlyTheBeginningIsKept() {
        Parsed parsed = Parsed.of("x".repeat(500) + "\n");
        assertThat(parsed.counts().firstMalformed().get(0).excerpt()).hasSize(MalformedLine.EXCERPT_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r", "\0", "\0\0\0\0\0\0\0\0\0", "\0\r"})
    void aLineWithNothingOnItIsSkippedAndNotMalformed(String line) {
        Parsed parsed = Parsed.of("1 1 a\n" + line + "\n2 2 b\n");
        assertThat(parsed.entries()).hasSize(2);
        assertThat(parsed.counts().malformed()).isZero();
        assertThat(parsed.counts().emptyLines()).isEqualTo(1);
        assertThat(parsed.counts().lines()).isEqualTo(3);
        assertThat(parsed.counts().nulBytes()).isEqualTo(line.replace("\r", "").length());
    }

    @Test
    void nulsAtTheStartOfLinesAreCountedAndNulsInNamesAreNot() {
        Parsed parsed = Parsed.of("\0\0\0001000 10 a\0\0\n\000\00020 1 b\n\0\0nonsense\n\0");
        assertThat(parsed.entries()).extracting(Oracle.Entry::name).containsExactly("a\0\0", "b");
        assertThat(parsed.counts().nulBytes()).isEqualTo(3 + 2 + 2 + 1);
        assertThat(parsed.lines()).containsExactly("1000 10 a\0\0\n", "20 1 b\n");
    }

    @Test
    void anEmptyMapHasNoLines() {
        Parsed parsed = Parsed.of("");
        assertThat(parsed.entries()).isEmpty();
        assertThat(parsed.counts().lines()).isZero();
        assertThat(parsed.counts().endsWithoutLineFeed()).isFalse();
    }

    @Test
    void logBytesAreTheWholeLineWithItsLineFeedButWithoutNulsInFront() {
        String lines = "1000 10 a\n\0000x20 1 bc\r\n30 1 ";
        assertThat(Parsed.of(lines).lines()).containsExactly("1000 10 a\n", "0x20 1 bc\r\n", "30 1 ");
        assertThat(Parsed.of(lines).counts().entryBytes()).isEqualTo(lines.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000 10 ", "0x1000 10 ", "\0\0\0001000 10 "})
    void aLineOfAMebibyteIsAnEntryAndOneByteMoreIsTooLong(String head) {
        int headBytes = head.replace("\0", "").length();
        for (String end : List.of("\n", "", "\n1 1 behind\n")) {
            String longest = "n".repeat(Block.MAX_LINE - headBytes);
            assertThat(Parsed.of(head + longest + end).entries().get(0).name()).hasSize(longest.length());
            Parsed tooLong = Parsed.of(head + longest + "n" + end);
            assertThat(tooLong.entries()).extracting(Oracle.Entry::name).doesNotContain(longest + "n");
            assertThat(tooLong.counts().malformed(Reason.TOO_LONG)).isEqualTo(1);
        }
    }

    @Test
    void aCarriageReturnCountsTowardsALinesLength() {
        String longest = "1000 10 " + "n".repeat(Block.MAX_LINE - 9);
        assertThat(Parsed.of(longest + "\r\n").entry().name()).hasSize(Block.MAX_LINE - 9);
        assertThat(Parsed.of(longest + "n\r\n").counts().malformed(Reason.TOO_LONG)).isEqualTo(1);
    }

    @Test
    void whatALargerBlockLeftBehindTheLimitIsNotRead() {
        List<String> lefts = List.of("0123456789abcdef 10 f\n", " 10 f\n", "f\n", "\n", "10 f\n",
                "aaaaaaaaaaaaaaaaaaaaaaaa\r\n");
        for (String lines : List.of("1000", "1000 ", "1000 1", "1000 10", "1000 10 ", "1000 10 nam",
                "12345678", "1000 10 a\n12345678", "1000 10 a\n", "1 1 b\r", "", "\0\0", "1 1 a\n\0")) {
            for (String left : lefts) {
                byte[] both = Parsed.bytes(lines + "\n" + left);
                Block block = Block.of(Parsed.bytes(lines), 0);
                System.arraycopy(both, 0, block.bytes(), 0, both.length);
                Parsed parsed = Parsed.of(block);
                Oracle oracle = Oracle.of(Parsed.bytes(lines));
                assertThat(parsed.entries()).isEqualTo(oracle.entries());
                assertThat(parsed.counts().malformed()).isEqualTo(oracle.malformed());
            }
        }
    }

    @Test
    void nulsThatTheReaderLeftOutOfTheBlockAreCountedOnce(@TempDir Path folder) throws IOException {
        String map = "\0".repeat(3_000_000) + "1 1 a\n\0\0002 2 b\n" + "\0".repeat(7);
        Path packed = folder.resolve("packed.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Parsed.bytes(map));
        }
        LineCounts all = new LineCounts();
        long stripped = 0;
        try (MapStream source = (MapStream) Source.open(packed.toString())) {
            Block block = new Block(1 << 20);
            EntryParser parser = new EntryParser();
            while (source.read(block)) {
                stripped += block.strippedNuls();
                parser.open(block);
                while (parser.next()) {
                    assertThat(parser.start()).isEqualTo(parser.size());
                }
                all = all.then(parser.counts());
            }
        }
        assertThat(stripped).isGreaterThan(1_000_000);
        assertThat(all.nulBytes()).isEqualTo(3_000_000 + 2 + 7);
        assertThat(all.entries()).isEqualTo(2);
    }
}
