package perfmap.scan;

import java.util.Arrays;
import perfmap.format.Entries;

/** Where each entry of a stretch starts and the number of its tail, newest first. */
final class StartLog {
    private static final int RUN = 1 << 12;

    private long[] starts = new long[1 << 12];
    private int[] tails = new int[1 << 12];
    private int count;

    /** Adds entries that are older than all that was added before; the numbers of tails are in the symbols' place. */
    void addOlder(Entries entries) {
        if (count + entries.count > starts.length) {
            int capacity = Math.max(starts.length * 2, count + entries.count);
            starts = Arrays.copyOf(starts, capacity);
            tails = Arrays.copyOf(tails, capacity);
        }
        for (int i = entries.count - 1; i >= 0; i--) {
            starts[count] = entries.starts[i];
            tails[count] = entries.symbols[i];
            count++;
        }
    }

    /** Adds all entries, oldest first, to {@code relogs} that were counted up to here. */
    void addTo(Relogs relogs) {
        for (int to = count; to > 0; to -= RUN) {
            relogs.add(starts, tails, Math.max(0, to - RUN), to);
        }
    }

    /** Forgets all, and keeps the room. */
    void clear() {
        count = 0;
    }
}
