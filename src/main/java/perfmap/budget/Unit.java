package perfmap.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perfmap.report.Units;

/** What a measure is counted in, and how people write that: {@code 1.5 GB}, {@code 5,000}, {@code 20 %}. */
public enum Unit {
    /** Bytes, in whole numbers. */
    BYTES,
    /** How many, in whole numbers. */
    COUNT,
    /** A part of a whole, which is 1; people write it in per cent. */
    SHARE,
    /** Bytes in a day's time. */
    BYTES_A_DAY;

    /** Digits, in groups of three or not, a fraction, and the unit. A comma always parts thousands. */
    private static final Pattern AMOUNT = Pattern.compile(
            "([0-9]{1,3}(?:([,_' ])[0-9]{3}(?:\\2[0-9]{3})*)?|[0-9]{1,18})(\\.[0-9]{1,9})?\\s*([a-z%]*)");
    private static final Pattern A_DAY = Pattern.compile("\\s*(?:/\\s*d(?:ay)?|(?:a|per) day)$");
    private static final Map<String, Long> BYTES_IN = Map.of("", 1L, "b", 1L,
            "kb", 1_000L, "mb", 1_000_000L, "gb", 1_000_000_000L, "tb", 1_000_000_000_000L,
            "kib", 1L << 10, "mib", 1L << 20, "gib", 1L << 30, "tib", 1L << 40);
    private static final Map<String, Long> COUNT_IN = Map.of("", 1L, "k", 1_000L, "m", 1_000_000L);

    /**
     * The amount that {@code text} means: bytes, a number, or a part of 1.
     *
     * @throws WrongBudget if it means none, or might mean two things
     */
    public double parse(String text) throws WrongBudget {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Matcher amount = AMOUNT.matcher(this == BYTES_A_DAY ? A_DAY.matcher(lower).replaceFirst("") : lower);
        if (!amount.matches()) {
            throw new WrongBudget("'" + text + "' is no amount" + advice());
        }
        String separator = amount.group(2) == null ? "," : amount.group(2);
        String digits = amount.group(1).replace(separator, "");
        String fraction = amount.group(3) == null ? "" : amount.group(3);
        BigDecimal number = new BigDecimal(digits + fraction);
        String unit = amount.group(4);
        return switch (this) {
            case SHARE -> share(number, unit, text);
            case COUNT -> count(number, unit, text);
            case BYTES, BYTES_A_DAY -> bytes(number, unit, text);
        };
    }

    private double share(BigDecimal number, String unit, String text) throws WrongBudget {
        if (!unit.equals("%")) {
            throw new WrongBudget("'" + text + "' is no share" + advice());
        }
        return number.movePointLeft(2).doubleValue();
    }

    private double count(BigDecimal number, String unit, String text) throws WrongBudget {
        if (!COUNT_IN.containsKey(unit)) {
            throw new WrongBudget("'" + text + "' is no number" + advice());
        }
        BigDecimal count = number.multiply(BigDecimal.valueOf(COUNT_IN.get(unit)));
        if (count.stripTrailingZeros().scale() > 0) {
            throw new WrongBudget("'" + text + "' is no whole number" + advice());
        }
        return count.doubleValue();
    }

    private double bytes(BigDecimal number, String unit, String text) throws WrongBudget {
        if (!BYTES_IN.containsKey(unit)) {
            boolean vague = BYTES_IN.containsKey(unit + "b");
            String upper = unit.toUpperCase(Locale.ROOT);
            String both = "; write " + upper.replace("K", "k") + "B for powers of 1000 or " + upper
                    + "iB for those of 1024";
            throw new WrongBudget("'" + text + "' is no size" + (vague ? both : advice()));
        }
        BigDecimal bytes = number.multiply(BigDecimal.valueOf(BYTES_IN.get(unit)));
        return bytes.setScale(0, RoundingMode.FLOOR).doubleValue();
    }

    private String advice() {
        return switch (this) {
            case BYTES -> "; write bytes as 10 MB, 1.5 GB or 512 KiB";
            case COUNT -> "; write a number as 5000, 5,000 or 5 k";
            case SHARE -> "; write a share as 20 %";
            case BYTES_A_DAY -> "; write growth as 20 MB, of a day";
        };
    }

    /** {@code amount} as people read it, to three digits. */
    public String show(double amount) {
        return switch (this) {
            case BYTES -> Units.bytes(amount);
            case COUNT -> Units.count((long) amount);
            case SHARE -> Units.share(amount, 1);
            case BYTES_A_DAY -> Units.bytes(amount) + "/day";
        };
    }

    /** {@code amount} to the last byte or entry; of a share and of growth, as {@link #show}. */
    public String showExactly(double amount) {
        return this == BYTES ? Units.count((long) amount) + " bytes" : show(amount);
    }

    /** Whether all amounts are whole numbers. */
    public boolean isWhole() {
        return this == BYTES || this == COUNT;
    }

    /** Its name in reports: {@code bytes-a-day}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
