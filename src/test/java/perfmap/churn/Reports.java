package perfmap.churn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import perfmap.TestMaps;
import perfmap.file.Source;
import perfmap.filter.Filter;
import perfmap.filter.SymbolRule;
import perfmap.scan.Counted;
import perfmap.scan.MapScanner;
import perfmap.scan.Scan;
import perfmap.symbol.SymbolTable;

/** Churn reports of maps in a test. */
public final class Reports {
    /** As many rows as there may be. */
    public static final int ALL = Integer.MAX_VALUE - 1;

    private Reports() {
    }

    /** All recorded and hand-made maps. */
    public static List<Path> maps() {
        return Stream.concat(TestMaps.real().stream(), TestMaps.handmade().stream()).toList();
    }

    /** What the map {@code file} holds, unpacked if it is packed. */
    public static byte[] bytes(Path file) {
        try {
            return file.toString().endsWith(".gz") ? TestMaps.unpacked(file) : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The report on all of {@code map}. */
    public static ChurnReport of(byte[] map) {
        return of(map, null, null);
    }

    /** The report on the map that is {@code text}, a character a byte; named {@code new.map}, grown in 12 hours. */
    public static ChurnReport of(String text) {
        return of("new.map", text.getBytes(StandardCharsets.ISO_8859_1), new Growth(43_200, false));
    }

    /** The report on the map that is {@code bytes}, named {@code name}. */
    public static ChurnReport of(String name, byte[] bytes, Growth growth) {
        return new ChurnReport(name, scan(bytes, new SymbolTable()), new Filter(), growth);
    }

    /** A map of {@code count} entries of this name, 16 bytes each, from {@code start} on. */
    public static String lines(int count, long start, String name) {
        StringBuilder map = new StringBuilder();
        for (int i = 0; i < count; i++) {
            map.append(Long.toHexString(start + 16L * i)).append(" 10 ").append(name).append('\n');
        }
        return map.toString();
    }

    /** The report on those symbols of {@code map} whose name, a character a byte, {@code kept} takes. */
    public static ChurnReport of(byte[] map, Predicate<String> kept, Growth growth) {
        SymbolTable symbols = new SymbolTable();
        Filter filter = new Filter();
        if (kept != null) {
            filter.keep(List.of(new SymbolRule("test", id ->
                    kept.test(new String(symbols.name(id), StandardCharsets.ISO_8859_1)))));
        }
        return of(map, symbols, filter, growth);
    }

    /** The report on {@code map} through {@code filter}, which is over {@code symbols}. */
    public static ChurnReport of(byte[] map, SymbolTable symbols, Filter filter, Growth growth) {
        return new ChurnReport("x.map", scan(map, symbols), filter, growth);
    }

    /** Scans {@code map}, churn counted. */
    public static Scan scan(byte[] map, SymbolTable symbols) {
        try {
            Path file = Files.createTempFile("churn", ".map");
            try {
                Files.write(file, map);
                try (Source source = Source.open(file.toString())) {
                    return new MapScanner(2, Counted.ADDRESSES).scan(source, symbols);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
