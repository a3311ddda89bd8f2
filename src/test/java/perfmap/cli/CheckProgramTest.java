package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static perfmap.churn.Reports.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perfmap.TestMaps;

/** {@code check} as a user runs it. */
class CheckProgramTest extends ShellTest {
    @BeforeEach
    void setUp() throws IOException {
        write("small.map", lines(100, 0x10000, "Stub:a"));
        write("large.map", lines(150, 0x10000, "Stub:a"));
    }

    @Test
    void aBudgetOnARealMapIsKeptThenBrokenAndTheOutputNamesTheCulprit() throws Exception {
        Files.write(folder.resolve("node.map"), TestMaps.unpacked(TestMaps.real("node-0.12")));
        write("perfmap-budget.toml", "max-log-bytes = \"2 MB\"\nstubs.max-entries = \"3,500\"\n");
        Run kept = shell.run("tool check -q --budget perfmap-budget.toml node.map");
        assertThat(kept.status()).isZero();
        assertThat(kept.out()).startsWith("node.map: all 2 limits are kept");

        Path map = folder.resolve("node.map");
        Files.writeString(map, Files.readString(map, java.nio.charset.StandardCharsets.ISO_8859_1) + "\n"
                + lines(9_000, 0x7f0000000000L, "Stub:utf8Write"), java.nio.charset.StandardCharsets.ISO_8859_1);
        Run broken = shell.run("tool check -q --budget perfmap-budget.toml node.map");
        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.out()).contains("over          12,185       3,500")
                .containsPattern("(?m)^ +73\\.9 % .* 9,000 .*  Stub:utf8Write$");
    }

    @Test
    void aBaselineIsMadeHeldAgainstAndWrittenAnew() throws Exception {
        Run missing = shell.run("tool check --baseline b.json small.map");
        assertThat(missing.status()).isEqualTo(66);
        assertThat(missing.error()).isEqualTo(
                "perfmap-compact: b.json: there is no such baseline; --update-baseline writes one\n");
        assertThat(folder.resolve("b.json")).doesNotExist();

        assertThat(shell.run("tool check --baseline b.json --update-baseline small.map").status()).isZero();
        String first = Files.readString(folder.resolve("b.json"));

        Run same = shell.run("tool check --baseline b.json --tolerance 0% small.map");
        assertThat(same.status()).isZero();
        Run grown = shell.run("tool check --baseline b.json large.map");
        assertThat(grown.status()).isEqualTo(1);
        assertThat(grown.out()).contains("4 of 4 limits are exceeded").contains("+50.0 %").contains("Stub:a");
        assertThat(shell.run("tool check --baseline b.json --tolerance 50% large.map").status()).isZero();
        assertThat(Files.readString(folder.resolve("b.json"))).isEqualTo(first);

        Run accepted = shell.run("tool check --baseline b.json --update-baseline large.map");
        assertThat(accepted.status()).isZero();
        assertThat(accepted.out()).contains("accepted");
        Run shrunk = shell.run("tool check --baseline b.json small.map");
        assertThat(shrunk.status()).isZero();
        assertThat(shrunk.out()).contains("shrank").contains("--update-baseline");
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains("unfinished"));
    }

    @Test
    void aMapCanBeTheBaselineButIsNeverReplaced() {
        assertThat(shell.run("tool check --baseline small.map large.map").status()).isEqualTo(1);
        assertThat(shell.run("tool check --baseline large.map small.map").status()).isZero();
        Run refused = shell.run("tool check --baseline small.map --update-baseline large.map");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(folder.resolve("small.map")).hasContent(lines(100, 0x10000, "Stub:a").strip());
    }

    @Test
    void aBaselineStaysWholeWhereTheRunFails() throws Exception {
        shell.run("tool check --baseline b.json --update-baseline small.map");
        String before = Files.readString(folder.resolve("b.json"));
        assertThat(shell.run("tool check --baseline b.json --update-baseline none.map").status())
                .isEqualTo(66);
        write("bad.map", "not a map\n");
        assertThat(shell.run("tool check --strict --baseline b.json --update-baseline bad.map").status())
                .isEqualTo(65);
        assertThat(shell.run("tool check --baseline b.json --update-baseline --output /none/x small.map").status())
                .isEqualTo(73);
        assertThat(Files.readString(folder.resolve("b.json"))).isEqualTo(before);
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains("unfinished"));
    }

    @Test
    void aBudgetIsHeldEvenWhereTheBaselineIsWrittenAnew() {
        Run run = shell.run("tool check --baseline b.json --update-baseline --max entries=10 small.map");
        assertThat(run.status()).isEqualTo(1);
        assertThat(folder.resolve("b.json")).exists();
    }

    @Test
    void aGlobIsHeldAgainstABaselineThatListsEverySymbol() throws Exception {
        StringBuilder map = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            map.append(Integer.toHexString(0x100000 + i * 16)).append(" 10 Stub:s").append(i).append('\n');
        }
        write("many.map", map.toString());
        assertThat(shell.run("tool check --baseline b.json --update-baseline many.map").status()).isZero();
        Run unknown = shell.run("tool check --baseline b.json --tolerance 'Stub:s1*.entries=5%' many.map");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.error()).contains("b.json does not list all");
        Run written = shell.run("tool check --baseline b.json --update-baseline --max 'Stub:s1*.entries=5 k' many.map");
        assertThat(written.status()).isZero();
        write("more.map", map + lines(100, 0x900000, "Stub:s12"));
        Run grown = shell.run("tool check -q --baseline b.json --tolerance 'Stub:s1*.entries=5%' more.map");
        assertThat(grown.status()).isEqualTo(1);
        assertThat(grown.out()).contains("Stub:s1*.entries").contains("+10,000 %").contains("Stub:s12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            check small.map                                         | there is nothing to hold the map against; give --max
            check --baseline - --max entries=1 -                    | only one of IN and --baseline can be standard input
            check --tolerance 5% small.map                          | --tolerance is about a baseline
            check --update-baseline --max entries=1 small.map       | --update-baseline is about a baseline
            check --max stub.entrys=5 small.map                     | did you mean 'entries'?
            check --max entries=5 --max stubb.entries=1 small.map   | did you mean 'stub'?
            check --max growth-per-day=5MB -                        | give --elapsed
            check --max entries=1 --format xml small.map            | xml
            check --budget wrong.toml small.map                     | wrong.toml: stub.max-entrees: there is no such key
            """)
    void wrongUsageIsOneLineThatSaysWhatToDo(String line, String message) throws Exception {
        write("wrong.toml", "stub.max-entrees = 1");
        Run run = shell.run("tool " + line);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).startsWith("perfmap-compact: ").contains(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aFormatGoesToItsFileAndTheTextToTheLog() {
        Run run = shell.run("tool check --max entries=10 --format junit --output r.xml small.map");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).startsWith("small.map: 1 of 1 limit is exceeded");
        assertThat(folder.resolve("r.xml")).content().startsWith("<?xml").contains("failures=\"1\"");
        Run github = shell.run("tool check --max entries=10 --format github small.map");
        assertThat(github.status()).isEqualTo(1);
        assertThat(github.out()).startsWith("::error title=").contains("small.map: 1 of 1 limit is exceeded");
    }

    @Test
    void aReportIsNeverWrittenOverTheBaselineOrTheBudget() throws Exception {
        shell.run("tool check --baseline b.json --update-baseline small.map; echo 'max-entries = 10' > b.toml");
        assertThat(shell.run("tool check --baseline b.json --output b.json small.map").error())
                .startsWith("perfmap-compact: b.json: is the baseline; name another file");
        assertThat(shell.run("tool check --budget b.toml --output b.toml small.map").error())
                .startsWith("perfmap-compact: b.toml: is the budget; name another file");
        assertThat(folder.resolve("b.toml")).hasContent("max-entries = 10");
        assertThat(folder.resolve("b.json")).content().contains("\"schema\"");
    }

    @Test
    void whoGrewIsNamedEvenIfItsNameIsAnotherEachTime() throws Exception {
        shell.run("for i in $(seq 3000); do printf '%x 10 Stub:s%d\\n' $((4096 + i * 16)) $i; done > many.map;"
                + " (cat many.map; for i in $(seq 2000); do"
                + " printf '7f%06x00 8 JS:~f /srv/x.js:%d\\n' $i $i; done) > more.map");
        Run broken = shell.run("tool check -q --baseline many.map more.map");
        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.out()).containsPattern("(?m)^ .*\\+2,000 .* JS:~f /srv/x\\.js:\\*$");
    }

    @Test
    void aReportIsNeverWrittenOverTheMap() {
        Run run = shell.run("tool check --max entries=10 --output small.map small.map");
        assertThat(run.status()).isEqualTo(73);
        assertThat(run.error()).isEqualTo(
                "perfmap-compact: small.map: is the map; name another file\n");
        assertThat(folder.resolve("small.map")).hasContent(lines(100, 0x10000, "Stub:a").strip());
    }

    @Test
    void aFullDeviceIsAFailureAndNoPass() {
        for (String format : new String[] {"text", "json", "junit", "github"}) {
            Run run = shell.run("tool check --max entries=1 --output /dev/full small.map --format " + format);
            assertThat(run.status()).as(format).isEqualTo(74);
            assertThat(run.error()).contains("/dev/full: writing failed").hasLineCount(1);
        }
    }

    @Test
    void aFileThatIsNoMapPassesNoCheckAndNoEmptyOneBecomesABaseline() {
        Run noMap = shell.run("echo xyz > note; tool check -q --max entries=10 note");
        assertThat(noMap.status()).isEqualTo(65);
        assertThat(noMap.error()).startsWith("perfmap-compact: note: has no entry of a perf map;").hasLineCount(1);
        Run empty = shell.run("tool check -q --baseline b.json --update-baseline small.map; cp b.json old; : > empty;"
                + " tool check -q --baseline b.json --update-baseline empty; echo $?; cmp b.json old && echo same");
        assertThat(empty.out()).endsWith("65\nsame\n");
        assertThat(empty.error()).contains("empty: has no entry of a perf map, and can't be a baseline;");
    }

    @Test
    void anEmptyMapAndAGlobThatMatchesNothingAreWarnedOf() throws Exception {
        write("empty.map", "");
        assertThat(shell.run("tool check --max entries=10 empty.map").error()).contains("the map has no entry");
        assertThat(shell.run("tool check --max 'Stub:z*.entries=10' small.map").error())
                .isEqualTo("warning: Stub:z* matched nothing\n");
    }
}
