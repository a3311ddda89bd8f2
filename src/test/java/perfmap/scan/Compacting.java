package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import perfmap.file.Block;
import perfmap.file.Source;
import perfmap.format.Entries;
import perfmap.format.EntryWriter;
import perfmap.live.NewestWins;
import perfmap.live.Parallel;
import perfmap.live.Shares;
import perfmap.live.Tails;
import perfmap.symbol.SymbolTable;

/** Ways to compact a map in a test. */
public final class Compacting {
    private Compacting() {
    }

    /** The live entries of {@code scan} in canonical form. */
    public static byte[] written(Entries live, SymbolTable symbols) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EntryWriter writer = new EntryWriter(out);
        try {
            for (int i = 0; i < live.count; i++) {
                byte[] name = symbols.name(live.symbols[i]);
                writer.write(live.starts[i], live.sizes[i], name, 0, name.length);
            }
            writer.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** Scans {@code map} as one block on this thread. */
    public static byte[] compact(byte[] map) {
        SymbolTable symbols = new SymbolTable();
        Tails tails = new Tails();
        NewestWins newestWins = new NewestWins(tails, new Shares(0, tails), 0, true);
        newestWins.add(batch(Block.of(map, 0), new Worker(symbols, tails, null, false)).entries);
        return written(NewestWins.takeLive(List.of(newestWins), Parallel.ALONE), symbols);
    }

    /** What {@code worker} makes of {@code block}. */
    static Batch batch(Block block, Worker worker) {
        Batch batch = new Batch(block, 1, true);
        worker.parse(batch);
        return batch;
    }

    /** Scans {@code map} as a file, in blocks of {@code block} bytes, and counts. */
    static Scan scanFile(byte[] map, int threads, int block) throws IOException {
        return scanFile(map, Counted.SYMBOLS, threads, block);
    }

    /** Scans {@code map} as a file, in blocks of {@code block} bytes. */
    static Scan scanFile(byte[] map, Counted counted, int threads, int block) throws IOException {
        Path file = Files.createTempFile("compacting", ".map");
        try {
            Files.write(file, map);
            try (Source source = Source.open(file.toString())) {
                return new MapScanner(threads, counted, block).scan(source, new SymbolTable());
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Scans {@code map} as a stream (its gzip form), in blocks of {@code block} bytes, and counts. */
    static Scan scanPacked(byte[] map, int threads, int block) throws IOException {
        return scanPacked(map, Counted.SYMBOLS, threads, block);
    }

    /** Scans {@code map} as a stream (its gzip form), in blocks of {@code block} bytes. */
    static Scan scanPacked(byte[] map, Counted counted, int threads, int block) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(map);
        }
        return scanFile(packed.toByteArray(), counted, threads, block);
    }

    /** As text, so that a failure can be read. */
    static void assertSameText(byte[] actual, byte[] expected) {
        assertThat(new String(actual, StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(expected, StandardCharsets.ISO_8859_1));
    }
}
