package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perfmap.Oracle;

/** Maps that another process, a real one, has open and changes while they are read. */
class LiveWriterIT extends ShellTest {
    private static final String MAP = "1000 10 old\n1008 10 new\n";

    @BeforeEach
    void writeMap() throws IOException {
        write("in.map", MAP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--in-place in.map",
        "--in-place -- in.map",
        "in.map in.map",
        "in.map ./in.map",
        "link in.map",
        "in.map hard",
        "--in-place hard",
        "--in-place --drop nothing in.map"})
    void aMapIsNotReplacedWhileAnotherProcessWritesItWhateverItIsCalled(String arguments) {
        Run outcome = shell.run("""
                ln -s in.map link; ln in.map hard
                mkfifo stay; sh -c 'exec 7>> in.map; echo > stay; read line < stay' & until read line < stay; do :; done
                tool %s; status=$?
                tool -q --force %1$s; forced=$?
                echo > stay; wait; echo $! $status $forced
                """.formatted(arguments));
        String writer = outcome.out().split(" ")[0];
        assertThat(outcome.out()).isEqualTo(writer + " 73 0\n");
        assertThat(outcome.error()).contains(": process " + writer + " (sh) has it open for writing and would go on"
                + " in a deleted file; write to another OUT, wait until it ends, or use --force\n").hasLineCount(1);
    }

    @Test
    void whatStandsUnderALinkIsNotReplacedEvenByForce() {
        Run outcome = shell.run("ln -s in.map link; tool --force --in-place link");
        assertThat(outcome.error()).isEqualTo("perfmap-compact: link: is a symbolic link, which is never written"
                + " through; name the file itself\n");
        assertThat(outcome.status()).isEqualTo(73);
        assertThat(folder.resolve("in.map")).hasContent(MAP);
    }

    @Test
    void aWriterThatComesWhileTheMapIsReadIsSeenBeforeItIsReplaced() {
        Run outcome = shell.run(stoppedMidway("--in-place in.map") + "exec 7>> in.map; kill -CONT $run; wait $run");
        assertThat(outcome.error()).contains("(bash) has it open for writing").hasLineCount(1);
        assertThat(outcome.status()).isEqualTo(73);
        assertThat(folder.resolve("in.map")).hasSize(4L << 30);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.map", "out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "echo '3000 10 late' >> in.map",
        "printf 2 1<> in.map",
        "cp in.map same; touch -r in.map same; mv same in.map"})
    void aMapThatWasWrittenToOrReplacedMeanwhileIsLeftAlone(String change) {
        Run outcome = shell.run("echo '1000 10 first' > in.map; " + stoppedMidway("--in-place in.map")
                + change + "; stat -c '%i %s %y' in.map; kill -CONT $run; wait $run; status=$?;"
                + " stat -c '%i %s %y' in.map; exit $status");
        assertThat(outcome.error()).isEqualTo("perfmap-compact: in.map: was written to, replaced or removed"
                + " while it was read, and what is new would be lost; run again, or use --force\n");
        List<String> before = outcome.out().lines().limit(1).toList();
        assertThat(outcome.out().lines().skip(1)).isEqualTo(before).isNotEmpty();
        assertThat(outcome.status()).isEqualTo(73);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.map", "out");
    }

    @Test
    void aMapThatWasRemovedMeanwhileIsNotMadeAnew() {
        Run outcome = shell.run("echo '1000 10 first' > in.map; " + stoppedMidway("--in-place in.map")
                + "rm in.map; kill -CONT $run; wait $run");
        assertThat(outcome.error()).startsWith("perfmap-compact: in.map: was written to, replaced or removed");
        assertThat(outcome.status()).isEqualTo(73);
        assertThat(folder.toFile().list()).containsExactly("out");
    }

    @Test
    void byForceWhatWasWrittenMeanwhileIsGivenUp() {
        Run outcome = shell.run("echo '1000 10 first' > in.map; " + stoppedMidway("-q --force --in-place in.map")
                + "echo '3000 10 late' >> in.map; kill -CONT $run; wait $run");
        assertThat(outcome).isEqualTo(new Run(0, "", ""));
        assertThat(folder.resolve("in.map")).hasContent("1000 10 first\n");
    }

    @Test
    void aMapThatShrinksWhileItIsReadIsAnErrorThatSaysSoAndTheOldFileStays() {
        Run outcome = shell.run(stoppedMidway("in.map out") + ": > in.map; kill -CONT $run; wait $run");
        assertThat(outcome.error()).isEqualTo("perfmap-compact: in.map: shrank while it was read, from 4294967296"
                + " to 0 bytes; try again when its writer has ended\n");
        assertThat(outcome.status()).isEqualTo(74);
        assertThat(folder.resolve("out")).hasContent("old\n");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.map", "out");
    }

    /** Runs it over 4 GB of NULs, and stops it when it has opened its output and not yet written it. */
    private static String stoppedMidway(String arguments) {
        return "echo old > out; truncate -s 4G in.map; \"$program\" " + arguments + " & run=$!\n"
                + "until ls -A | grep -q unfinished; do :; done; kill -STOP $run\n";
    }

    @Test
    void ofAMapThatGrowsWhileItIsReadWhatWasThereAtFirstIsCompacted() throws IOException {
        Run outcome = shell.run("""
                seq -f '%.0f00 100 name' 100000 130000 > in.map
                (while [ ! -e enough ]; do seq -f '%.0f80 100 later' 100000 100999; sleep 0.02; done >> in.map) &
                writer=$!
                for i in 1 2 3 4 5; do cp in.map before.$i; tool --stats json in.map out.$i; done
                touch enough; wait $writer
                """);
        assertThat(outcome.status()).isZero();
        byte[] map = Files.readAllBytes(folder.resolve("in.map"));
        String[] runs = outcome.error().split("\n");
        assertThat(runs).hasSize(5);
        for (int i = 0; i < 5; i++) {
            JsonObject stats = JsonParser.parseString(runs[i]).getAsJsonObject();
            int read = stats.getAsJsonObject("input").get("bytes").getAsInt();
            assertThat(read).isBetween((int) Files.size(folder.resolve("before." + (i + 1))), map.length);
            byte[] expected = Oracle.of(Arrays.copyOf(map, read)).compact();
            assertThat(Arrays.equals(Files.readAllBytes(folder.resolve("out." + (i + 1))), expected)).isTrue();
        }
    }
}
