package perfmap.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import perfmap.TestMaps;
import perfmap.bench.MapGenerator.Shape;
import perfmap.file.Block;

/** The maps that benchmarks run over: recorded ones, and such as {@link MapGenerator} makes. */
public enum SampleMap {
    /** Recorded, 35,000 lines: stubs and inline caches, their names again and again. */
    NODE_0_12("node-0.12.18-killed"),
    /** Recorded, 12,000 lines: functions and scripts, a quarter of which start at no multiple of 32. */
    NODE_26("node-26.10.0."),
    /** Recorded, 16,000 lines: nearly every name once. */
    ERLANG_25("erlang-25"),
    /** Seed-shaped, a million lines. */
    SEED(Shape.SEED),
    /** Hostile, a million lines: entries of 1 byte, their starts random. */
    BYTES(Shape.BYTES),
    /** Hostile, a million lines: every name once, 40 bytes each. */
    NAMES(Shape.NAMES);

    /** Enough to fill the seed-shaped map's code space of 48 MB many times over. */
    private static final int MADE_LINES = 1 << 20;
    private static final int RANDOM_SEED = 1;

    /** How the recorded map's name begins; null for one that is made. */
    private final String recorded;
    private final Shape shape;

    SampleMap(String recorded) {
        this.recorded = recorded;
        this.shape = null;
    }

    SampleMap(Shape shape) {
        this.recorded = null;
        this.shape = shape;
    }

    /** The whole map in memory. */
    public Block block() {
        return Block.of(recorded != null ? TestMaps.unpacked(TestMaps.real(recorded)) : made(), 0);
    }

    private byte[] made() {
        var map = new ByteArrayOutputStream();
        try {
            new MapGenerator(shape, RANDOM_SEED).writeLines(map, MADE_LINES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return map.toByteArray();
    }
}
