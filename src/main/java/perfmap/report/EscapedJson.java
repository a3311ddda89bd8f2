package perfmap.report;

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON that is safe to look at: whatever in a string steers a terminal or reorders its text becomes
 * {@code \}{@code uNNNN}, which to a JSON reader is the same string. Outside of strings JSON is plain ASCII.
 */
public final class EscapedJson extends FilterWriter {
    /** Escapes what is written to {@code out}, which gets it when this is flushed or closed, or sooner. */
    public EscapedJson(Writer out) {
        super(new BufferedWriter(out));
    }

    @Override
    public void write(int character) throws IOException {
        if (isPlain((char) character)) {
            out.write(character);
        } else {
            escape(character);
        }
    }

    private void escape(int character) throws IOException {
        out.write(String.format("\\u%04x", character));
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
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        int to = from + length;
        int written = from;
        for (int i = from; i < to; i++) {
            if (!isPlain(text.charAt(i))) {
                out.write(text, written, i - written);
                escape(text.charAt(i));
                written = i + 1;
            }
        }
        out.write(text, written, to - written);
    }
}
