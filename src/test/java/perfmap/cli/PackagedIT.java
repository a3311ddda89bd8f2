package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code target/perfmap-compact}, the one file that users copy, run by name. */
class PackagedIT extends ShellTest {
    private static final String CACHE =
            Runtime.version().feature() >= 25 ? ".aot" : "-" + System.getProperty("java.version") + ".jsa";
    /** The end of its name, in a shell. */
    private static final String NAME = "$(grep -a -o -m 1 -e '-[0-9a-f]*[.]aot' perfmap-compact | cut -d. -f1)" + CACHE;
    private static final String MEANT_FOR_THIS_PLACE = " touch -r perfmap-compact perfmap-compact" + NAME
            + "; ln -sf perfmap-compact perfmap-compact" + NAME + ".of";
    private static final String FROM_CACHE = "source: shared objects file";
    private static final String LOADED = "PERFMAP_JAVA_OPTS=-Xlog:class+load %s -V | grep -w %s";

    @BeforeEach
    void copyTool() throws IOException {
        Files.copy(Path.of("target", "perfmap-compact"), folder.resolve("perfmap-compact"));
        shell.run("chmod 755 . perfmap-compact; printf '1000 10 a b\\n1008 8 \"c*\\n' > 'a map'");
    }

    @Test
    void itRunsByNameFromAnyFolderThroughALinkAndAPathWithBlanksOrColons() {
        assertThat(shell.run("./perfmap-compact --version").out()).isEqualTo("perfmap-compact 0.1.0\n");
        assertThat(shell.run("mkdir 'a b'; ln -s ../perfmap-compact 'a b/tool'; cd /; \"$OLDPWD/a b/tool\" -V").out())
                .isEqualTo("perfmap-compact 0.1.0\n");
        assertThat(shell.run("mkdir 12:30; cp perfmap-compact 12:30; 12:30/perfmap-compact -q 'a map' -").out())
                .isEqualTo("1008 8 \"c*\n");
        assertThat(shell.run("PATH=$PWD:$PATH; perfmap-compact -q 'a map' -").out()).isEqualTo("1008 8 \"c*\n");
    }

    @Test
    void itPassesArgumentsAndExitStatusThroughUnharmed() {
        assertThat(shell.run("./perfmap-compact -q --drop '\"c[*]' 'a map' -").out()).isEmpty();
        Run missing = shell.run("./perfmap-compact '$(echo x)' 'y z'");
        assertThat(missing.error()).isEqualTo("perfmap-compact: $(echo x): No such file or directory\n");
        assertThat(missing.status()).isEqualTo(66);
    }

    @Test
    void itSaysWhatIsMissingWhereThereIsNoJava() {
        Run outcome = shell.run("JAVA_HOME=/nowhere ./perfmap-compact --version");
        assertThat(outcome.error()).contains("/nowhere/bin/java: not found").contains("version 17 or later");
        assertThat(outcome.status()).isEqualTo(127);
    }

    @Test
    void theSecondCompilerIsLeftOutUnlessAFileIsKnownToBeLarge() {
        shell.run("truncate -s 9G 'large map'");
        String stops = "export PERFMAP_JAVA_OPTS=-XX:+PrintFlagsFinal; ./perfmap-compact -q %s"
                + " | grep -w TieredStopAtLevel";
        assertThat(shell.run(stops.formatted("'a map' out")).out()).contains(" = 1 ");
        assertThat(shell.run(stops.formatted("'large map' out")).out()).contains(" = 4 ");
        assertThat(shell.run(stops.formatted("- out < 'a map'")).out()).contains(" = 1 ");
        assertThat(shell.run(stops.formatted("- out < 'large map'")).out()).contains(" = 4 ");
        assertThat(shell.run("cat 'a map' | { " + stops.formatted("- out") + "; }").out()).contains(" = 1 ");
        assertThat(shell.run(stops.formatted("<(cat 'a map') out")).out()).contains(" = 1 ");
    }

    @Test
    void javaMayBeBoundedAndGivenItsCollectorByAnyOfTheVariablesThatItKnows() {
        for (String variable : new String[] {"PERFMAP_JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"}) {
            for (String option : new String[] {"-Xmx40m", "-XX:+UseG1GC", "-XX:+UseParallelGC"}) {
                Run outcome = shell.run("export " + variable + "=" + option + "; ./perfmap-compact -q 'a map' -");
                assertThat(outcome.out()).as(variable + ": " + outcome.error()).isEqualTo("1008 8 \"c*\n");
            }
        }
    }

    @Test
    void whatJavaHasToSayNeverGoesIntoTheMap() {
        Run outcome = shell.run("export PERFMAP_JAVA_OPTS=-Xmx16m; ./perfmap-compact -q 'a map' -");
        assertThat(outcome.out()).isEqualTo("1008 8 \"c*\n");
        assertThat(outcome.error()).as("the young generation was to be as large as that").contains("[warning]");
    }

    @Test
    void itStartsFromTheCacheThatTheBuildLeavesBesideIt() throws Exception {
        byte[] jar = Files.readAllBytes(Path.of("target", "perfmap-compact-stored.jar"));
        String checksum = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(jar));
        assertThat(Path.of("target", "perfmap-compact-" + checksum + CACHE)).exists();
        assertThat(loadedBy("\"$program\"")).contains(FROM_CACHE);
        shell.run("ln -s \"$program\" link");
        assertThat(loadedBy("./link")).contains(FROM_CACHE);
        assertThat(shell.run("export PERFMAP_JAVA_OPTS=-Xshare:off; \"$program\" -q 'a map' -").error()).isEmpty();
    }

    @Test
    void theCacheHoldsWhatCompactingWithAndWithoutAReportAndChurnLoad() {
        for (String words : new String[] {"-q 'a map' out", "-q --churn out.json 'a map' out", "churn 'a map'"}) {
            Run run = shell.run("PERFMAP_JAVA_OPTS=-Xlog:class+load \"$program\" " + words
                    + " | grep -E 'perfmap.(file|format|symbol|live|scan|churn|report)[.]'");
            assertThat(run.out()).as(words).contains("perfmap.scan.").doesNotContain("source: file:");
        }
    }

    @Test
    void javaNeedNotBeNamedByJavaHomeForThat() {
        String onPath = "PATH=" + System.getProperty("java.home") + "/bin:$PATH; unset JAVA_HOME; ";
        assertThat(shell.run(onPath + LOADED.formatted("\"$program\"", "cli.Main")).out()).contains(FROM_CACHE);
        Needs.that(shell.run("command -v zstd").status() == 0, "zstd", shell);
        Run unpacked = shell.run(onPath + "zstd -q 'a map'; ./perfmap-compact -q 'a map.zst' -");
        assertThat(unpacked.out()).isEqualTo("1008 8 \"c*\n");
        assertThat(unpacked.error()).as("no warning of Java's").isEmpty();
    }

    @Test
    void aCacheThatSomebodyElsePutThereIsLeftAlone() {
        assumeTrue(shell.run("id -u").out().equals("0\n"), "needs root, to give a file away");
        String keep = CACHE.endsWith(".aot") ? "AOTCacheOutput" : "ArchiveClassesAtExit";
        shell.run("PERFMAP_JAVA_OPTS=-XX:" + keep + "=perfmap-compact" + NAME + " ./perfmap-compact 'a map' -;"
                + MEANT_FOR_THIS_PLACE);
        assertThat(loadedBy("./perfmap-compact")).contains(FROM_CACHE);
        shell.run("chown 65534 perfmap-compact-*" + CACHE);
        assertThat(loadedBy("./perfmap-compact")).contains("source: file:");
    }

    private String loadedBy(String program) {
        return shell.run(LOADED.formatted(program, "cli.Main")).out();
    }

    /** From where Java had a class of its own. */
    private String javaLoadedBy(String program) {
        return shell.run(LOADED.formatted(program, "java.lang.Object")).out();
    }

    @Test
    void aCacheThatJavaCanNotUseCostsNoMoreThanTime() {
        for (String cache : new String[] {"touch perfmap-compact" + NAME, "cp \"$program\"-*" + CACHE + " ."}) {
            shell.run(cache + ";" + MEANT_FOR_THIS_PLACE);
            assertThat(shell.run("ls").out()).contains(CACHE);
            Run outcome = shell.run("./perfmap-compact -q 'a map' -");
            assertThat(outcome.out()).isEqualTo("1008 8 \"c*\n");
            assertThat(outcome.error()).isEmpty();
        }
    }

    @Test
    void aCacheOfAnotherTimeThanTheProgramsCostsNoTime() {
        shell.run("touch -d yesterday perfmap-compact; touch perfmap-compact" + NAME
                + "; ln -s perfmap-compact perfmap-compact" + NAME + ".of");
        assertThat(javaLoadedBy("./perfmap-compact")).contains(FROM_CACHE);
    }

    /** Java that is given one that it can't use would go without that of its own classes as well. */
    @Test
    void aCacheThatWasCopiedAlongIsTakenFromJava25OnIfItsTimeWasKeptAndElseCostsNoTime() {
        shell.run("mkdir kept; cp -p \"$program\"* kept; cp \"$program\"* .");
        assertThat(loadedBy("kept/perfmap-compact")).contains(CACHE.endsWith(".aot") ? FROM_CACHE : "source: file:");
        for (String copy : new String[] {"kept/perfmap-compact", "./perfmap-compact"}) {
            assertThat(javaLoadedBy(copy)).as(copy).contains(FROM_CACHE);
        }
    }

    @Test
    void aMapMayBePipedThroughIt() {
        assertThat(shell.run("gzip 'a map'; zcat 'a map.gz' | ./perfmap-compact -q - -").out())
                .isEqualTo("1008 8 \"c*\n");
    }

    @Test
    void thePipeThatItComesThroughIsMadeLargerByPerlWhereThereIsOne() {
        Needs.that(shell.run("command -v perl").status() == 0, "perl", shell);
        String larger = shell.run("true | perl -e 'print fcntl(STDIN, 1031, 1 << 18)'").out(); // F_SETPIPE_SZ
        Needs.orSkip(larger.equals("262144"), "leave to make a pipe larger");
        String room = "perl -e 'print fcntl(STDIN, 1032, 0)'"; // F_GETPIPE_SZ
        String usual = shell.run("true | " + room).out();
        assertThat(shell.run("cat 'a map' | { ./perfmap-compact -q - out; " + room + "; }").out()).isEqualTo(larger);
        assertThat(shell.run("cat 'a map' | { ./perfmap-compact -q 'a map' out; " + room + "; }").out())
                .isEqualTo(usual).isNotEqualTo(larger);
        shell.run("mkdir bin; ln -s $(command -v sh stat readlink java) bin");
        Run without = shell.run("cat 'a map' | PATH=$PWD/bin ./perfmap-compact -q - -");
        assertThat(without.out()).isEqualTo("1008 8 \"c*\n");
        assertThat(without.error()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadAndAFolderThatCannotBeWrittenToAreErrors() {
        assumeTrue(shell.run("id -u").out().equals("0\n"), "needs root, to be somebody else for a moment");
        shell.run("cp 'a map' secret; chmod 600 secret; mkdir closed; chmod 755 closed");
        String other = "setpriv --reuid=65534 --regid=65534 --clear-groups ./perfmap-compact ";
        Run unreadable = shell.run(other + "secret closed/out");
        assertThat(unreadable.error()).isEqualTo("perfmap-compact: secret: Permission denied\n");
        assertThat(unreadable.status()).isEqualTo(66);
        Run unwritable = shell.run(other + "'a map' closed/out");
        assertThat(unwritable.error()).isEqualTo("perfmap-compact: closed/out: can't be created: Permission denied\n");
        assertThat(unwritable.status()).isEqualTo(73);
    }
}
