package perfmap.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import perfmap.file.FileFailure;

/** The reader of /proc/PID/maps on whatever bytes, against a list of ranges that is asked one by one. */
class ExecutableMappingsFuzzTest {
    private static final BigInteger END = BigInteger.ONE.shiftLeft(64);

    @TempDir
    Path folder;

    private record Range(BigInteger first, BigInteger end) {
        boolean holds(BigInteger address) {
            return first.compareTo(address) <= 0 && address.compareTo(end) < 0;
        }
    }

    @FuzzTest
    void anyBytesAreMappingsOrAreRefused(byte[] bytes) throws IOException {
        String file = Files.write(folder.resolve("maps"), bytes).toString();
        ExecutableMappings mappings;
        try {
            mappings = ExecutableMappings.read(file);
        } catch (FileFailure e) {
            assertThat(e).hasMessageStartingWith(file + ": ").hasMessageEndingWith("taken while the process ran");
            return;
        }
        List<Range> ranges = ranges(new String(bytes, StandardCharsets.ISO_8859_1));
        assertThat(ranges).isNotEmpty();
        for (Range range : ranges) {
            for (BigInteger edge : List.of(range.first, range.end)) {
                for (BigInteger address : List.of(edge.subtract(BigInteger.ONE), edge)) {
                    if (address.signum() >= 0 && address.compareTo(END) < 0) {
                        boolean held = ranges.stream().anyMatch(any -> any.holds(address));
                        assertThat(mappings.contain(address.longValue(), 0)).isEqualTo(held);
                        assertThat(mappings.contain(address.longValue(), 1)).isEqualTo(held);
                    }
                }
            }
            assertThat(mappings.contain(range.first.longValue(), range.end.subtract(range.first).longValue())).isTrue();
        }
    }

    private static List<Range> ranges(String text) {
        List<Range> ranges = new ArrayList<>();
        text.lines().forEach(line -> {
            String[] words = line.split(" ", 3);
            String[] ends = words[0].split("-");
            if (words[1].charAt(2) == 'x') {
                ranges.add(new Range(new BigInteger(ends[0], 16), new BigInteger(ends[1], 16)));
            }
        });
        return ranges;
    }
}
