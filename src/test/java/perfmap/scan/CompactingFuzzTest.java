package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;
import perfmap.Oracle;

/** The whole compactor on whatever bytes, as a file and as a stream, against the plain oracle. */
class CompactingFuzzTest {
    /** The first byte says on how many threads it is read, the second in blocks of what size. */
    @FuzzTest
    void anyBytesAreCompactedAsTheOracleCompactsThem(byte[] input) throws IOException {
        if (input.length < 2) {
            return;
        }
        int threads = 1 + (input[0] & 0xff) % 3;
        int block = 1 + (input[1] & 0xff);
        byte[] map = Arrays.copyOfRange(input, 1, input.length);
        map[0] = '\n'; // or it might be taken for packed
        Oracle oracle = Oracle.of(map);
        assertIsAsTheOracleSays(Compacting.scanFile(map, Counted.NOTHING, threads, block), oracle);
        assertIsAsTheOracleSays(Compacting.scanPacked(map, Counted.SYMBOLS, threads, block), oracle);
    }

    private static void assertIsAsTheOracleSays(Scan scan, Oracle oracle) {
        Compacting.assertSameText(Compacting.written(scan.live(), scan.symbols()), oracle.compact());
        assertThat(scan.lines().entries()).isEqualTo(oracle.entries().size());
        assertThat(scan.lines().malformed()).isEqualTo(oracle.malformed());
    }
}
