package perfmap.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;

/** Which entries lie in an executable mapping of a saved /proc/PID/maps. */
class ExecutableMappingsTest {
    @TempDir
    Path folder;

    private ExecutableMappings read(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("procmaps"), String.join("\n", lines) + "\n");
        return ExecutableMappings.read(file.toString());
    }

    @Test
    void anEntryLiesInAMappingFromItsFirstByteToItsLast() throws IOException {
        ExecutableMappings mappings = read("1000-2000 r-xp 00000000 00:00 0 ");
        assertThat(mappings.contain(0x1000, 0x1000)).isTrue();
        assertThat(mappings.contain(0x1800, 1)).isTrue();
        assertThat(mappings.contain(0x1fff, 1)).isTrue();
        assertThat(mappings.contain(0x1fff, 2)).isFalse();
        assertThat(mappings.contain(0xfff, 1)).isFalse();
        assertThat(mappings.contain(0xfff, 2)).isFalse();
        assertThat(mappings.contain(0x2000, 1)).isFalse();
    }

    @Test
    void mappingsThatTouchAreOneWhateverTheirOrderInTheFile() throws IOException {
        ExecutableMappings mappings = read("2000-3000 rwxp 00000000 00:00 0 ", "5000-6000 r-xp 00000000 00:00 0 ",
                "1000-2000 r-xs 00000000 08:01 17 /usr/bin/node");
        assertThat(mappings.contain(0x1ff0, 0x20)).isTrue();
        assertThat(mappings.contain(0x1000, 0x2000)).isTrue();
        assertThat(mappings.contain(0x2ff0, 0x20)).isFalse();
        assertThat(mappings.contain(0x5000, 0x1000)).isTrue();
    }

    @Test
    void anEntryThatStraddlesCodeAndDataIsInNone() throws IOException {
        ExecutableMappings mappings = read("1000-2000 r-xp 00000000 00:00 0 ", "2000-3000 rw-p 00000000 00:00 0 ",
                "3000-4000 r-xp 00000000 00:00 0 ");
        assertThat(mappings.contain(0x1ff0, 0x20)).isFalse();
        assertThat(mappings.contain(0x1800, 0x2000)).isFalse();
        assertThat(mappings.contain(0x2800, 0x10)).isFalse();
        assertThat(mappings.contain(0x3000, 0x10)).isTrue();
    }

    @Test
    void anEntryOfSizeZeroLiesWhereItStarts() throws IOException {
        ExecutableMappings mappings = read("1000-2000 r-xp 00000000 00:00 0 ");
        assertThat(mappings.contain(0x1000, 0)).isTrue();
        assertThat(mappings.contain(0x1fff, 0)).isTrue();
        assertThat(mappings.contain(0x2000, 0)).isFalse();
        assertThat(mappings.contain(0, 0)).isFalse();
    }

    @Test
    void addressesAreComparedUnsigned() throws IOException {
        ExecutableMappings mappings = read("7ffffffff000-800000000000 r-xp 00000000 00:00 0 [vdso]",
                "7ffffffffffff000-8000000000001000 r-xp 00000000 00:00 0 ",
                "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]");
        assertThat(mappings.contain(0xffffffffff600000L, 0x1000)).isTrue();
        assertThat(mappings.contain(0xffffffffff600000L, 0x1001)).isFalse();
        assertThat(mappings.contain(0x7ffffffffffff800L, 0x1000)).isTrue();
        assertThat(mappings.contain(0x8000000000000000L, 0x1000)).isTrue();
        assertThat(mappings.contain(0x1000, 1)).isFalse();
        assertThat(mappings.contain(0x7ffffffff800L, 0xffff000000000000L)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1000-2000", "1000 2000 r-xp 00000000 00:00 0 ",
        "2000-1000 r-xp 00000000 00:00 0 ", "1000-1000 r-xp 00000000 00:00 0 ", "1000-2000 xrwp 00000000 00:00 0 ",
        "xyz-2000 r-xp 00000000 00:00 0 ",
        "1000-20000000000000000 r-xp 00000000 00:00 0 ", "1000 33 Stub:write"})
    void aLineOfAnotherFormatIsRefusedWithItsNumber(String line) {
        assertThatExceptionOfType(FileFailure.class)
                .isThrownBy(() -> read("1000-2000 r-xp 00000000 00:00 0 ", line, "3000-4000 r-xp 0 0:0 0 "))
                .withMessageContaining("procmaps: line 2 is no mapping")
                .satisfies(failure -> assertThat(failure.step()).isEqualTo(Step.OPEN_INPUT));
    }

    @Test
    void aFileWithNoExecutableMappingIsRefused() {
        assertThatExceptionOfType(FileFailure.class)
                .isThrownBy(() -> read("1000-2000 rw-p 00000000 00:00 0 "))
                .withMessageContaining("has no executable mapping");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatExceptionOfType(FileFailure.class)
                .isThrownBy(() -> ExecutableMappings.read(folder.resolve("none").toString()))
                .withMessageContaining("none: No such file or directory");
    }

    @Test
    void aNameThatNoFileCanHaveIsRefusedAsOne() {
        assertThatExceptionOfType(FileFailure.class).isThrownBy(() -> ExecutableMappings.read("a\0b"))
                .withMessageStartingWith("a\0b: can't be a file's name")
                .satisfies(failure -> assertThat(failure.step()).isEqualTo(Step.OPEN_INPUT));
    }
}
