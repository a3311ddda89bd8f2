package perfmap.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A map whose names try to be more than text on a page. */
public final class HostileMap {
    /** Ends the element that it stands in, and sets {@code window.pwned}. */
    public static final String SCRIPT = "</script><img src=x onerror=window.pwned=1>";

    /** Names, as UTF-8. */
    public static final List<String> NAMES = List.of(SCRIPT,
            "<img src=x onerror=\"window.pwned=1\">",
            "<!--<script>window.pwned=1</script>",
            "JS:*<svg onload=window.pwned=1> /srv/<b>bold</b>.js:1:1",
            "\"'`${window.pwned=1}{{data}}",
            "{a|rich} {b} %s",
            "\033[31mred\033[0m",
            "\u202egnp.exe\u2066",
            "__proto__",
            "constructor",
            "");
    /** A name that is not UTF-8. */
    public static final byte[] BROKEN = {'b', 'r', 'o', 'k', 'e', 'n', (byte) 0xff, (byte) 0xc3, '('};
    /** As long as a name gets, and each character takes six in the page. */
    public static final String LONG = "<".repeat(4_096);

    private HostileMap() {
    }

    /** Writes it to {@code file}: the first name has the most log bytes but for the long one. */
    public static Path write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            long start = 0x7f0000000000L;
            int times = 3 * NAMES.size();
            for (String name : NAMES) {
                for (int i = 0; i < times; i++) {
                    line(out, start += 0x40, name.getBytes(StandardCharsets.UTF_8));
                }
                times -= 3;
            }
            line(out, 0xffffffffff600000L, BROKEN);
            line(out, 0x1000, LONG.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void line(java.io.OutputStream out, long start, byte[] name) throws IOException {
        out.write((Long.toHexString(start) + " 40 ").getBytes(StandardCharsets.US_ASCII));
        out.write(name);
        out.write('\n');
    }
}
