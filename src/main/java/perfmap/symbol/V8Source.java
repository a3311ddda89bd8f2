package perfmap.symbol;

/**
 * What V8 writes behind a function's tag and mark: {@code name file:line:column}, the column since Node 18.
 * Names and files may both hold blanks, and nothing else parts them.
 */
final class V8Source {
    private V8Source() {
    }

    /**
     * @param text what stands behind the mark
     * @param isScript that the code is a script or an eval, which bears a name only where V8 compiled one of
     *     its functions along with it
     */
    static FunctionName takeApart(String text, boolean isScript) {
        int fileStart = isScript && isWholeFile(text) ? 0 : fileStart(text);
        if (fileStart < 0) {
            return FunctionName.in(null, text);
        }
        String name = fileStart == 0 ? "" : text.substring(0, fileStart - 1);
        return FunctionName.at(name, Position.of(text.substring(fileStart)));
    }

    /** Whether this is a script by V8 before Node 8: a file alone, with no blank in front and no line behind. */
    private static boolean isWholeFile(String text) {
        boolean tellsNoName = text.indexOf(' ') < 0 || startsFile(text, 0);
        return tellsNoName || !text.startsWith(" ") && Position.of(text).line() == 0;
    }

    /**
     * Where the file starts; -1 where there is none. A blank in front ends an empty name. Else it is the last
     * blank behind which a path or URL starts: {@code GET /users /srv/my app/routes.js} is the function
     * {@code GET /users}. Else, as in {@code debugs.(anonymous function) util.js}, the last blank of all.
     */
    private static int fileStart(String text) {
        if (text.startsWith(" ")) {
            return 1;
        }
        int last = text.lastIndexOf(' ');
        for (int blank = last; blank >= 0; blank = text.lastIndexOf(' ', blank - 1)) {
            if (startsFile(text, blank + 1)) {
                return blank + 1;
            }
        }
        return last < 0 ? -1 : last + 1;
    }

    private static boolean startsFile(String text, int at) {
        return text.startsWith("/", at)
            || text.startsWith("\\\\", at)
            || text.startsWith("native ", at)
            || text.startsWith("symbol(", at)
            || startsUrl(text, at);
    }

    /** A scheme, or a drive's letter: {@code node:}, {@code file:}, {@code webpack-internal:}, {@code C:}. */
    private static boolean startsUrl(String text, int at) {
        int colon = at;
        while (colon < text.length() && isSchemePart(text.charAt(colon))) {
            colon++;
        }
        boolean somethingFollows = colon + 1 < text.length() && text.charAt(colon + 1) != ' ';
        return colon > at && somethingFollows && text.charAt(colon) == ':' && !isPosition(text, colon);
    }

    private static boolean isSchemePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+';
    }

    /** Whether what follows is a line number, so that what stands in front is a whole file. */
    private static boolean isPosition(String text, int colon) {
        char next = text.charAt(colon + 1);
        return next >= '0' && next <= '9';
    }
}
