package perfmap.churn;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import perfmap.Oracle;
import perfmap.symbol.Classifier;
import perfmap.symbol.FunctionName;
import perfmap.symbol.Group;
import perfmap.symbol.Traits;

/** Churn counted slowly and plainly, line by line. Names are text in ISO-8859-1, a character a byte. */
public final class PlainChurn {
    /** One well-formed line: where it begins behind any NULs, its bytes with its line feed, and what it says. */
    public record Line(long offset, long bytes, Oracle.Entry entry) {
        /** The name as {@code cut -d' ' -f3-} sees it. */
        String name() {
            return entry.name();
        }
    }

    /** What is counted of some entries. */
    public record Sum(long symbols, long entries, long live, long relogged, long logBytes,
            BigInteger codeBytes, BigInteger liveCodeBytes) {
        static final Sum NONE = new Sum(0, 0, 0, 0, 0, BigInteger.ZERO, BigInteger.ZERO);

        static Sum of(Counts counts) {
            return new Sum(counts.symbols(), counts.entries(), counts.live(), counts.relogged(),
                    counts.logBytes(), counts.codeBytes(), counts.liveCodeBytes());
        }

        Sum plus(Sum other) {
            return new Sum(symbols + other.symbols, entries + other.entries, live + other.live,
                    relogged + other.relogged, logBytes + other.logBytes, codeBytes.add(other.codeBytes),
                    liveCodeBytes.add(other.liveCodeBytes));
        }
    }

    private final byte[] map;
    private final Oracle oracle;
    private final List<Line> lines = new ArrayList<>();

    /** Counts {@code map}. */
    public PlainChurn(byte[] map) {
        this.map = map;
        this.oracle = Oracle.of(map);
        String text = new String(map, StandardCharsets.ISO_8859_1);
        for (int from = 0; from < text.length();) {
            int lineFeed = text.indexOf('\n', from);
            int end = lineFeed < 0 ? text.length() : lineFeed + 1;
            int begin = from;
            while (begin < end && text.charAt(begin) == 0) {
                begin++;
            }
            String line = text.substring(begin, lineFeed < 0 ? end : lineFeed);
            List<Oracle.Entry> entries = Oracle.of(line.getBytes(StandardCharsets.ISO_8859_1)).entries();
            if (!entries.isEmpty()) {
                lines.add(new Line(begin, end - begin, entries.get(0)));
            }
            from = end;
        }
    }

    /** The well-formed lines. */
    public List<Line> lines() {
        return lines;
    }

    /** The map, resolved. */
    public Oracle oracle() {
        return oracle;
    }

    /** What is counted of each symbol. */
    public Map<String, Sum> bySymbol() {
        Map<String, Sum> sums = new TreeMap<>();
        for (Line line : lines) {
            sums.merge(line.name(),
                    new Sum(0, 1, 0, 0, line.bytes, line.entry.size(), BigInteger.ZERO), Sum::plus);
        }
        for (Oracle.Entry live : oracle.live()) {
            sums.merge(live.name(), new Sum(0, 0, 1, 0, 0, BigInteger.ZERO, live.size()), Sum::plus);
        }
        oracle.relogs().forEach((name, times) ->
                sums.merge(name, new Sum(0, 0, 0, times, 0, BigInteger.ZERO, BigInteger.ZERO), Sum::plus));
        sums.replaceAll((name, sum) -> sum.plus(new Sum(1, 0, 0, 0, 0, BigInteger.ZERO, BigInteger.ZERO)));
        return sums;
    }

    /** What is counted by {@code dimension}, of the symbols whose name {@code kept} takes. */
    public Map<String, Sum> by(Dimension dimension, Predicate<String> kept) {
        Map<String, Sum> sums = new TreeMap<>();
        bySymbol().forEach((name, sum) -> {
            if (kept.test(name)) {
                sums.merge(key(dimension, name), sum, Sum::plus);
            }
        });
        return sums;
    }

    /** The size of the log without the entries of {@code groups}. */
    public long bytesWithout(List<Group> groups) {
        return map.length - lines.stream().filter(line -> groups.contains(traits(line.name()).group()))
                .mapToLong(Line::bytes).sum();
    }

    /** How many entries are of {@code groups}. */
    public long entriesOf(List<Group> groups) {
        return lines.stream().filter(line -> groups.contains(traits(line.name()).group())).count();
    }

    /** The traits of the symbol {@code name}. */
    public static Traits traits(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return Classifier.classify(bytes, 0, bytes.length);
    }

    private static String key(Dimension dimension, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        FunctionName function = FunctionName.of(bytes, 0, bytes.length);
        return switch (dimension) {
            case KIND -> traits(name).kind().label();
            case TIER -> traits(name).tier().label();
            case GROUP -> traits(name).group().label();
            case RUNTIME -> traits(name).runtime().label();
            case SYMBOL -> name;
            case FILE -> told(function == null ? null : function.file(), "[no file]");
            case PACKAGE -> told(function == null ? null : function.packageName(), "[no package]");
        };
    }

    private static String told(String text, String otherwise) {
        return text == null || text.isEmpty() ? otherwise : text;
    }
}
