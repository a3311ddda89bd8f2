package perfmap.format;

/**
 * A line that is no entry.
 *
 * @param number  its number in the map, from 1
 * @param reason  why it is none
 * @param excerpt its first bytes, at most {@value #EXCERPT_BYTES}, as they were read
 */
public record MalformedLine(long number, Reason reason, byte[] excerpt) {
    /** How many bytes of a line are kept to be shown. */
    public static final int EXCERPT_BYTES = 120;

    /** Why a line is no entry (rule 7 of the format). */
    public enum Reason {
        NO_START("no start address"),
        NO_SIZE("no size"),
        NO_BLANK_AFTER_SIZE("no blank after the size"),
        NUMBER_TOO_BIG("a number over 64 bits"),
        PAST_END("a range past the end of the address space"),
        TOO_LONG("longer than 1 MiB");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The reason in words. */
        @Override
        public String toString() {
            return text;
        }
    }

    MalformedLine shifted(long lines) {
        return new MalformedLine(number + lines, reason, excerpt);
    }
}
