package perfmap.report;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Names made safe for a terminal. A name is a stranger's bytes: what is well-formed UTF-8 and prints is shown
 * as it is; a byte that is not UTF-8 and a control character below 80 become {@code \xNN}; other characters
 * that steer a terminal or reorder its text (C1 controls, bidirectional and other formatting) become
 * {@code \}{@code u{NNNN}}.
 */
public final class Printable {
    private static final char ELLIPSIS = '…';
    /** More than this nobody tells apart by their looks. */
    private static final int MOST_ALIKE = 50;

    private Printable() {
    }

    /** All of {@code bytes[from, to)}. */
    public static String of(byte[] bytes, int from, int to) {
        StringBuilder shown = new StringBuilder(to - from);
        for (int at = from; at < to;) {
            if (bytes[at] >= ' ' && bytes[at] < 0x7f) {
                shown.append((char) bytes[at++]);
                continue;
            }
            int length = sequenceLength(bytes, at, to);
            if (length == 0) {
                shown.append(String.format("\\x%02x", bytes[at++] & 0xff));
            } else {
                int character = new String(bytes, at, length, StandardCharsets.UTF_8).codePointAt(0);
                append(shown, character);
                at += length;
            }
        }
        return shown.toString();
    }

    /** All of {@code bytes}. */
    public static String of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** All of {@code text}, as one would see it. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder shown, int character) {
        if (character < 0x80 && Character.isISOControl(character)) {
            shown.append(String.format("\\x%02x", character));
            return;
        }
        switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE, Character.UNASSIGNED ->
                    shown.append(String.format("\\u{%x}", character));
            default -> shown.appendCodePoint(character);
        }
    }

    /** The length of the UTF-8 sequence at {@code at}; 0 if there is none. */
    private static int sequenceLength(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
        if (length <= 1 || at + length > to) {
            return length == 1 ? 1 : 0;
        }
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        try {
            strict.decode(ByteBuffer.wrap(bytes, at, length));
            return length;
        } catch (CharacterCodingException e) {
            return 0;
        }
    }

    /** {@code text}, printable already, cut to at most {@code columns} columns; an ellipsis shows the cut. */
    public static String cut(String text, int columns) {
        if (columnsOf(text) <= columns) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        int used = 0;
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            int width = columnsOf(character);
            if (used + width > columns - 1) {
                break;
            }
            shown.appendCodePoint(character);
            used += width;
            at += Character.charCount(character);
        }
        return shown.append(ELLIPSIS).toString();
    }

    /**
     * As {@link #cut}, but from the middle: of a symbol, the tag and the file's line at its two ends tell most.
     */
    public static String cutInside(String text, int columns) {
        return cutInside(text, columns, (columns - 1) / 2);
    }

    private static String cutInside(String text, int columns, int mostOfTail) {
        if (columnsOf(text) <= columns) {
            return text;
        }
        int tailColumns = mostOfTail;
        int from = text.length();
        while (tailColumns >= 0) {
            int character = text.codePointBefore(from);
            tailColumns -= columnsOf(character);
            if (tailColumns >= 0) {
                from -= Character.charCount(character);
            }
        }
        while (from < text.length() && columnsOf(text.codePointAt(from)) == 0) {
            from += Character.charCount(text.codePointAt(from)); // an accent whose letter is cut away
        }
        String tail = text.substring(from);
        return cut(text.substring(0, from), columns - columnsOf(tail)) + tail;
    }

    /**
     * Each of {@code texts} as {@link #cutInside}, but cut elsewhere where two that differ would look alike: the
     * nearer to the middle the better, and then in two places. Many that look alike are left so.
     */
    public static List<String> cutApart(List<String> texts, int columns) {
        Map<String, TreeSet<String>> alike = new HashMap<>();
        for (String text : texts) {
            alike.computeIfAbsent(cutInside(text, columns), cut -> new TreeSet<>()).add(text);
        }
        Map<String, String> shown = new HashMap<>();
        alike.forEach((cut, group) -> {
            UnaryOperator<String> apart = group.size() == 1 || group.size() > MOST_ALIKE ? text -> cut
                    : mostApart(group, columns);
            group.forEach(text -> shown.put(text, apart.apply(text)));
        });
        return texts.stream().map(shown::get).toList();
    }

    /** The cut that leaves most of {@code texts} different. */
    private static UnaryOperator<String> mostApart(SortedSet<String> texts, int columns) {
        List<UnaryOperator<String>> cuts = new ArrayList<>();
        int middle = (columns - 1) / 2;
        for (int i = 0; i < columns; i++) {
            int tail = i % 2 == 0 ? middle - i / 2 : middle + (i + 1) / 2;
            if (tail >= 0) {
                cuts.add(text -> cutInside(text, columns, tail));
            }
        }
        String last = texts.first();
        for (String text : texts.tailSet(last + '\0')) {
            int from = firstDifference(last, text);
            cuts.add(each -> cutAround(each, from, columns));
            last = text;
        }
        UnaryOperator<String> best = cuts.get(0);
        long most = 1;
        for (UnaryOperator<String> cut : cuts) {
            long different = texts.stream().map(cut).distinct().count();
            if (different > most) {
                most = different;
                best = cut;
            }
        }
        return best;
    }

    /** Its start, and what stands at {@code from}. */
    private static String cutAround(String text, int from, int columns) {
        int start = Math.min(from, text.length());
        while (start > 0 && start < text.length() && (Character.isLowSurrogate(text.charAt(start))
                || columnsOf(text.codePointAt(start)) == 0)) {
            start--;
        }
        String head = cut(text.substring(0, start), columns / 3);
        return head + cut(text.substring(start), columns - columnsOf(head));
    }

    private static int firstDifference(String a, String b) {
        int at = 0;
        while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at;
    }

    /** How many columns of a terminal {@code text} takes. */
    public static int columnsOf(String text) {
        return text.codePoints().map(Printable::columnsOf).sum();
    }

    private static int columnsOf(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        // The blocks of Unicode's East Asian Width W and F that names are likely to hold.
        boolean wide = character >= 0x1100 && character <= 0x115f
                || character >= 0x2e80 && character <= 0xa4cf
                || character >= 0xac00 && character <= 0xd7a3
                || character >= 0xf900 && character <= 0xfaff
                || character >= 0xfe30 && character <= 0xfe6f
                || character >= 0xff00 && character <= 0xff60
                || character >= 0x1f300 && character <= 0x1faff
                || character >= 0x20000 && character <= 0x3fffd;
        return wide ? 2 : 1;
    }
}
