package perfmap.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Numbers as people read them: thousands apart, bytes in powers of 1,000 to three digits. */
public final class Units {
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Units() {
    }

    /** {@code 1234567} as {@code 1,234,567}. */
    public static String count(long number) {
        return grouped(Long.toString(number));
    }

    /** {@code 1 entry} or {@code 1,234 entries}: a number and what it counts. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 1 entry of 1 symbol}. */
    static String entriesOfSymbols(long entries, long symbols) {
        return count(entries, "entry", "entries") + " of " + count(symbols, "symbol", "symbols");
    }

    /** Bytes as {@code 999 B}, {@code 7.84 MB}, {@code 34.5 GB} or {@code 120 kB}: three digits that count. */
    public static String bytes(double bytes) {
        int unit = 0;
        double value = bytes;
        while (Math.abs(value) >= 999.5 && unit < BYTES.length - 1) {
            value /= 1000;
            unit++;
        }
        int decimals = unit == 0 || Math.abs(value) >= 99.95 ? 0 : Math.abs(value) >= 9.995 ? 1 : 2;
        return decimal(value, decimals) + " " + BYTES[unit];
    }

    /** Bytes of any number of digits, as {@link #bytes(double)}. */
    public static String bytes(BigInteger bytes) {
        return bytes(bytes.doubleValue());
    }

    /** A part of a whole as {@code 13.4 %}; a part that is not nothing is never shown as nothing. */
    public static String share(double part, double whole) {
        if (whole == 0) {
            return "-";
        }
        double percent = 100 * part / whole;
        if (part > 0 && percent < 0.05) {
            return "<0.1 %";
        }
        if (part < whole && percent >= 99.95) {
            return ">99.9 %";
        }
        return decimal(percent, 1) + " %";
    }

    /** How often {@code whole} holds {@code part}: {@code 206.7}; a dash where there is no part. */
    public static String ratio(double whole, double part) {
        return part == 0 ? "-" : rate(whole / part);
    }

    /** A number of any size to three digits that count or to the unit: {@code 0.25}, {@code 16.3}, {@code 1,021}. */
    public static String rate(double number) {
        int decimals = number >= 99.95 ? 0 : number >= 9.995 ? 1 : 2;
        return grouped(decimal(number, decimals));
    }

    /** A stretch of time by its two largest units: {@code 3 d 4 h}, {@code 2 min 5 s}. */
    public static String duration(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        if (whole >= 86_400) {
            return whole / 86_400 + " d " + whole % 86_400 / 3_600 + " h";
        }
        if (whole >= 3_600) {
            return whole / 3_600 + " h " + whole % 3_600 / 60 + " min";
        }
        return whole >= 60 ? whole / 60 + " min " + whole % 60 + " s" : whole + " s";
    }

    /** Seconds as {@code 0.38 s}, {@code 12.3 s} or {@code 3 min 20 s}. */
    public static String seconds(double seconds) {
        if (seconds >= 100) {
            long whole = Math.round(seconds);
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return decimal(seconds, seconds < 10 ? 2 : 1) + " s";
    }

    /** Rounded half up. A Formatter first loads what it knows of languages: 10 ms of a run of 300. */
    private static String decimal(double number, int decimals) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static String grouped(String number) {
        StringBuilder text = new StringBuilder(number);
        int point = number.indexOf('.');
        int first = number.startsWith("-") ? 1 : 0;
        for (int i = (point < 0 ? number.length() : point) - 3; i > first; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
