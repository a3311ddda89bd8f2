package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perfmap.bench.MapGenerator;

/**
 * What a run leaves behind that is ended at any moment: half of the moments are chosen by time, from the start
 * on, half by how much has been written, up to all of it.
 */
class EndedRunsIT {
    private static final int LINES = 100_000;
    private static final String UNFINISHED = "\\.[0-9a-f]{32}\\.perfmap-compact-unfinished";
    /** Where a signal meets Java itself before it has begun, from 25 on: one line or the other, and nothing is ours. */
    private static final String JAVA_HAD_NOT_BEGUN = "Runtime.exit\\(\\d+\\) logging failed: .*\n";
    private static final String JAVA_CANNOT_BEGIN = "Error occurred during initialization of VM";
    private static final byte[] OLD = "1 1 old\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path inputs;
    private static Path map;
    private static byte[] compact;
    private static byte[] report;
    private static long millis;

    @TempDir
    Path folder;
    private Path out;
    private Path churn;

    /** All is live, so that as much is written as is read. */
    @BeforeAll
    static void makeMapAndSeeWhatARunMakesOfIt() throws Exception {
        map = inputs.resolve("in.map");
        try (OutputStream file = Files.newOutputStream(map)) {
            new MapGenerator(MapGenerator.Shape.NAMES, 1).writeLines(file, LINES);
        }
        Path out = inputs.resolve("out");
        Path churn = inputs.resolve("churn.json");
        long began = System.nanoTime();
        assertThat(start(inputs, out, churn).waitFor()).isZero();
        millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        compact = Files.readAllBytes(out);
        report = Files.readAllBytes(churn);
        assertThat(new String(compact, StandardCharsets.ISO_8859_1).lines().count()).isEqualTo(LINES);
    }

    @BeforeEach
    void writeOld() throws IOException {
        out = Files.write(folder.resolve("out"), OLD);
        churn = Files.write(folder.resolve("churn.json"), OLD);
    }

    @AfterEach
    void removeAll() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    @Test
    void killedAtAnyMomentItLeavesTheOldFileOrTheWholeNewOne() throws Exception {
        Random random = new Random();
        int leftBehind = 0;
        for (int i = 0; i < 40; i++) {
            Process run = start(folder, out, churn);
            awaitMoment(run, random, i);
            run.destroyForcibly().waitFor();
            assertBothWhole("kill " + i);
            leftBehind += leftovers().size();
            for (Path leftover : leftovers()) {
                assertThat(leftover.getFileName().toString()).matches(UNFINISHED);
                assertThat(isForItsOwnerAlone(leftover) || isWhole(leftover)).as("%s", leftover).isTrue();
                Files.delete(leftover);
            }
            writeOld();
        }
        assertThat(leftBehind).as("runs that were ended in the midst of it").isPositive();
    }

    @Test
    void whatKilledRunsLeftBehindDisturbsNoLaterRunAndIsNotTouched() throws Exception {
        Random random = new Random();
        for (int i = 1; i < 50 && leftovers().size() < 4; i += 2) {
            Process run = start(folder, out, churn);
            awaitMoment(run, random, i);
            run.destroyForcibly().waitFor();
        }
        assertThat(leftovers()).hasSizeGreaterThanOrEqualTo(4);
        Path victim = Files.write(inputs.resolve("victim"), OLD);
        Files.createSymbolicLink(folder.resolve("." + "0".repeat(32) + ".perfmap-compact-unfinished"), victim);
        Files.createLink(folder.resolve("." + "1".repeat(32) + ".perfmap-compact-unfinished"), victim);
        String before = states(leftovers());
        assertThat(start(folder, out, churn).waitFor()).isZero();
        assertThat(Arrays.equals(Files.readAllBytes(out), compact)).isTrue();
        assertThat(Arrays.equals(Files.readAllBytes(churn), report)).isTrue();
        assertThat(states(leftovers())).isEqualTo(before);
        assertThat(victim).hasBinaryContent(OLD);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void aSignalAtAnyMomentLeavesNothingBehindAndIsQuiet(String signal, int status) throws Exception {
        Random random = new Random();
        for (int i = 0; i < 5; i++) {
            Process run = start(folder, out, churn);
            awaitMoment(run, random, i);
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + run.pid()).start().waitFor();
            String what = "SIG" + signal + " " + i;
            boolean begun = !new String(run.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .startsWith(JAVA_CANNOT_BEGIN);
            assertThat(run.waitFor()).as(what).isIn(status, begun ? 0 : 1);
            assertBothWhole(what);
            assertThat(leftovers()).as(what).isEmpty();
            assertThat(folder.resolve("errors")).as(what).content().matches("|" + JAVA_HAD_NOT_BEGUN);
            writeOld();
        }
    }

    private static boolean isForItsOwnerAlone(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).equals(PosixFilePermissions.fromString("rw-------"));
    }

    /** Just before it is renamed it gets its mode. */
    private static boolean isWhole(Path file) throws IOException {
        byte[] now = Files.readAllBytes(file);
        return Arrays.equals(now, compact) || Arrays.equals(now, report);
    }

    private static Process start(Path folder, Path out, Path churn) throws IOException {
        return new ProcessBuilder(Path.of("target", "perfmap-compact").toAbsolutePath().toString(), "-q",
                "--churn", churn.toString(), map.toString(), out.toString()).directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile()).start();
    }

    private void awaitMoment(Process run, Random random, int i) throws Exception {
        if (i % 2 == 0) {
            run.waitFor(random.nextLong(millis + 1), TimeUnit.MILLISECONDS);
            return;
        }
        long before = unfinishedBytes(); // of runs that were ended earlier
        long written = (long) (random.nextDouble() * (compact.length + report.length));
        while (run.isAlive() && written > unfinishedBytes() - before) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private long unfinishedBytes() throws IOException {
        long bytes = 0;
        for (Path file : leftovers()) {
            try {
                bytes += Files.size(file);
            } catch (NoSuchFileException e) {
                return Long.MAX_VALUE; // renamed, just now
            }
        }
        return bytes;
    }

    /** The report comes first: where the map is new, it is as well. */
    private void assertBothWhole(String what) throws IOException {
        boolean newReport = isNew(churn, report, what);
        boolean newMap = isNew(out, compact, what);
        assertThat(newReport || !newMap).as(what + ": a new map and an old report").isTrue();
    }

    private static boolean isNew(Path file, byte[] whole, String what) throws IOException {
        byte[] now = Files.readAllBytes(file);
        boolean isNew = Arrays.equals(now, whole);
        assertThat(isNew || Arrays.equals(now, OLD)).as("%s: %s, %d bytes", what, file, now.length).isTrue();
        return isNew;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private List<Path> leftovers() throws IOException {
        List<Path> others = new ArrayList<>(files());
        others.removeAll(List.of(out, churn, folder.resolve("errors")));
        return others;
    }

    private static String states(List<Path> files) throws IOException {
        TreeMap<Path, Object> states = new TreeMap<>();
        for (Path file : files) {
            states.put(file, List.of(Files.readAttributes(file, "unix:ino,mode,uid,nlink,lastModifiedTime",
                    LinkOption.NOFOLLOW_LINKS), Arrays.hashCode(Files.readAllBytes(file))));
        }
        return states.toString();
    }
}
