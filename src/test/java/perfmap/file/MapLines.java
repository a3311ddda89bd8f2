package perfmap.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a map, gathered from blocks in a test: text in ISO-8859-1, without NULs in front, which are
 * counted. Of lines that are too long only so much is kept as shows that they are.
 */
final class MapLines {
    private final List<String> lines = new ArrayList<>();
    private long nuls;

    static MapLines of(byte[] map) {
        MapLines all = new MapLines();
        all.add(map, 0, map.length);
        return all;
    }

    void add(Block block) {
        nuls += block.strippedNuls();
        add(block.bytes(), block.from(), block.limit());
    }

    private void add(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        for (int start = 0; start < text.length();) {
            int lineFeed = text.indexOf('\n', start);
            int end = lineFeed < 0 ? text.length() : lineFeed + 1;
            add(text.substring(start, end));
            start = end;
        }
    }

    private void add(String line) {
        int first = 0;
        while (first < line.length() && line.charAt(first) == 0) {
            first++;
        }
        nuls += first;
        if (first < line.length()) { // NULs and nothing else are no line
            lines.add(line.substring(first, Math.min(line.length(), first + Block.MAX_LINE + 1)));
        }
    }

    /** Short, so that a difference can be shown. */
    List<String> digests() {
        return lines.stream().map(line -> line.length() <= 40 ? line
                : line.substring(0, 20) + "..." + line.length() + "#" + line.hashCode()).toList();
    }

    long nuls() {
        return nuls;
    }
}
