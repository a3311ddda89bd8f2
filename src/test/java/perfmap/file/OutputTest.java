package perfmap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import perfmap.file.FileFailure.Step;

class OutputTest {
    private static final int STRANGER = 65_534;

    @TempDir
    Path folder;

    @Test
    void theFileAppearsWholeWhenItIsCommitted() throws IOException {
        Path target = folder.resolve("out.map");
        try (Output output = Output.open(target.toString())) {
            write(output, "1 1 a\n");
            assertThat(target).doesNotExist();
            output.commit();
            assertThat(target).hasContent("1 1 a\n");
        }
        assertThat(target).hasContent("1 1 a\n");
        assertThat(names()).containsExactly("out.map");
    }

    @Test
    void anOldFileStaysAsItIsUntilTheNewOneIsCommitted() throws IOException {
        Path target = Files.writeString(folder.resolve("out.map"), "old");
        try (Output output = Output.open(target.toString())) {
            write(output, "new");
            assertThat(target).hasContent("old");
            output.commit();
        }
        assertThat(target).hasContent("new");
        assertThat(names()).containsExactly("out.map");
    }

    @Test
    void withoutCommitNothingIsLeftAndTheOldFileIsUntouched() throws IOException {
        Path target = Files.writeString(folder.resolve("out.map"), "old");
        for (Path path : List.of(target, folder.resolve("new.map"))) {
            try (Output output = Output.open(path.toString())) {
                write(output, "unfinished");
            }
        }
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("out.map");
    }

    @Test
    void whatIsUnfinishedIsHiddenUnguessableAndForItsOwnerAlone() throws IOException {
        try (Output one = Output.open(folder.resolve("out.map").toString());
                Output other = Output.open(folder.resolve("out.map").toString())) {
            assertThat(one.name()).isEqualTo(other.name()).isEqualTo(folder.resolve("out.map").toString());
            String hidden = "\\.[0-9a-f]{32}\\" + Output.UNFINISHED;
            assertThat(names()).hasSize(2).allMatch(name -> name.matches(hidden));
            for (String name : names()) {
                assertThat(mode(folder.resolve(name))).isEqualTo("rw-------");
            }
        }
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r-----", "r--r--r--", "rwxrwxrwx", "-w-------"})
    void theModeOfTheReplacedFileIsKept(String mode) throws IOException {
        Path target = Files.writeString(folder.resolve("out.map"), "old");
        Path input = Files.writeString(folder.resolve("in.map"), "");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
        assumeThat(Files.isWritable(target)).as("needs root, to replace what is not writable").isTrue();
        commit(target, input);
        assertThat(mode(target)).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--r--r--", "rwxrwxrwx"})
    void aNewFileGetsTheModeOfTheInput(String mode) throws IOException {
        Path input = Files.writeString(folder.resolve("in.map"), "");
        Files.setPosixFilePermissions(input, PosixFilePermissions.fromString(mode));
        Path link = Files.createSymbolicLink(folder.resolve("link"), input);
        commit(folder.resolve("out.map"), input);
        assertThat(mode(folder.resolve("out.map"))).isEqualTo(mode);
        commit(folder.resolve("out-of-link.map"), link);
        assertThat(mode(folder.resolve("out-of-link.map"))).isEqualTo(mode);
    }

    @Test
    void aNewFileGetsTheModeThatTheShellWouldGiveItWhereTheInputIsNoFile() throws Exception {
        String usual = mode(run("touch", "usual"));
        Path pipe = folder.resolve("pipe");
        run("mkfifo", "-m", "600", "pipe");
        for (Path input : new Path[] {null, Path.of("/dev/null"), pipe, folder.resolve("gone")}) {
            Path target = folder.resolve("out.map");
            commit(target, input);
            assertThat(mode(target)).as("of %s", input).isEqualTo(usual);
            Files.delete(target);
        }
    }

    @Test
    void theOwnerOfTheReplacedFileOrElseOfTheInputIsKept() throws IOException {
        int user = (int) Files.getAttribute(folder, "unix:uid");
        assumeThat(user).as("needs root, to give files away").isZero();
        Path target = Files.writeString(folder.resolve("out.map"), "old");
        Path input = Files.writeString(folder.resolve("in.map"), "");
        Files.setAttribute(target, "unix:uid", STRANGER);
        Files.setAttribute(target, "unix:gid", STRANGER - 1);
        Files.setAttribute(input, "unix:uid", STRANGER - 2);
        commit(target, input);
        assertThat(Files.readAttributes(target, "unix:uid,gid").values())
                .containsExactlyInAnyOrder(STRANGER, STRANGER - 1);
        commit(folder.resolve("new.map"), input);
        assertThat(Files.getAttribute(folder.resolve("new.map"), "unix:uid")).isEqualTo(STRANGER - 2);
    }

    @Test
    void aSymbolicLinkIsNeverWrittenThrough() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        for (String leadsTo : List.of("file", "nowhere", ".", "/dev/null")) {
            Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(leadsTo));
            assertRefused(link.toString(),
                    link + ": is a symbolic link, which is never written through; name the file itself");
            assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of(leadsTo));
            Files.delete(link);
        }
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aSymbolicLinkThatTakesTheFilesPlaceMeanwhileIsNotWrittenThroughEither() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "old");
        Path target = folder.resolve("out.map");
        try (Output output = Output.open(target.toString())) {
            write(output, "new");
            Files.createSymbolicLink(target, victim);
            assertThatThrownBy(() -> output.commit()).isInstanceOf(FileFailure.class)
                    .hasMessageContaining("symbolic link");
        }
        assertThat(victim).hasContent("old");
        assertThat(names()).containsExactlyInAnyOrder("victim", "out.map");
    }

    /** Nobody can guess the name; and if somebody did, nothing would be written to what he put there. */
    @Test
    void whatIsUnfinishedIsMadeAnewWhateverHasItsName() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "old");
        Path unfinished = folder.resolve("unfinished");
        for (String planted : List.of("echo mine >unfinished", "ln -s victim unfinished", "ln -s new unfinished",
                "ln victim unfinished", "mkfifo unfinished", "mkdir unfinished", "ln -s /dev/null unfinished")) {
            run("sh", "-c", planted);
            assertThatThrownBy(() -> Output.create(unfinished)).as(planted)
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(folder.resolve("new")).doesNotExist();
            Files.delete(unfinished);
        }
        assertThat(victim).hasContent("old");
        Output.create(unfinished).close();
        assertThat(mode(unfinished)).isEqualTo("rw-------");
    }

    /** Who may write to the folder may put a link in the place of what is unfinished, and chmod follows links. */
    @Test
    void aSymbolicLinkThatTakesTheUnfinishedFilesPlaceIsNotFollowedEither() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "secret");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
        try (Output output = Output.open(folder.resolve("out.map").toString())) {
            write(output, "new");
            Path unfinished = folder.resolve(names().stream().filter(name -> !name.equals("victim")).findAny().get());
            Files.delete(unfinished);
            Files.createSymbolicLink(unfinished, victim);
            assertThatThrownBy(output::commit).isInstanceOf(FileFailure.class);
        }
        assertThat(victim).hasContent("secret");
        assertThat(mode(victim)).isEqualTo("rw-------");
        assertThat(names()).containsExactly("victim");
    }

    @ParameterizedTest
    @CsvSource({
        "1777, 65534, 65533, true", // somebody else's
        "1777,     0, 65533, false", // this user's
        "1777, 65534, 65534, false", // of the owner of the map: root compacts it for him
        "1777, 65532, 65533, false", // of the folder's owner
        "1755, 65534, 65533, false", // nobody else may write there
        "0777, 65534, 65533, false"}) // no rule protects anybody there
    void inASharedFolderOnlyWhatAnotherUserPutThereIsLeftAlone(String folderMode, int owner, int ownerOfInput,
            boolean isRefused) throws IOException {
        assumeThat((int) Files.getAttribute(folder, "unix:uid")).as("needs root, to give files away").isZero();
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setAttribute(shared, "unix:uid", 65_532);
        Files.setAttribute(shared, "unix:mode", Integer.parseInt(folderMode, 8));
        Path target = Files.writeString(shared.resolve("out.map"), "old");
        Files.setAttribute(target, "unix:uid", owner);
        Path input = Files.writeString(folder.resolve("in.map"), "");
        Files.setAttribute(input, "unix:uid", ownerOfInput);
        if (!isRefused) {
            commit(target, input);
            return;
        }
        String message = target + ": belongs to another user (uid " + owner
                + "), in a folder that is shared; remove it, or name another file";
        assertThatThrownBy(() -> Output.open(target.toString(), input)).hasMessage(message);
        Files.delete(target);
        try (Output output = Output.open(target.toString(), input)) {
            write(output, "new");
            Files.writeString(target, "planted meanwhile");
            Files.setAttribute(target, "unix:uid", owner);
            assertThatThrownBy(output::commit).hasMessage(message);
        }
        assertThat(target).hasContent("planted meanwhile");
        assertThat(shared.toFile().list()).containsExactly("out.map");
    }

    @Test
    void whatIsNoRegularFileIsRefusedInALineWithItsName() throws Exception {
        run("mkfifo", "pipe");
        assertRefused(folder + "/pipe", folder + "/pipe: is no regular file; use - to write to a pipe");
        assertRefused(folder.toString(), folder + ": is a folder; name a file in it");
        assertRefused("/", "/: is a folder; name a file in it");
        assertRefused(folder + "/missing/out.map",
                folder + "/missing/out.map: can't be created: No such file or directory");
        Files.createFile(folder.resolve("file"));
        assertRefused(folder + "/file/out.map", folder + "/file/out.map: can't be created: Not a directory");
        String tooLong = folder + "/" + "n".repeat(300);
        assertRefused(tooLong, tooLong + ": can't be created: File name too long");
        assertRefused("no\0name", "no\0name: can't be a file's name in this locale:"
                + " Nul character not allowed; try LC_ALL=C.UTF-8");
        assertThat(names()).containsExactlyInAnyOrder("pipe", "file");
    }

    @Test
    void aDeviceIsWrittenToAsItStands() throws IOException {
        try (Output output = Output.open("/dev/null", folder)) {
            write(output, "1 1 a\n");
            output.commit();
        }
        assertThat(Path.of("/dev/null")).exists();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void aFullDiskIsAFailureOfWritingThatSaysSo() throws IOException {
        try (Output output = Output.open("/dev/full")) {
            IOException full = catchThrowableOfType(IOException.class, () -> write(output, "1 1 a\n"));
            FileFailure failure = output.writeFailure(full);
            assertThat(failure).hasMessage("/dev/full: writing failed: No space left on device");
            assertThat(failure.step()).isEqualTo(Step.TRANSFER);
        }
    }

    @Test
    void aNameInTheCurrentFolderNeedsNoFolder() throws IOException {
        String name = "output-test-" + ProcessHandle.current().pid();
        try (Output output = Output.open(name)) {
            write(output, "1 1 a\n");
            output.commit();
            assertThat(Path.of(name)).hasContent("1 1 a\n");
        } finally {
            Files.deleteIfExists(Path.of(name));
        }
    }

    private static void assertRefused(String name, String message) {
        assertThatThrownBy(() -> Output.open(name)).isInstanceOf(FileFailure.class).hasMessage(message)
                .extracting(e -> ((FileFailure) e).step()).isEqualTo(Step.CREATE_OUTPUT);
    }

    private static void commit(Path target, Path likeThis) throws IOException {
        try (Output output = Output.open(target.toString(), likeThis)) {
            write(output, "new");
            output.commit();
        }
        assertThat(Files.size(target)).isEqualTo(3);
    }

    private static void write(Output output, String text) throws IOException {
        output.stream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Runs a command in the folder; returns the path that its last argument names. */
    private Path run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).directory(folder.toFile()).start().waitFor()).isZero();
        return folder.resolve(command[command.length - 1]);
    }
}
