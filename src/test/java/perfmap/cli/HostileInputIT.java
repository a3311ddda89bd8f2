package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that nobody means well with: too long, too much, packed too tight, damaged, or of no sense. */
class HostileInputIT extends ShellTest {
    /** What a map of a few names takes, however large it is; in KiB, of the process as a whole. */
    private static final int LITTLE_MEMORY = 256 << 10;

    @Test
    void aHoleOfTenGigabytesIsSkipped() throws IOException {
        shell.run("printf '1000 10 a\\n' > in.map; truncate -s 10G in.map; printf '2000 10 b\\n3000 10 c' >> in.map");
        JsonObject stats = stats("in.map");
        assertThat(stats.get("nul_bytes").getAsLong()).isEqualTo((10L << 30) - 10);
        assertThat(stats.get("entries").getAsInt()).isEqualTo(3);
        assertThat(folder.resolve("out")).hasContent("1000 10 a\n2000 10 b\n3000 10 c\n");
    }

    @Test
    void aHoleLeavesThePageCacheToOthers() {
        String fileSystem = shell.run("stat -f -c %T .").out().strip();
        Needs.orSkip(fileSystem.startsWith("ext") && shell.run("command -v fincore").status() == 0,
                "ext4, which can be read past the page cache, not " + fileSystem + ", and fincore(1)");
        shell.run("truncate -s 2G in.map; echo 2000 10 b >> in.map; tool -q in.map out");
        assertThat(folder.resolve("out")).hasContent("2000 10 b\n");
        assertThat(Long.parseLong(shell.run("fincore -nb -o RES in.map").out().strip())).isLessThan(1L << 26);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "head -c 1G /dev/zero | tool --stats json - out ! 1073741824",
        "head -c 128M /dev/zero | gzip -1 > m; cat m m m m m m m m | tool --stats json - out ! 1073741824",
        "truncate -s 100M in.map; tool --stats json in.map out ! 104857600"})
    void nulsAloneAreAnEmptyMap(String script, long nuls) {
        Run outcome = shell.run(script);
        assertThat(outcome.status()).isZero();
        JsonObject input = JsonParser.parseString(outcome.error()).getAsJsonObject().getAsJsonObject("input");
        assertThat(input.get("nul_bytes").getAsLong()).isEqualTo(input.get("bytes").getAsLong()).isEqualTo(nuls);
        assertThat(input.get("lines").getAsInt()).isZero();
        assertThat(folder.resolve("out")).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{ echo '1000 10 a'; head -c 1G /dev/zero | tr '\\0' x; echo; echo '2000 10 b'; } | MEASURED - out",
        // NULs behind an x are part of its line.
        "printf '1000 10 a\\nx' > in.map; truncate -s 1G in.map; printf '\\n2000 10 b\\n' >> in.map;"
            + " MEASURED in.map out"})
    void aLineOfAGigabyteIsMalformedAndTakesNoMemory(String script) throws IOException {
        Run outcome = measured(script);
        assertThat(outcome.error()).contains("skipped 1 malformed line:").contains("line 2: longer than 1 MiB");
        assertThat(folder.resolve("out")).hasContent("1000 10 a\n2000 10 b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip -1", "zstd -q -1"})
    void whatUnpacksToTwoGigabytesTakesNoMemory(String packer) throws IOException {
        assumeTrue(shell.run("command -v " + packer).status() == 0, packer + " is not installed");
        Run outcome = measured("yes '1000 10 Stub:utf8Write' | head -c 64M | head -n -1 | " + packer
                + " > m; for i in $(seq 32); do cat m; done > bomb; rm m; MEASURED bomb out");
        assertThat(outcome.error()).containsPattern("in +93,368,832 +2.15 GB");
        assertThat(folder.resolve("out")).hasContent("1000 10 Stub:utf8Write\n");
    }

    /** Most entries are kept for a while if most of a sample are live, and that one place may not be in the sample. */
    @Test
    void onePlaceThatIsLoggedForEverTakesNoMemoryThoughAllElseIsLive() throws IOException {
        measured("{ yes '1000 10 Stub:again' | head -n 16000000; seq -f '%.0f000 10 live' 10000 19999; } > in.map; "
                + "MEASURED --threads 1 in.map out");
        assertThat(shell.run("wc -l < out").out()).isEqualTo("10001\n");
    }

    /** Runs {@code script}, in which MEASURED is the tool; fails if it fails or takes much memory. */
    private Run measured(String script) throws IOException {
        Run outcome = shell.run(script.replace("MEASURED", "/usr/bin/time -f %M -o memory \"$program\""));
        assertThat(outcome.status()).as(outcome.error()).isZero();
        assertThat(Integer.parseInt(Files.readString(folder.resolve("memory")).strip())).isLessThan(LITTLE_MEMORY);
        return outcome;
    }

    /** The bytes look random and are always the same: others may unpack to no end, and are cut short then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "gzip -1    | dd bs=1 seek=400000 conv=notrunc | gzip data is damaged: .*",
        "gzip -1    | truncate -s 400000               | gzip data ends before its end: it was cut short",
        "zstd -q -1 | dd bs=1 seek=400000 conv=notrunc | zstd data is damaged: .*",
        "zstd -q -1 | truncate -s 400000               | zstd data ends before its end: it was cut short"})
    void aMapThatIsDamagedMidwayIsAnErrorThatSaysWhereAndLeavesTheOldFile(String packer, String damage, String what)
            throws IOException {
        assumeTrue(shell.run("command -v " + packer).status() == 0, packer + " is not installed");
        String of = damage.startsWith("dd") ? " of=packed 2>&- < <(seq 2000000 | gzip -n -9 | tail -c 64)" : " packed";
        shell.run("seq 2000000 | gzip -n -1 | head -c 600k | od -A x -t x1 -v | " + packer + " > packed; "
                + damage + of + "; echo old > out");
        for (String run : new String[] {"tool packed out", "tool churn --output out - < packed",
            "tool check --max entries=1 --output out packed"}) {
            Run outcome = shell.run(run);
            assertThat(outcome.error())
                    .matches("perfmap-compact: (packed|\\(standard input\\)): " + what + " \\(near byte \\d+\\)\n");
            assertThat(outcome.error().replaceAll(".*near byte (\\d+).*\n", "$1")).as(outcome.error())
                    .satisfies(near -> assertThat(Long.parseLong(near))
                            .isBetween(400_000L, Files.size(folder.resolve("packed"))));
            assertThat(outcome.status()).isEqualTo(74);
            assertThat(outcome.out()).isEmpty();
        }
        assertThat(folder.resolve("out")).hasContent("old\n");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("packed", "out");
    }

    @Test
    void noiseIsReadToItsEndAndWhatLooksLikeEntriesCompactsToItself() throws IOException {
        shell.run("head -c 100M /dev/urandom > in.map");
        Run outcome = measured("MEASURED in.map out --churn report.json");
        assertThat(outcome.error()).contains("malformed lines, the first ones:");
        assertThat(shell.run("tool -q out again && cmp out again").status()).isZero();
        assertThat(shell.run("tool --strict in.map - | wc -c; exit ${PIPESTATUS[0]}").status()).isEqualTo(65);
    }

    @Test
    void namesOf64KilobytesAreKeptByteForByteAndReportedInEveryFormat() {
        Run outcome = shell.run("""
                name=$(head -c 49100 /dev/urandom | base64 -w 0)
                for i in $(seq 100 200); do echo "${i}000 10 $i$name"; done > in.map
                tool -q in.map out && cmp in.map out && cat in.map | tool -q - out && cmp in.map out || exit
                for f in json html; do
                    tool churn -q --format $f --output report.$f in.map || exit
                    grep -q "${name:0:10}" report.$f || exit
                done
                tool check -q --max entries=1 --format junit in.map | grep -q "${name:0:10}"
                """);
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool -q in.map out", "tool -q in.map out --churn new",
        "cat in.map | tool -q --churn new - out", "tool -q --threads 8 in.map out",
        "gzip -1 < in.map > new; tool -q --churn new2 new out; e=$?; rm -f new new2; (exit $e)",
        "tool churn -q --format html --output out in.map", "tool check -q --max entries=1M --output out in.map"})
    void moreNamesThanTheHeapHoldsAreOneLineThatSaysHowMuchHoldsThemAndWhatItSaysSuffices(String command) {
        shell.run("seq 100000 600000 | sed 's/.*/&00 10 a name of some length, and its number &/' > in.map;"
                + " cp in.map out");
        Run outcome = shell.run("export PERFMAP_JAVA_OPTS=-Xmx32m; " + command);
        assertThat(outcome.error()).matches("perfmap-compact: not enough memory: live entries and distinct names"
                + " filled 3\\d MB of heap after (\\d+ % of (in.map|new); \\d+ MB should do|\\d+ MB of"
                + " \\(standard input\\), and how much follows is not known; try 4 times as much):"
                + " PERFMAP_JAVA_OPTS=-Xmx\\d+m perfmap-compact ...\n");
        assertThat(outcome.status()).isEqualTo(71);
        assertThat(outcome.out()).isEmpty();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.map", "out");
        assertThat(shell.run("cmp in.map out").status()).isZero();

        Run advised = outcome;
        for (int most = command.startsWith("cat") ? 3 : 1; most > 0 && advised.status() == 71; most--) {
            String advice = advised.error().replaceAll(".*(PERFMAP_JAVA_OPTS=-Xmx\\d+m) .*\n", "$1");
            advised = shell.run("export " + advice + "; " + command);
        }
        assertThat(advised.error()).isEmpty();
        assertThat(advised.status()).isZero();
    }

    private JsonObject stats(String map) {
        Run outcome = shell.run("tool --stats json " + map + " out");
        assertThat(outcome.status()).as(outcome.error()).isZero();
        return JsonParser.parseString(outcome.error()).getAsJsonObject().getAsJsonObject("input");
    }
}
