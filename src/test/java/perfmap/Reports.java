package perfmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import perfmap.churn.ChurnReport;
import perfmap.churn.Growth;
import perfmap.file.Source;
import perfmap.filter.Filter;
import perfmap.scan.MapScanner;
import perfmap.symbol.SymbolTable;

/** Churn reports on maps that a test writes. */
public final class Reports {
    private Reports() {
    }

    /** On the map that is {@code text}, a character a byte; named {@code new.map}, grown in 12 hours. */
    public static ChurnReport of(String text) {
        return of("new.map", text.getBytes(StandardCharsets.ISO_8859_1), new Growth(43_200, false));
    }

    /** On the map that is {@code bytes}, named {@code name}. */
    public static ChurnReport of(String name, byte[] bytes, Growth growth) {
        try {
            Path file = Files.write(Files.createTempFile("report", ".map"), bytes);
            try (Source source = Source.open(file.toString())) {
                return new ChurnReport(name, new MapScanner(1, true).scan(source, new SymbolTable()), new Filter(),
                        growth);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A map of {@code count} entries of this name, 16 bytes each, from {@code start} on. */
    public static String lines(int count, long start, String name) {
        StringBuilder map = new StringBuilder();
        for (int i = 0; i < count; i++) {
            map.append(Long.toHexString(start + 16L * i)).append(" 10 ").append(name).append('\n');
        }
        return map.toString();
    }
}
