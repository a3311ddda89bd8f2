package perfmap.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import perfmap.format.MalformedLine.Reason;

class LineCountsTest {
    private static final List<String> LINES = List.of("1 1 a\n", "oblique\n", "\n", "\0\0002 2 b\n", "1000\n",
            "\0\n", "3 3 c\r\n", "1000 10\n", "nonsense\n", "fffffffffffffffff 1 x\n",
            "ffffffffffffffff 2 x\n", "worse\n", "4 4 last");

    @Test
    void stretchesJoinedCountWhatTheWholeCounts() {
        LineCounts whole = counts(0, LINES.size());
        for (int first = 0; first <= LINES.size(); first++) {
            for (int second = first; second <= LINES.size(); second++) {
                LineCounts a = counts(0, first);
                LineCounts b = counts(first, second);
                LineCounts c = counts(second, LINES.size());
                assertSame(a.then(b).then(c), whole);
                assertSame(a.then(b.then(c)), whole);
            }
        }
    }

    @Test
    void theFirstFiveMalformedLinesAreShownWithTheirNumbersInTheMap() {
        LineCounts whole = counts(0, LINES.size());
        assertThat(whole.firstMalformed()).extracting(MalformedLine::number)
                .containsExactly(2L, 5L, 8L, 9L, 10L);
        assertThat(whole.malformed()).isEqualTo(7);
        assertThat(whole.malformed(Reason.NO_START)).isEqualTo(3);
        assertThat(whole.malformed(Reason.NO_SIZE)).isEqualTo(1);
        assertThat(whole.malformed(Reason.NO_BLANK_AFTER_SIZE)).isEqualTo(1);
        assertThat(whole.malformed(Reason.NUMBER_TOO_BIG)).isEqualTo(1);
        assertThat(whole.malformed(Reason.PAST_END)).isEqualTo(1);
        assertThat(whole.lines()).isEqualTo(LINES.size());
    }

    @Test
    void onlyTheLastStretchSaysWhetherTheLastLineHasALineFeed() {
        LineCounts cut = Parsed.of("1 1 a").counts();
        LineCounts whole = Parsed.of("1 1 a\n").counts();
        LineCounts nothing = Parsed.of("").counts();
        assertThat(whole.then(cut).endsWithoutLineFeed()).isTrue();
        assertThat(cut.then(whole).endsWithoutLineFeed()).isFalse();
        assertThat(cut.then(nothing).endsWithoutLineFeed()).isTrue();
        assertThat(nothing.then(cut).endsWithoutLineFeed()).isTrue();
        assertThat(whole.then(nothing).endsWithoutLineFeed()).isFalse();
    }

    @Test
    void everyReasonSaysSomethingOfItsOwn() {
        assertThat(Reason.values()).extracting(Reason::toString).doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[a-zA-Z0-9 ]{5,}"));
    }

    private static LineCounts counts(int from, int to) {
        return Parsed.of(String.join("", LINES.subList(from, to))).counts();
    }

    private static void assertSame(LineCounts actual, LineCounts expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }
}
