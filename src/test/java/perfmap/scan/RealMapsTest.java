package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static perfmap.scan.Compacting.assertSameText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.Oracle;
import perfmap.TestMaps;

/** Recorded and hand-made maps, against the plain oracle and against what was written down by hand. */
class RealMapsTest {
    static List<Path> realMaps() {
        return TestMaps.real();
    }

    static List<Path> handmadeMaps() {
        return TestMaps.handmade();
    }

    @ParameterizedTest
    @MethodSource("realMaps")
    void aRealMapCompactsToWhatTheOracleGivesOnAnyNumberOfThreads(Path map) throws IOException {
        byte[] bytes = TestMaps.unpacked(map);
        byte[] expected = Oracle.of(bytes).compact();
        for (int threads = 1; threads <= 4; threads++) {
            for (Counted counted : Counted.values()) {
                Scan file = Compacting.scanFile(bytes, counted, threads, 1 << 14);
                assertThat(Compacting.written(file.live(), file.symbols())).isEqualTo(expected);
            }
            Scan stream = Compacting.scanPacked(bytes, threads, 1 << 16);
            assertThat(Compacting.written(stream.live(), stream.symbols())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("handmadeMaps")
    void aHandmadeMapCompactsToWhatWasWrittenDownByHand(Path map) throws IOException {
        Path expected = map.resolveSibling(map.getFileName().toString().replace(".map", ".expected"));
        assertSameText(Compacting.compact(Files.readAllBytes(map)), Files.readAllBytes(expected));
    }
}
