package perfmap.report;

import java.nio.charset.StandardCharsets;

/** How a name is shown where the log of a build may be read by a machine that takes commands from it. */
public final class ShownName {
    private ShownName() {
    }

    /**
     * The name {@code latin1}, a character a byte, made printable. GitHub's and Azure's runners look for
     * {@code ##[command]} and {@code ##vso[command]} anywhere in a line: no name shows two such signs.
     */
    public static String of(String latin1) {
        return latin1.isEmpty() ? "[empty name]"
                : inLog(Printable.of(latin1.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** {@code text}, that somebody typed or a file holds, shown in the same way. */
    public static String ofText(String text) {
        return inLog(Printable.of(text));
    }

    private static String inLog(String printable) {
        return printable.replace("##", "#\\x23");
    }
}
