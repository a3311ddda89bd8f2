package perfmap.report;

import java.io.IOException;
import java.io.Writer;

/**
 * JSON that is safe to look at: whatever in a string steers a terminal or reorders its text becomes
 * {@code \}{@code uNNNN}, which to a JSON reader is the same string. Outside of strings JSON is plain ASCII.
 */
public final class EscapedJson extends Writer {
    private final Writer out;
    /** What a JSON writer hands on are scraps: they are looked at when there are many. */
    private final char[] unescaped = new char[1 << 13];
    private int filled;

    /** Escapes what is written to {@code out}, which gets it when this is flushed or closed, or sooner. */
    public EscapedJson(Writer out) {
        this.out = out;
    }

    @Override
    public void write(int character) throws IOException {
        if (filled == unescaped.length) {
            handOn();
        }
        unescaped[filled++] = (char) character;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        int to = from + length;
        for (int at = from; at < to;) {
            if (filled == unescaped.length) {
                handOn();
            }
            int end = Math.min(to, at + unescaped.length - filled);
            text.getChars(at, end, unescaped, filled);
            filled += end - at;
            at = end;
        }
    }

    private void handOn() throws IOException {
        int end = filled;
        filled = 0; // were it to fail, it is not handed on twice
        int written = 0;
        for (int i = 0; i < end; i++) {
            if (!isPlain(unescaped[i])) {
                out.write(unescaped, written, i - written);
                out.write(String.format("\\u%04x", (int) unescaped[i]));
                written = i + 1;
            }
        }
        out.write(unescaped, written, end - written);
    }

    private static boolean isPlain(char character) {
        if (character < 0x7f) {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    @Override
    public void flush() throws IOException {
        handOn();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            handOn();
        }
    }
}
