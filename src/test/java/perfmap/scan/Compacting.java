package perfmap.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import perfmap.file.Block;
import perfmap.file.FileFailure;
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

    /** Scans the file {@code map} in blocks of {@code block} bytes. */
    static Scan scanFile(Path map, int threads, int block) throws FileFailure {
        return scan(map.toString(), threads, block);
    }

    private static Scan scan(String name, int threads, int block) throws FileFailure {
        try (Source source = Source.open(name)) {
            return new MapScanner(threads, Counted.RELOGS, block, block).scan(source, new SymbolTable());
        } catch (FileFailure e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Scans {@code map} as a stream (its gzip form), in blocks of at least {@code block} bytes. */
    static Scan scanPacked(Path folder, byte[] map, int threads, int block) throws IOException {
        Path packed = folder.resolve("packed.gz");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(map);
        }
        return scan(packed.toString(), threads, block);
    }

    /** A fresh stretch for each part, in order; {@code counting} may be null. */
    static List<Stretch> stretches(List<byte[]> parts, SymbolTable symbols, Counting counting) {
        return parts.stream().map(part -> {
            Stretch stretch = Stretch.with(counting == null ? null : new Relogs(counting.tails()));
            new Worker(symbols, counting, false).addOlder(Block.of(part, 0), stretch);
            return stretch;
        }).collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    }
}
