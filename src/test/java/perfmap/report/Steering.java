package perfmap.report;

/** Characters that steer a terminal or reorder its text. */
public final class Steering {
    private Steering() {
    }

    /** Whether {@code character} is one. */
    public static boolean is(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
