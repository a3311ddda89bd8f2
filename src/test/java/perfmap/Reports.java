package perfmap;

import java.nio.charset.StandardCharsets;
import perfmap.churn.ChurnReport;
import perfmap.churn.Growth;
import perfmap.filter.Filter;
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
        return new ChurnReport(name, perfmap.churn.Reports.scan(bytes, new SymbolTable()), new Filter(), growth);
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
