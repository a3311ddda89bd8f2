package perfmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that don't fit are cut where it hurts least. */
class PrintableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "node-24.21.0.map.gz | node-24-native-stack.map.gz | no…0.map.gz | no…k.map.gz",
        "/src/main/perf-4711.map | /src/next/perf-4711.map | /src/m….map | /src/n….map",
        "perf-map-of-2024.plain | perf-map-of-2025.plain | per…4.plain | per…5.plain",
        "$erts_internal:gather_sched_wall_time_result/1-Prologue"
            + " | $erts_internal:await_sched_wall_time_change/1-Prologue | $e…gather_… | $e…await_s…"})
    void twoThatDifferOnlyWhereTheyAreCutAreCutElsewhere(String a, String b, String shownA, String shownB) {
        assertThat(Printable.cutInside(a, 11).equals(Printable.cutInside(b, 11))).isTrue();
        assertThat(Printable.cutApart(List.of(a, b), 11)).containsExactly(shownA, shownB);
    }

    @Test
    void othersAreCutInTheMiddleAndWhatFitsStays() {
        assertThat(Printable.cutApart(List.of("Stub:utf8Write", "stub", "Stub:utf8Write", ""), 9))
                .containsExactly("Stub…rite", "stub", "Stub…rite", "");
    }

    @Test
    void theWrittenFormFitsWhateverTheLetters() {
        Random random = new Random(7);
        String[] letters = {"a", "b", "\u4e2d", "e\u0301", "\ud83d\ude00", "\u00e9"};
        for (int run = 0; run < 300; run++) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                StringBuilder text = new StringBuilder("LazyCompile:");
                random.ints(random.nextInt(20), 0, letters.length).forEach(letter -> text.append(letters[letter]));
                texts.add(text.append(" node:internal").toString());
            }
            int columns = 11 + random.nextInt(20);
            assertThat(Printable.cutApart(texts, columns)).hasSameSizeAs(texts)
                    .allMatch(cut -> Printable.columnsOf(cut) <= columns, "fits in " + columns)
                    .noneMatch(cut -> cut.contains("\u2026\u0301"));
        }
    }

    @Test
    void aThousandThatLookAlikeAreLeftSo() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            texts.add("JS:~render /srv/app/templates/" + i + "/views/index.js:1:1");
        }
        assertThat(Printable.cutApart(texts, 20).stream().distinct()).hasSize(1);
    }
}
