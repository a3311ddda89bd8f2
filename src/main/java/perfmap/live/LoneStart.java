package perfmap.live;

/**
 * A start in one word of 64 bits, which is never negative nor 0: its offset in its page, the tail that was logged
 * there last, and what has become of it.
 */
final class LoneStart {
    private static final long STRUCK = 1L << 32 + Starts.PAGE_BITS;
    private static final long INTERRUPTED = STRUCK << 1;

    private LoneStart() {
    }

    /** A start at {@code offset} that is marked. */
    static long of(int offset, int tail) {
        return (long) offset << 32 | tail & 0xffffffffL;
    }

    /** Where in its page it is, 0 to 16,383. */
    static int offset(long start) {
        return (int) (start >>> 32) & (1 << Starts.PAGE_BITS) - 1;
    }

    /** The number of the tail that was logged last, by an entry that may be struck out. */
    static int tail(long start) {
        return (int) start;
    }

    /** Whether it is not struck out. */
    static boolean isMarked(long start) {
        return (start & STRUCK) == 0;
    }

    /** {@code start}, struck out. */
    static long struck(long start) {
        return start | STRUCK;
    }

    /** {@code start} once something was logged there that has no tail here. */
    static long interrupted(long start) {
        return start | INTERRUPTED;
    }

    /** Whether something was logged there since that has no tail here. */
    static boolean isInterrupted(long start) {
        return (start & INTERRUPTED) != 0;
    }

    /** The tail that was logged last there; 0 if something else was. */
    static int lastTail(long start) {
        return isInterrupted(start) ? 0 : (int) start;
    }
}
