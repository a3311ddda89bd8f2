package perfmap.symbol;

/** A place: {@code file}, {@code file:line} or {@code file:line:column}; a number not told is 0. */
record Position(String file, int line, int column) {
    /** More digits than this are part of the file's name: no file has as many lines, and an int must do. */
    private static final int MOST_DIGITS = 9;

    static Position of(String text) {
        int last = colonBeforeNumber(text, text.length());
        if (last < 0) {
            return new Position(text, 0, 0);
        }
        int lastNumber = number(text, last, text.length());
        int first = colonBeforeNumber(text, last);
        if (first < 0) {
            return new Position(text.substring(0, last), lastNumber, 0);
        }
        return new Position(text.substring(0, first), number(text, first, last), lastNumber);
    }

    private static int number(String text, int colon, int to) {
        return Integer.parseInt(text, colon + 1, to, 10);
    }

    /** The colon of a {@code :number} that ends at {@code to}; -1 where none ends there. */
    private static int colonBeforeNumber(String text, int to) {
        int start = to;
        while (start > 0 && text.charAt(start - 1) >= '0' && text.charAt(start - 1) <= '9') {
            start--;
        }
        int digits = to - start;
        boolean isNumber = digits > 0 && digits <= MOST_DIGITS && start > 0 && text.charAt(start - 1) == ':';
        return isNumber ? start - 1 : -1;
    }
}
