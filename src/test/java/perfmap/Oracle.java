package perfmap;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of meaning, slow and plain: a line at a time, oldest first, into a sorted map of live entries. An
 * entry evicts from the map whatever it overlaps; and since what was evicted still covered its bytes, nothing
 * that it made stale comes back.
 */
public final class Oracle {
    private static final BigInteger END = BigInteger.ONE.shiftLeft(64);
    private static final Pattern ENTRY =
            Pattern.compile("(?:0[xX])?([0-9a-fA-F]+)[ \t]+(?:0[xX])?([0-9a-fA-F]+)[ \t](.*)", Pattern.DOTALL);

    /** One well-formed line; its name is text in ISO-8859-1, a character a byte. */
    public record Entry(BigInteger start, BigInteger size, String name) {
        BigInteger end() {
            return start.add(size);
        }

        /** The entry as a line of a compact map. */
        public String canonical() {
            return start.toString(16) + " " + size.toString(16) + " " + name + (name.endsWith("\r") ? "\r\n" : "\n");
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final TreeMap<BigInteger, Entry> live = new TreeMap<>();
    private final TreeMap<BigInteger, Entry> liveEmpty = new TreeMap<>();
    private final Map<String, Integer> relogs = new TreeMap<>();
    private final Map<BigInteger, Entry> lastAt = new TreeMap<>();
    private int malformed;

    /** The map {@code bytes}, resolved. */
    public static Oracle of(byte[] bytes) {
        Oracle oracle = new Oracle();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String line : text.split("\n", -1)) {
            oracle.add(line);
        }
        return oracle;
    }

    private void add(String raw) {
        String line = raw.replaceFirst("^\0+", "");
        if (line.endsWith("\r")) {
            line = line.substring(0, line.length() - 1);
        }
        if (line.isEmpty()) {
            return;
        }
        Matcher matcher = ENTRY.matcher(line);
        if (!matcher.matches()) {
            malformed++;
            return;
        }
        Entry entry = new Entry(new BigInteger(matcher.group(1), 16), new BigInteger(matcher.group(2), 16),
                matcher.group(3));
        boolean fits = entry.start.compareTo(END) < 0 && entry.size.compareTo(END) < 0
                && (entry.size.signum() == 0 || entry.end().compareTo(END) <= 0);
        if (!fits) {
            malformed++;
            return;
        }
        entries.add(entry);
        if (entry.equals(lastAt.put(entry.start, entry))) {
            relogs.merge(entry.name, 1, Integer::sum);
        }
        resolve(entry);
    }

    private void resolve(Entry entry) {
        if (entry.size.signum() == 0) {
            liveEmpty.put(entry.start, entry);
            return;
        }
        Map.Entry<BigInteger, Entry> before = live.lowerEntry(entry.start);
        if (before != null && before.getValue().end().compareTo(entry.start) > 0) {
            live.remove(before.getKey());
        }
        live.subMap(entry.start, entry.end()).clear();
        liveEmpty.subMap(entry.start, entry.end()).clear();
        live.put(entry.start, entry);
    }

    /** The well-formed lines, in the order of the map. */
    public List<Entry> entries() {
        return entries;
    }

    /** How many lines are malformed. */
    public int malformed() {
        return malformed;
    }

    /** The live entries in canonical order. */
    public List<Entry> live() {
        List<Entry> all = new ArrayList<>(liveEmpty.values());
        all.addAll(live.values());
        all.sort(java.util.Comparator.comparing(Entry::start).thenComparing(e -> e.size.signum()));
        return all;
    }

    /** By name: how many entries were the very line that was logged last at their start. */
    public Map<String, Integer> relogs() {
        return relogs;
    }

    /** The compact map. */
    public byte[] compact() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Entry entry : live()) {
            out.writeBytes(entry.canonical().getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toByteArray();
    }
}
