package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import perfmap.file.Block;
import perfmap.format.LineCounts;
import perfmap.format.MalformedLine;

/** What is said of lines does not depend on how the map was cut. */
class LineNumbersTest {
    private static final String NULS = "\0".repeat(5_000);

    @Test
    void linesAreCountedTheSameWhereverTheMapIsCut() throws IOException {
        List<String> maps = List.of(
                "1 1 a\n2 2 b\n",
                "1 1 a\nnot one\n\n2 2 b\n\n3\n",
                "1 1 a\n" + NULS,
                "1 1 a\n" + NULS + "2 2 b\n" + NULS + "\n" + NULS + "\r\n" + NULS,
                "1 1 a\n" + NULS + "\r",
                "1 1 a\n2 2 b" + NULS,
                "1 1 a\nnot one" + NULS,
                NULS,
                "\0".repeat(Block.MAX_LINE + 1)); // more than a block ever grows to for one line
        for (String map : maps) {
            byte[] bytes = map.getBytes(StandardCharsets.ISO_8859_1);
            LineCounts atOnce = Compacting.scanFile(bytes, 1, 1 << 16).lines();
            for (int threads = 1; threads <= 4; threads++) {
                for (int block : new int[] {97, 1_000, 3_000}) {
                    assertThat(Compacting.scanFile(bytes, threads, block).lines())
                            .usingRecursiveComparison().isEqualTo(atOnce);
                    assertThat(Compacting.scanFile(bytes, Counted.NOTHING, threads, block).lines())
                            .usingRecursiveComparison().isEqualTo(atOnce);
                    assertThat(Compacting.scanPacked(bytes, threads, block).lines())
                            .usingRecursiveComparison().isEqualTo(atOnce);
                }
            }
        }
    }

    @Test
    void malformedLinesBearTheirNumbersInTheMapOnAnyNumberOfThreads() throws IOException {
        StringBuilder map = new StringBuilder();
        for (int line = 1; line <= 10_000; line++) {
            map.append(line % 1_500 == 0 ? "not an entry\n" : "1000 10 f\n");
        }
        byte[] bytes = map.toString().getBytes(StandardCharsets.ISO_8859_1);
        for (int threads = 1; threads <= 4; threads++) {
            for (Counted counted : Counted.values()) {
                Scan scan = Compacting.scanFile(bytes, counted, threads, 1_000);
                assertThat(scan.lines().firstMalformed()).extracting(MalformedLine::number)
                        .containsExactly(1_500L, 3_000L, 4_500L, 6_000L, 7_500L);
            }
        }
    }
}
