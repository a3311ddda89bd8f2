package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perfmap.file.FileFailure.Step;

/** Maps read in ranges from a file, and block by block from a stream. */
class MapReadingTest {
    @TempDir
    Path folder;

    @Test
    void rangesThatLieOnEndGiveEveryLineExactlyOnceWhereverTheyAreCut() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] map = randomMap(random, 30, 60, 100);
            assertEveryLineOnce(map, cuts(map.length, random.nextInt(20), random), "seed " + seed);
        }
    }

    @Test
    void everyWayToCutASmallMapInTwoGivesEveryLineOnce() throws IOException {
        byte[] map = bytes("\n\0\0001 1 a\n\n2 2 b\r\n3 3 c\0\n\0\0\0\n\0004 4 last\0");
        for (int cut = 0; cut <= map.length; cut++) {
            assertEveryLineOnce(map, List.of(0, cut, map.length), "cut at " + cut);
        }
    }

    @Test
    void longRunsOfNulsAreReadOverWhereverTheRangesAreCut() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            byte[] map = randomMap(random, 6, 3000, 200_000);
            assertEveryLineOnce(map, cuts(map.length, 1 + random.nextInt(8), random), "seed " + seed);
        }
    }

    @Test
    void aMapOfNulsAloneHasNoLines() throws IOException {
        for (int length : new int[] {0, 1, 8, 1023, 1024, 1025, 300_000}) {
            assertEveryLineOnce(new byte[length], List.of(0, length / 3, length), length + " NULs");
            assertStreamGivesEveryLineOnce(new byte[length], length + " NULs");
        }
        assertStreamGivesEveryLineOnce(new byte[Block.MAX_LINE + 1], "a block of NULs");
        assertStreamGivesEveryLineOnce(new byte[5_000_000], "5,000,000 NULs");
    }

    /** Ranges are read in the order in which threads come to them, or from the last to the first. */
    @Test
    void aHoleOfAnySizeIsReadOverOnceAndLinesOnBothSidesAreGiven() throws IOException {
        for (long hole : new long[] {300_000, NulRuns.LARGE, NulRuns.LARGE + 123_457}) {
            for (String before : List.of("", "1 1 a\n", "1 1 a\n".repeat(50_000))) {
                for (String behind : List.of("", "\0\0", "2 2 b\n", "2 2 b\n\0\0003 3 c")) {
                    for (boolean forwards : new boolean[] {true, false}) {
                        MapLines lines = readAround(before, hole, behind, forwards);
                        MapLines expected = MapLines.of(bytes(before + behind));
                        String what = before.length() + " bytes, a hole of " + hole + ", " + behind + forwards;
                        assertThat(lines.nuls()).as(what).isEqualTo(hole + expected.nuls());
                        assertThat(lines.digests()).as(what).containsExactlyInAnyOrderElementsOf(expected.digests());
                    }
                }
            }
        }
    }

    private MapLines readAround(String before, long hole, String behind, boolean forwards) throws IOException {
        Path map = Files.write(folder.resolve("map"), bytes(before));
        try (RandomAccessFile file = new RandomAccessFile(map.toFile(), "rw")) {
            file.setLength(before.length() + hole);
            file.seek(before.length() + hole);
            file.write(bytes(behind));
        }
        MapLines lines = new MapLines();
        try (MapFile file = (MapFile) Source.open(map.toString())) {
            int ranges = (int) (file.fileSize() >>> 17) + 1;
            List<Integer> order = new ArrayList<>(IntStream.range(0, ranges).boxed().toList());
            if (forwards) {
                Collections.shuffle(order.subList(0, Math.min(ranges, 4)), new Random(hole + before.length()));
            } else {
                Collections.reverse(order);
            }
            Block block = new Block(1);
            for (int range : order) {
                file.read(block, (long) range << 17, Math.min(file.fileSize(), range + 1L << 17));
                lines.add(block);
            }
            assertThat(file.fileBytesRead()).isEqualTo(file.fileSize());
        }
        return lines;
    }

    @Test
    void linesThatAreTooLongAreGivenOnceAndAsTooLong() throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            byte[] map = randomMap(random, 3, 3 * Block.MAX_LINE, 2 * Block.MAX_LINE);
            assertEveryLineOnce(map, cuts(map.length, 1 + random.nextInt(30), random), "seed " + seed);
            assertStreamGivesEveryLineOnce(map, "seed " + seed);
        }
    }

    @Test
    void linesJustAsLongAsALineMayBeAreGivenWhole() throws IOException {
        for (int off = -1; off <= 1; off++) {
            String line = "l".repeat(Block.MAX_LINE + off);
            for (String before : List.of("\0".repeat(Block.MAX_LINE), "1 1 a\n\0\0\0\0\0")) {
                for (String behind : List.of("", "\n", "\n\0\0\n2 2 b")) {
                    byte[] map = bytes(before + line + behind);
                    assertEveryLineOnce(map, List.of(0, before.length(), map.length), "off " + off);
                    assertStreamGivesEveryLineOnce(map, "off " + off);
                }
            }
        }
    }

    @Test
    void aLongLineBehindALongRunOfNulsIsTheSameWhereverTheRunIsCut() throws IOException {
        int run = Block.MAX_LINE * 3 / 2;
        for (int length : new int[] {100, Block.MAX_LINE - 100, 3 * Block.MAX_LINE}) {
            byte[] map = bytes("1 1 a\n" + "\0".repeat(run) + "l".repeat(length) + "\n2 2 b\n");
            for (int cut : new int[] {7, run, run + 6, run + 16}) {
                assertEveryLineOnce(map, List.of(0, cut, map.length), "line of " + length);
            }
        }
    }

    @Test
    void aLineThatIsTooLongIsNotHeldWhole() throws IOException {
        byte[] map = bytes("1 1 a\n" + "l".repeat(20 * Block.MAX_LINE) + "\n2 2 b\n");
        Block block = new Block(1);
        try (MapFile file = open(map)) {
            file.read(block, 0, 100);
        }
        assertThat(block.capacity()).isLessThan(4 * Block.MAX_LINE);
        block = new Block(1);
        try (MapStream stream = (MapStream) Source.open(gzip(map).toString())) {
            while (stream.read(block)) {
                assertThat(block.capacity()).isLessThan(4 * Block.MAX_LINE);
            }
        }
    }

    @Test
    void aStreamCarriesARestOverToASmallerBlock() throws IOException {
        byte[] map = bytes("1 1 a\n" + "l".repeat(3 * Block.MAX_LINE) + "\n2 2 b\n");
        MapLines lines = new MapLines();
        try (MapStream stream = (MapStream) Source.open(gzip(map).toString())) {
            for (Block block = new Block(2 * Block.MAX_LINE); stream.read(block); block = new Block(1)) {
                lines.add(block);
            }
        }
        assertSame(lines, map, "a larger block, then smaller ones");
    }

    @Test
    void aStreamGivesEveryLineExactlyOnce() throws IOException {
        for (int seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            assertStreamGivesEveryLineOnce(randomMap(random, 3000, 1500, 1_000), "seed " + seed);
        }
    }

    @Test
    void aBlockSaysAtWhichByteOfTheMapItsFirstLineBegins() throws IOException {
        byte[] map = bytes("\0\0001 1 a\n22 2 b\n333 3 c\n4 4 d\n");
        try (MapFile file = open(map)) {
            Block block = new Block(1);
            for (int from = 0; from < map.length; from++) {
                file.read(block, from, map.length);
                if (block.limit() > block.from()) {
                    assertThat(block.bytes()[block.from()]).isEqualTo(map[(int) block.offsetOf(block.from())]);
                    assertThat(block.offsetOf(block.from())).isGreaterThanOrEqualTo(from);
                }
            }
        }
        try (MapStream stream = (MapStream) Source.open(gzip(map).toString())) {
            Block block = new Block(map.length + 1); // is not filled, so that the NULs in front stay in it
            assertThat(stream.read(block)).isTrue();
            assertThat(block.offsetOf(block.from())).isZero();
        }
        try (MapStream stream = (MapStream) Source.open(gzip(map).toString())) {
            Block block = new Block(1);
            assertThat(stream.read(block)).isTrue();
            do {
                assertThat(block.bytes()[block.from()]).isEqualTo(map[(int) block.offsetOf(block.from())]);
            } while (stream.read(block));
        }
    }

    @Test
    void whatStandsAtAnOffsetOfTheMapIsFoundInTheBlockThoughNulsWereLeftOut() {
        Block block = Block.of(bytes("1 1 a\n2 2 b\n3 3 c\n4 4 d\n"), 0);
        for (int strippedAt : new int[] {2, 8, 14}) {
            block.fill(2, 24, 1_000, 500, strippedAt);
            for (int index = 2; index <= 24; index++) {
                assertThat(block.indexOf(block.offsetOf(index))).as(index + ", " + strippedAt).isEqualTo(index);
            }
            assertThat(block.indexOf(1_000 + strippedAt - 2 + 250)).as("among the NULs").isEqualTo(strippedAt);
            assertThat(block.indexOf(999)).isEqualTo(2);
            assertThat(block.indexOf(2_000)).isEqualTo(24);
        }
    }

    @Test
    void theSizeIsThatOfTheMomentOfOpeningAndGrowthIsSaid() throws IOException {
        byte[] map = bytes("1 1 a\n2 2 b");
        try (MapFile file = open(map)) {
            Files.write(folder.resolve("map"), bytes("bb\n3 3 c\n"), StandardOpenOption.APPEND);
            assertThat(file.fileSize()).isEqualTo(map.length);
            assertThat(file.growth()).isEqualTo(9);
            MapLines lines = new MapLines();
            Block block = new Block(100);
            file.read(block, 0, file.fileSize());
            lines.add(block);
            assertThat(lines.digests()).containsExactly("1 1 a\n", "2 2 b");
            assertThat(file.fileBytesRead()).isEqualTo(map.length);
        }
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsAnErrorThatSaysSo() throws IOException {
        byte[] map = bytes("1 1 a\n".repeat(10_000));
        try (MapFile file = open(map)) {
            Files.write(folder.resolve("map"), bytes("1 1 a\n"));
            Block block = new Block(100);
            assertThatThrownBy(() -> file.read(block, 30_000, 60_000)).isInstanceOf(FileFailure.class)
                    .hasMessage(folder.resolve("map") + ": shrank while it was read, from 60000 to 6 bytes;"
                            + " try again when its writer has ended")
                    .extracting(e -> ((FileFailure) e).step()).isEqualTo(Step.TRANSFER);
        }
    }

    /** A channel that is closed fails as one does whose disk is broken. */
    @Test
    void aReadErrorMidwaySaysWhere() throws IOException {
        Block block = new Block(100);
        MapFile file = open(bytes("1 1 a\n".repeat(10_000)));
        file.read(block, 30_000, 60_000);
        file.close();
        assertThatThrownBy(() -> file.read(block, 10_000, 30_000)).isInstanceOf(FileFailure.class)
                .hasMessage(folder.resolve("map") + ": reading failed near byte 9999: ClosedChannelException")
                .extracting(e -> ((FileFailure) e).step()).isEqualTo(Step.TRANSFER);
    }

    @Test
    void aStreamSaysHowMuchOfItsFileHasBeenRead() throws IOException {
        byte[] map = bytes("1 1 a\n".repeat(1_000_000));
        Path packed = gzip(map);
        try (MapStream stream = (MapStream) Source.open(packed.toString())) {
            assertThat(stream.fileSize()).isEqualTo(Files.size(packed));
            Block block = new Block(1);
            long before = 0;
            while (stream.read(block)) {
                assertThat(stream.fileBytesRead()).isBetween(before, stream.fileSize());
                before = stream.fileBytesRead();
            }
            assertThat(before).isEqualTo(stream.fileSize());
            assertThat(stream.mapBytesRead()).isEqualTo(map.length);
        }
    }

    private void assertEveryLineOnce(byte[] map, List<Integer> cuts, String what) throws IOException {
        MapLines lines = new MapLines();
        try (MapFile file = open(map)) {
            Block block = new Block(1);
            for (int i = 0; i + 1 < cuts.size(); i++) {
                file.read(block, cuts.get(i), cuts.get(i + 1));
                lines.add(block);
            }
            assertThat(file.fileBytesRead()).isEqualTo(map.length);
        }
        assertSame(lines, map, what + ", cut at " + cuts);
    }

    private void assertStreamGivesEveryLineOnce(byte[] map, String what) throws IOException {
        MapLines lines = new MapLines();
        try (MapStream stream = (MapStream) Source.open(gzip(map).toString())) {
            for (Block block = new Block(1); stream.read(block); block = new Block(1)) {
                lines.add(block);
            }
            assertThat(stream.mapBytesRead()).as(what).isEqualTo(map.length);
        }
        assertSame(lines, map, what);
    }

    private static void assertSame(MapLines lines, byte[] map, String what) {
        MapLines expected = MapLines.of(map);
        assertThat(lines.digests()).as(what).isEqualTo(expected.digests());
        assertThat(lines.nuls()).as(what + ": NULs").isEqualTo(expected.nuls());
    }

    private MapFile open(byte[] map) throws IOException {
        return (MapFile) Source.open(Files.write(folder.resolve("map"), map).toString());
    }

    private Path gzip(byte[] map) throws IOException {
        Path packed = folder.resolve("packed");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed)) {
            {
                def.setLevel(1);
            }
        }) {
            out.write(map);
        }
        return packed;
    }

    /** Lines of up to {@code longest} bytes, behind some of them runs of NULs up to {@code mostNuls}. */
    private static byte[] randomMap(Random random, int mostLines, int longest, int mostNuls) {
        StringBuilder map = new StringBuilder();
        for (int i = random.nextInt(mostLines + 1); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                map.append("\0".repeat(random.nextInt(mostNuls)));
            }
            int length = random.nextInt(5) == 0 ? 0 : random.nextInt(longest);
            map.append(Character.toString('a' + random.nextInt(26)).repeat(length));
            map.append(i == 1 && random.nextBoolean() ? "" : "\n");
        }
        return bytes(map.toString());
    }

    private static List<Integer> cuts(int length, int number, Random random) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, length));
        for (int i = 0; i < number; i++) {
            cuts.add(random.nextInt(length + 1));
        }
        return new ArrayList<>(cuts);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
