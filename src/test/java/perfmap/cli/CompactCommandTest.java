package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import perfmap.Oracle;
import perfmap.TestMaps;

/** {@code perfmap-compact IN OUT} as a user meets it: results, errors, and what is left behind. */
class CompactCommandTest extends ShellTest {
    private static final String MAP = "1000 10 old\n1008 10 new\n2000 20 Stub:a\n";
    private static final String COMPACT = "1008 10 new\n2000 20 Stub:a\n";

    @BeforeEach
    void writeMap() throws IOException {
        write("in.map", MAP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tool nope out                         | 66 | nope: No such file or directory",
        "tool . out                            | 66 | .: is a folder, not a perf map",
        "tool in.map nofolder/out              | 73 | nofolder/out: can't be created: No such file or directory",
        "tool in.map .                         | 73 | .: is a folder; name a file in it",
        "ln -s x link; tool in.map link        | 73 | link: is a symbolic link, which is never written through",
        "mkfifo pipe; tool in.map pipe         | 73 | pipe: is no regular file; use - to write to a pipe",
        "tool in.map /dev/full                 | 74 | /dev/full: writing failed: No space left on device",
        "tool in.map - > /dev/full             | 74 | (standard output): writing failed: No space left on device",
        "tool                                  | 2  | Missing required parameter",
        "tool in.map                           | 2  | OUT is missing",
        "tool --in-place in.map out            | 2  | --in-place takes IN alone",
        "tool --in-place -                     | 2  | --in-place needs a file",
        "mkfifo pipe; tool --in-place pipe     | 2  | --in-place needs a regular file, which pipe is not",
        "tool --churn=- in.map -               | 2  | both OUT and --churn are -",
        "tool --elapsed 3d in.map out          | 2  | --elapsed is about the churn report; give --churn FILE",
        "tool --churn ./new in.map new         | 73 | ./new: is the map; name another file",
        "tool --churn \"$PWD/new\" in.map new   | 73 | /new: is the map; name another file",
        "tool --force in.map out               | 2  | --force is about replacing IN; give --in-place, or IN as OUT",
        "tool --force - out < in.map           | 2  | --force is about replacing IN; give --in-place, or IN as OUT",
        "echo xyz > note; tool --in-place note | 73 | note: is left alone, for nothing would be left of it: it has no",
        "gzip -k in.map; tool --in-place in.map.gz | 73 | in.map.gz: is packed, and a plain map would stand under",
        "zstd -q in.map; tool in.map.zst in.map.zst | 73 | in.map.zst: is packed, and a plain map would stand under",
        "tool --in-place --drop '*' in.map | 73 | in.map: is left alone, for nothing would be left of it: the filters",
        "cp /proc/self/maps p; tool --executable-in p in.map p | 73 | p: is the copy of /proc/PID/maps",
        "cp /proc/self/maps p; tool --executable-in p --churn p in.map out | 73 | p: is the copy of /proc/PID/maps",
        "tool --nonsense in.map out            | 2  | Unknown option '--nonsense' (see 'perfmap-compact --help')",
        "tool --threads 0 in.map out           | 2  | --threads 0: must be 1 to 1024",
        "tool --drop [a in.map out             | 2  | --drop '[a': a [ without its ]",
        "tool --drop-kind stubz in.map out     | 2  | --drop-kind: there is no kind or group 'stubz'",
        "tool --executable-in nope in.map out  | 66 | nope: No such file or directory",
        "echo xyz > bad; tool --strict bad out | 65 | bad: line 1: no start address: xyz",
        "gzip -k in.map; head -c 40 in.map.gz > cut.gz; tool cut.gz out | 74 | cut.gz: gzip data ends before its end",
        "gzip -k in.map; echo x >> in.map.gz; tool in.map.gz out | 74 | in.map.gz: something that is not gzip follows"
            + " the gzip data; 'gzip -dc' unpacks what is in front of it (near byte ",
        "zstd -q --long < <(seq -f '%.0f 10 Stub:x' 10000000 32 13200000) > wide.zst; tool wide.zst out | 74"
            + " | wide.zst: zstd data whose window is larger than 8 MiB; 'zstd -dc --long=31' unpacks it (near byte ",
        "zstd -q in.map; head -c 20 in.map.zst > cut.zst; tool cut.zst out | 74 | cut.zst:"})
    void anErrorIsOneLineWithItsExitStatusAndLeavesNothingBehind(String script, int status, String message) {
        assumeTrue(!script.contains("zstd") || shell.run("command -v zstd").status() == 0, "zstd is not installed");
        Run outcome = shell.run(script);
        assertThat(outcome.error()).startsWith("perfmap-compact: ").contains(message);
        assertThat(outcome.error().lines()).hasSize(1);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(folder.resolve("in.map")).hasContent(MAP);
        assertThat(folder.toFile().list()).doesNotContain("out").noneMatch(name -> name.contains("unfinished"));
    }

    @Test
    void anEmptyMapCompactsToAnEmptyMap() {
        Run outcome = shell.run(": > empty; tool empty out");
        assertThat(outcome.status()).isZero();
        assertThat(folder.resolve("out")).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tool -q in.map out",
        "tool -q - out < in.map",
        "tool -q in.map - > out",
        "cat in.map | tool -q - - | cat > out",
        "gzip -c in.map | tool -q - out",
        "head -n 1 in.map | gzip > a.gz; tail -n 2 in.map | gzip >> a.gz; tool -q a.gz out",
        "gzip -c in.map > plain-name; tool -q plain-name out",
        "mkfifo pipe; cat in.map > pipe & tool -q pipe out",
        "cp in.map out; tool -q out ./out",
        "cp in.map first; ln first out; tool -q first out",
        "cp in.map out; tool -q --in-place out",
        "echo old > out; tool -q in.map out"})
    void theSameMapComesOutWhateverWayItGoesInAndOut(String script) {
        Run outcome = shell.run(script);
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(folder.resolve("out")).hasContent(COMPACT);
    }

    @Test
    void zstdInSeveralFramesIsUnpacked() {
        assumeTrue(shell.run("command -v zstd").status() == 0, "zstd is not installed");
        Run outcome = shell.run("head -n 1 in.map | zstd -q > a; tail -n 2 in.map | zstd -q >> a; tool -q a -");
        assertThat(outcome.out()).isEqualTo(COMPACT);
    }

    @Test
    void filtersActAfterNewestWins() {
        shell.run("printf '1000 10 f\\n1000 10 Stub:x\\n' > in.map");
        assertThat(shell.run("tool -q --drop 'Stub:*' in.map -").out()).isEmpty();
        assertThat(shell.run("tool -q --keep 'Stub:*' in.map -").out()).isEqualTo("1000 10 Stub:x\n");
        Run none = shell.run("tool --drop nothing --keep-kind ics in.map out");
        assertThat(none.error()).contains("--drop 'nothing' matched nothing", "--keep-kind ics matched nothing");
    }

    @Test
    void anExistingOutputKeepsItsModeAndANewOneGetsThatOfTheInput() {
        assertThat(shell.run("chmod 640 in.map; tool -q in.map new; stat -c %a new").out()).isEqualTo("640\n");
        assertThat(shell.run("touch old; chmod 604 old; tool -q in.map old; stat -c %a old").out()).isEqualTo("604\n");
        assertThat(shell.run("umask 027; tool -q - piped < in.map; stat -c %a piped").out()).isEqualTo("640\n");
    }

    @Test
    void rootKeepsTheOwnerForPerfReadsOnlyAMapOfItsProcesssUser() {
        assumeTrue(shell.run("id -u").out().equals("0\n"), "needs root, to give files away");
        assertThat(shell.run("chown 1234:2345 in.map; tool -q in.map new; stat -c %u:%g new").out())
                .isEqualTo("1234:2345\n");
        assertThat(shell.run("tool -q --in-place in.map; stat -c %u:%g in.map").out()).isEqualTo("1234:2345\n");
    }

    @Test
    void aMapThatAProcessStillWritesIsNotReplacedUnlessForced() throws IOException {
        Run refused = shell.run("exec 7>> in.map; tool --in-place in.map");
        assertThat(refused.status()).isEqualTo(73);
        assertThat(refused.error()).contains("in.map: process ").contains("(bash) has it open for writing")
                .contains("--force");
        assertThat(folder.resolve("in.map")).hasContent(MAP);
        assertThat(shell.run("exec 7< in.map; tool -q in.map ./in.map").status()).isZero();
        for (String target : new String[] {"--in-place", "./in.map"}) {
            writeMap();
            assertThat(shell.run("exec 7>> in.map; tool -q --force in.map " + target).status()).isZero();
            assertThat(folder.resolve("in.map")).hasContent(COMPACT);
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130"})
    void aSignalLeavesTheOldOutputAndNothingElse(String signal, int status) {
        Run outcome = shell.run("""
                echo old > out
                mkfifo pipe
                exec 8<> pipe
                cat in.map >&8
                set -m
                env --default-signal "${java[@]}" -q - out < pipe & pid=$! # a build may run with SIGINT ignored
                until ls -A | grep -q unfinished; do sleep 0.05; done
                kill -%s $pid
                wait $pid
                """.formatted(signal));
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(folder.resolve("out")).hasContent("old\n");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.map", "out", "pipe");
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() {
        shell.run("for i in $(seq 1 30000); do printf '%x000 10 name%d\\n' $i $i; done > in.map");
        Run outcome = shell.run("tool in.map - | head -n 1; exit ${PIPESTATUS[0]}");
        assertThat(outcome.out()).isEqualTo("1000 10 name1\n");
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.status()).isEqualTo(141);
    }

    @Test
    void noControlCharacterOfAMalformedLineReachesTheTerminal() {
        shell.run("printf 'x\\033]0;owned\\007 \\342\\200\\256 \\377\\n1000 10 a\\n' > in.map");
        String error = shell.run("tool in.map out").error();
        assertThat(error).contains("line 1: no start address: x\\x1b]0;owned\\x07 \\u{202e} \\xff");
        assertThat(error.chars().filter(c -> c != '\n' && (Character.isISOControl(c) || c == 0x202e))).isEmpty();
    }

    @Test
    void theStatisticsAsJsonAgreeWithTheOracle() throws IOException {
        for (Path map : TestMaps.real()) {
            Oracle oracle = Oracle.of(TestMaps.unpacked(map));
            Run outcome = shell.run("tool --stats json '" + map.toAbsolutePath() + "' out");
            assertThat(outcome.error().lines()).hasSize(1);
            JsonObject stats = JsonParser.parseString(outcome.error()).getAsJsonObject();
            JsonObject input = stats.getAsJsonObject("input");
            assertThat(input.get("entries").getAsInt()).isEqualTo(oracle.entries().size());
            assertThat(input.get("malformed_lines").getAsInt()).isEqualTo(oracle.malformed());
            assertThat(stats.get("live").getAsInt()).isEqualTo(oracle.live().size());
            assertThat(stats.get("stale").getAsInt()).isEqualTo(oracle.entries().size() - oracle.live().size());
            assertThat(stats.getAsJsonObject("output").get("bytes").getAsLong())
                    .isEqualTo(Files.size(folder.resolve("out")));
            assertThat(Files.readString(folder.resolve("out"), StandardCharsets.ISO_8859_1))
                    .isEqualTo(new String(oracle.compact(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void theSummaryTellsWhatWasReadWhatIsLeftAndWhatWasOdd() {
        shell.run("printf '\\0\\0001000 10 a\\nxyz\\n1000 10 b' > in.map");
        assertThat(shell.run("tool in.map out").error())
                .containsPattern("in +2 ").containsPattern("stale +1 +50.0 %").containsPattern("out +1 ")
                .contains("skipped 1 malformed line:").contains("line 2: no start address: xyz")
                .contains("skipped 2 NUL bytes, as a log that is truncated while it is written leaves them\n")
                .contains("the last line has no line feed");
    }
}
