package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard input, output and error that are closed, break off, or that nobody reads any more. */
class StandardFilesIT extends ShellTest {
    @BeforeEach
    void writeMap() throws IOException {
        write("in.map", "1000 10 old\n1008 10 new\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in.map -", "churn in.map", "churn --format json in.map", "churn --format html in.map",
        "check --max entries=1 in.map", "check --max entries=1 --format junit in.map",
        "check --max entries=1 --format github in.map", "check --max entries=1 --output new in.map",
        "diff in.map in.map", "diff --format csv in.map in.map", "kinds", "check --help", "--version"})
    void aReaderThatHasGoneAwayEndsItQuietlyAndOneThatNeverWasIsAnError(String arguments) {
        Run gone = shell.run("mkfifo pipe; exec 8<>pipe 9>pipe 8<&-; tool " + arguments + " >&9");
        assertThat(gone.error()).isEmpty();
        assertThat(gone.status()).isEqualTo(141);
        Run closed = shell.run("tool " + arguments + " <&- >&-");
        assertThat(closed.error())
                .isEqualTo("perfmap-compact: (standard output): writing failed: Bad file descriptor\n");
        assertThat(closed.status()).isEqualTo(74);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.map", "pipe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2>&-", ">&-", "<&-", "<&- >&- 2>&-"})
    void whatIsNotNeededMayBeClosed(String closed) {
        Run outcome = shell.run("tool in.map out --churn report.json " + closed);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(folder.resolve("out")).hasContent("1008 10 new\n");
        assertThat(folder.resolve("report.json")).content().startsWith("{").endsWith("}\n");
    }

    /** The first file that java opens, its own library, would be read as standard input. */
    @Test
    void standardInputThatIsClosedIsNoMap() {
        Run outcome = shell.run("tool - out <&-");
        assertThat(outcome.error()).isEqualTo("perfmap-compact: (standard input): Bad file descriptor\n");
        assertThat(outcome.status()).isEqualTo(66);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aFileThatStandardInputComesFromIsReadFromWhereItStandsToItsEnd() {
        shell.run("printf '1000 10 a\\n2000 10 b\\n' > in.map");
        assertThat(shell.run("exec < in.map; tool -q - -; wc -c").out()).isEqualTo("1000 10 a\n2000 10 b\n0\n");
        assertThat(shell.run("exec < in.map; read -r; tool -q - -; wc -c").out()).isEqualTo("2000 10 b\n0\n");
        assertThat(shell.run("exec < in.map; rm in.map; tool -q - -").out()).isEqualTo("1000 10 a\n2000 10 b\n");
    }

    /** What is only known of files is the length of the log, over which the timeline has its hundred equal steps. */
    @Test
    void aFileThatStandardInputComesFromIsReadLikeAnyOther() {
        shell.run("for i in {1..12345}; do echo \"$i$i 10 name$((i % 99))\"; done > in.map");
        String report = "tool churn --elapsed 1d --format json %s | grep -v '\"name\": \"\\(in.map\\|(standard\\)'";
        String ofFile = shell.run(report.formatted("in.map")).out();
        assertThat(shell.run(report.formatted("- < in.map")).out()).isEqualTo(ofFile);
        assertThat(shell.run("cat in.map | " + report.formatted("-")).out()).isNotEqualTo(ofFile);
    }

    @Test
    void anErrorThatCannotBeToldIsStillTheExitStatus() {
        assertThat(shell.run("tool missing out 2>&-").status()).isEqualTo(66);
        assertThat(shell.run("tool --nonsense 2>/dev/full").status()).isEqualTo(2);
    }

    /** A connection that its other end resets: the one way to a read error that every machine has. */
    @Test
    void anInputThatBreaksOffIsAnErrorThatSaysWhereAndLeavesTheOldFile() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread peer = new Thread(() -> sendAndReset(server));
            peer.start();
            Run outcome = shell.run("echo old > out; tool - out < /dev/tcp/127.0.0.1/" + server.getLocalPort());
            peer.join();
            assertThat(outcome.error()).matches(
                    "perfmap-compact: \\(standard input\\): Connection reset by peer \\(near byte \\d+\\)\n");
            assertThat(outcome.status()).isEqualTo(74);
        }
        assertThat(folder.resolve("out")).hasContent("old\n");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.map", "out");
    }

    /** Resets it when all has been read: a reset throws away what has not. */
    private static void sendAndReset(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("1000 10 a\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
            String reader = String.format(":%04X", socket.getPort());
            while (Files.readAllLines(Path.of("/proc/net/tcp")).stream().map(line -> line.trim().split(" +"))
                    .noneMatch(of -> of[1].endsWith(reader) && of[4].endsWith(":00000000"))) { // none in its queue
                Thread.sleep(5);
            }
            socket.setSoLinger(true, 0);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
