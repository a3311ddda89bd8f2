package perfmap.cli;

import perfmap.file.MapStream;
import perfmap.file.Source;

/**
 * What to say where the heap is too small: how large it must be, as far as that can be told, and how to ask for it.
 * Numbers are whole, for to format others may take more memory than there is.
 */
final class HeapNeed {
    /**
     * Arrays double as they grow, and what is live is put in order at the end. Twice was mostly enough, not for short
     * entries at random addresses.
     */
    private static final int HEADROOM = 3;
    private static final int GUESS = 4;
    /** No map needs more bytes of heap for each of its own, even if all lines are short, new and live: 500 for 10. */
    private static final int MOST_FOR_A_BYTE = 50;
    private static final int ALWAYS = 64;

    private HeapNeed() {
    }

    /** The heap was full in the midst of {@code source}: all of it needs, in proportion, as much as that part did. */
    static Refusal whileReading(Source source, OutOfMemoryError cause) {
        long read = source.fileBytesRead();
        long size = source.fileSize();
        if (size <= 0) {
            return refusal("after " + read / 1_000_000 + " MB of " + source.name()
                    + ", and how much follows is not known; try " + GUESS + " times as much", heap() * GUESS, cause);
        }
        long percent = Math.max(1, Math.min(100, 100 * read / size));
        long need = heap() * HEADROOM * 100 / percent;
        if (!(source instanceof MapStream)) { // of a packed map, the size tells less
            need = Math.min(need, Math.max(heap(), ALWAYS) + (size * MOST_FOR_A_BYTE >> 20));
        }
        return refusal("after " + percent + " % of " + source.name() + "; " + need + " MB should do", need, cause);
    }

    /** The heap was full when all had been read. */
    static Refusal afterReading(OutOfMemoryError cause) {
        long need = heap() * HEADROOM;
        return refusal("when all was read; " + need + " MB should do", need, cause);
    }

    private static Refusal refusal(String when, long need, OutOfMemoryError cause) {
        return new Refusal(ExitStatus.NO_MEMORY, "not enough memory: live entries and distinct names filled " + heap()
                + " MB of heap " + when + ": PERFMAP_JAVA_OPTS=-Xmx" + need + "m " + Main.NAME + " ...", cause);
    }

    /** In units of 2^20 bytes, which is what {@code -Xmx} means by {@code m}. */
    private static long heap() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }
}
