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
        Stretch stretch = Stretch.with((Relogs) null);
        new Worker(symbols, null, false).addOlder(Block.of(map, 0), stretch);
        return written(stretch.newestWins().takeLive(), symbols);
    }

    /** Scans {@code map} as a file, in blocks of {@code block} bytes. */
    static Scan scanFile(byte[] map, int threads, int block) throws IOException {
        Path file = Files.createTempFile("compacting", ".map");
        try {
            Files.write(file, map);
            try (Source source = Source.open(file.toString())) {
                return new MapScanner(threads, Counted.RELOGS, block, block).scan(source, new SymbolTable());
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Scans {@code map} as a stream (its gzip form), in blocks of {@code block} bytes. */
    static Scan scanPacked(byte[] map, int threads, int block) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(map);
        }
        return scanFile(packed.toByteArray(), threads, block);
    }

    /** A fresh stretch for each part, in order; {@code counting} may be null. */
    static List<Stretch> stretches(List<byte[]> parts, SymbolTable symbols, Counting counting) {
        return parts.stream().map(part -> {
            Stretch stretch = Stretch.with(counting == null ? null : new Relogs(counting.tails()));
            new Worker(symbols, counting, false).addOlder(Block.of(part, 0), stretch);
            return stretch;
        }).collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    }

    /** As text, so that a failure can be read. */
    static void assertSameText(byte[] actual, byte[] expected) {
        assertThat(new String(actual, StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(expected, StandardCharsets.ISO_8859_1));
    }
}
