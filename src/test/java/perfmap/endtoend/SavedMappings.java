package perfmap.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The executable mappings in a copy of /proc/PID/maps, read with no help from the code under test. */
record SavedMappings(List<String> executable) {
    static SavedMappings read(Path file) throws IOException {
        return new SavedMappings(Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .map(line -> line.split(" "))
                .filter(mapping -> mapping[1].charAt(2) == 'x').map(mapping -> mapping[0]).toList());
    }

    boolean hold(long address) {
        return executable.stream().map(range -> range.split("-")).anyMatch(range ->
                Long.compareUnsigned(Long.parseUnsignedLong(range[0], 16), address) <= 0
                        && Long.compareUnsigned(address, Long.parseUnsignedLong(range[1], 16)) < 0);
    }
}
