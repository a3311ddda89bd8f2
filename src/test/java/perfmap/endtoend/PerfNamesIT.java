package perfmap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import perfmap.Oracle;
import perfmap.bench.MapGenerator;
import perfmap.endtoend.Jitdump.Code;
import perfmap.endtoend.PerfScript.Cost;
import perfmap.endtoend.PerfScript.Reading;

/**
 * What perf makes of the packaged tool's maps. A Node process is recorded under churn; the jitdump that it
 * writes beside its map tells what code was at every sampled address at the time.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PerfNamesIT {
    private static final Path TOOL = Path.of("target/perfmap-compact").toAbsolutePath();
    private static final Path WORKLOAD = Path.of("testdata/workloads/shop.js");
    private static final Path TABLES = Path.of("target/perf-names.txt");
    private static final int REQUESTS = 2500;
    private static final long BLOATED_BYTES = 200_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final BiPredicate<Frame, String> ALL = (frame, name) -> true;

    @TempDir
    static Path folder;

    private static Program program;
    private static Recording recording;
    private static PerfScript perf;
    private static Path compactMap;
    private static Path executableMap;
    private static Reading raw;
    private static Reading compact;
    private static Reading executable;
    private static String[] trueNames;

    @BeforeAll
    static void recordOnce() throws IOException, InterruptedException {
        program = new Program(folder);
        Clients clients = Clients.find(program);
        recording = Recording.of(clients, program, WORKLOAD, REQUESTS);
        perf = new PerfScript(program, recording);
        compactMap = compact(recording.rawMap(), "compact.map");
        raw = perf.with(recording.rawMap());
        compact = perf.with(compactMap);
        executableMap = compact(recording.rawMap(), "executable.map",
                "--executable-in", recording.mappings().toString());
        executable = perf.with(executableMap);
        List<Code> codes = Jitdump.read(recording.jitdump());
        trueNames = TrueNames.of(raw.frames(), codes);
        Files.writeString(TABLES, "");
        print(String.format(Locale.ROOT, "Names that %s gives the frames in code of Node.js %s%n%n",
                clients.perfVersion(), clients.nodeVersion()));
    }

    @AfterAll
    static void leaveNothing() throws IOException {
        if (recording != null) {
            recording.close();
        }
    }

    @Test
    @Order(1)
    void theProfileIsOneThatCanBeJudged() {
        assertThat(raw.frames()).hasSizeGreaterThan(5_000);
        assertThat(addresses(compact)).isEqualTo(addresses(raw));
        assertThat(addresses(executable)).isEqualTo(addresses(raw));
        assertThat(trueNames).filteredOn(name -> name == null).hasSizeLessThan(raw.frames().size() / 100);
    }

    @Test
    @Order(2)
    void compactionGivesMoreFramesTheirTrueNameThanTheRawMapDoes() throws IOException {
        long end = raw.frames().stream().mapToLong(Frame::time).max().orElseThrow();
        print(names("all", ALL)
                + names("of code that stays", (frame, name) -> !thrownAway(name))
                + names("of code that is thrown away", (frame, name) -> thrownAway(name))
                + names("of the last second", (frame, name) -> frame.time() >= end - SECOND) + "\n");

        assertThat(Score.of(compact.frames(), trueNames, ALL).right())
                .isGreaterThan(Score.of(raw.frames(), trueNames, ALL).right());
    }

    @Test
    @Order(3)
    void executableInDropsEntriesAndChangesNoFrameInMemoryThatIsExecutableAtTheEnd() throws IOException {
        SavedMappings mappings = SavedMappings.read(recording.mappings());
        List<Frame> changed = new ArrayList<>();
        int givenBack = 0;
        for (int i = 0; i < compact.frames().size(); i++) {
            Frame frame = executable.frames().get(i);
            if (!frame.equals(compact.frames().get(i))) {
                if (frame.name() == null && !mappings.hold(frame.address())) {
                    givenBack++;
                } else {
                    changed.add(frame);
                }
            }
        }
        print(String.format(Locale.ROOT, "--executable-in takes the names of %,d frames:"
                + " their memory was given back before the end%n%n", givenBack));

        assertThat(Files.size(executableMap)).isLessThan(Files.size(compactMap));
        assertThat(changed).isEmpty();
        assertThat(givenBack).isLessThan(compact.frames().size() / 100);
    }

    @Test
    @Order(4)
    void perfReadsFromTheCompactMapWhatNewestWinsSays() throws IOException {
        TreeMap<BigInteger, Oracle.Entry> live = new TreeMap<>();
        for (Oracle.Entry entry : Oracle.of(Files.readAllBytes(recording.rawMap())).live()) {
            if (entry.size().signum() > 0) {
                live.put(entry.start(), entry);
            }
        }
        List<Frame> expected = new ArrayList<>();
        for (Frame frame : compact.frames()) {
            BigInteger address = new BigInteger(Long.toUnsignedString(frame.address()));
            Map.Entry<BigInteger, Oracle.Entry> entry = live.floorEntry(address);
            boolean covered = entry != null
                    && address.compareTo(entry.getKey().add(entry.getValue().size())) < 0;
            expected.add(new Frame(frame.time(), frame.address(), covered ? entry.getValue().name() : null));
        }

        assertThat(compact.frames()).isEqualTo(expected);
    }

    @Test
    @Order(5)
    void olderEntriesInFrontCostPerfMemoryThatCompactingSavesAndChangeNoNameOfTheCompactMap()
            throws IOException, InterruptedException {
        Path bloatedMap = folder.resolve("bloated.map");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(bloatedMap))) {
            new MapGenerator(MapGenerator.Shape.SEED, 1)
                    .write(out, BLOATED_BYTES - Files.size(recording.rawMap()));
            Files.copy(recording.rawMap(), out);
        }
        long began = System.nanoTime();
        Path compactedMap = compact(bloatedMap, "compacted.map");
        double seconds = (System.nanoTime() - began) / 1e9;
        Reading bloated = perf.with(bloatedMap);
        Reading compacted = perf.with(compactedMap);
        print(String.format(Locale.ROOT, "%-26s %9s %9s %10s %9s%n",
                "perf script reads", "map", "time", "memory", "right")
                + cost("raw map", recording.rawMap(), raw) + cost("  compacted", compactMap, compact)
                + cost("older entries in front", bloatedMap, bloated)
                + cost("  compacted", compactedMap, compacted)
                + ratios(bloated.cost(), compacted.cost())
                + String.format(Locale.ROOT, "compacting the map of %,d bytes took %.1f s%n",
                        Files.size(bloatedMap), seconds));

        assertThat(compacted.frames()).isEqualTo(compact.frames());
        if (measuresMemory(bloated.cost(), compacted.cost())) {
            assertThat(bloated.cost().kilobytes()).isGreaterThan(2 * compacted.cost().kilobytes());
        }
    }

    /** The workload gives what it makes for a request the number of the request in its name. */
    private static boolean thrownAway(String name) {
        return name.matches("JS:\\W*(page|sum|order)\\d+ .*");
    }

    private static String names(String which, BiPredicate<Frame, String> counts) {
        Score ofRaw = Score.of(raw.frames(), trueNames, counts);
        String head = String.format(Locale.ROOT, "%,d frames, %s", ofRaw.frames(), which);
        return String.format(Locale.ROOT, "%-42s %9s %9s %9s%n", head, "right", "wrong", "none")
                + ofRaw.row("raw map")
                + Score.of(compact.frames(), trueNames, counts).row("compacted")
                + Score.of(executable.frames(), trueNames, counts).row("compacted, --executable-in");
    }

    private static String cost(String label, Path map, Reading reading) throws IOException {
        Cost cost = reading.cost();
        Score score = Score.of(reading.frames(), trueNames, ALL);
        String memory = cost.kilobytes() < 0 ? "unknown" : Math.round(cost.kilobytes() / 1024.0) + " MiB";
        return String.format(Locale.ROOT, "%-26s %6.1f MB %7.2f s %10s %7.1f %%%n", label,
                Files.size(map) / 1e6, cost.seconds(), memory, 100.0 * score.right() / score.frames());
    }

    private static String ratios(Cost bloated, Cost compacted) {
        String memory = !measuresMemory(bloated, compacted) ? "an unknown part of"
                : String.format(Locale.ROOT, "1/%.1f of", (double) bloated.kilobytes() / compacted.kilobytes());
        return String.format(Locale.ROOT, "with the compacted map perf takes 1/%.1f of the time and %s the memory%n",
                bloated.seconds() / compacted.seconds(), memory);
    }

    private static boolean measuresMemory(Cost bloated, Cost compacted) {
        return bloated.kilobytes() > 0 && compacted.kilobytes() > 0;
    }

    private static List<Long> addresses(Reading reading) {
        return reading.frames().stream().map(Frame::address).toList();
    }

    private static Path compact(Path map, String name, String... options)
            throws IOException, InterruptedException {
        Path out = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of(TOOL.toString(), "-q"));
        command.addAll(List.of(options));
        command.addAll(List.of(map.toString(), out.toString()));
        program.succeed(folder.resolve("tool.txt"), command);
        return out;
    }

    /** On the terminal, and in a file that outlives the test. */
    private static void print(String text) throws IOException {
        System.out.print(text);
        Files.writeString(TABLES, Files.readString(TABLES) + text);
    }
}
