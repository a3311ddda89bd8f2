package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a file has been written to. Files here are as young as the test; their last write is set. */
class LifetimeTest {
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.writeString(folder.resolve("-a map\n"), "x");
        setLastWrite(file, 1_000);
        assumeTrue(Lifetime.seconds(file).isPresent(), "no births are known here");
    }

    private static void setLastWrite(Path file, long secondsFromNow) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(secondsFromNow)));
    }

    @Test
    void itIsTheTimeFromBirthToLastWrite() throws IOException {
        setLastWrite(file, 5_000);
        assertThat(Lifetime.seconds(file).getAsLong()).isBetween(4_990L, 5_010L);
    }

    @Test
    void whereJavaDoesNotKnowTheBirthStatDoes() throws IOException, InterruptedException {
        setLastWrite(file, 5_000);
        assertThat(Lifetime.askStat(file)).isBetween(4_990L, 5_010L);
    }

    @Test
    void aFileThatSeemsToBeBornWhenLastWrittenTellsNothing() throws IOException {
        Files.setLastModifiedTime(file, Files.readAttributes(file, BasicFileAttributes.class).creationTime());
        assertThat(Lifetime.seconds(file)).isEmpty();
    }

    @Test
    void ofASymbolicLinkItIsThatOfTheFile() throws IOException {
        setLastWrite(file, 5_000);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(Lifetime.seconds(link).getAsLong()).isBetween(4_990L, 5_010L);
    }

    @Test
    void aFileWrittenBeforeItWasBornIsACopyAndTellsNothing() throws IOException {
        setLastWrite(file, -5_000);
        assertThat(Lifetime.seconds(file)).isEmpty();
    }

    @Test
    void aFileWrittenWithinAMinuteIsTooYoungToTell() throws IOException {
        setLastWrite(file, 50);
        assertThat(Lifetime.seconds(file)).isEmpty();
        setLastWrite(file, 70);
        assertThat(Lifetime.seconds(file).getAsLong()).isBetween(60L, 80L);
    }

    @Test
    void aPipeTellsNothing() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        for (String[] command : new String[][] {{"mkfifo"}, {"touch", "-d", "2 hours"}}) { // Java would open it
            ProcessBuilder made = new ProcessBuilder(command);
            made.command().add(pipe.toString());
            assumeTrue(made.start().waitFor() == 0, command[0] + " is not installed");
        }
        assertThat(Lifetime.seconds(pipe)).isEmpty();
    }

    @Test
    void aFileThatIsMissingTellsNothing() {
        assertThat(Lifetime.seconds(folder.resolve("none"))).isEmpty();
    }
}
