package perfmap.live;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Brief numbers, of 16 bits, for tails that come again and again. By them it takes half the room to keep what was
 * logged at each start, and that is what must stay in the processor's caches. Of a long log nearly all lines have one.
 *
 * <p>A brief number is a place that a tail has taken. There are a few that it may take, beside each other; it takes the
 * first that is free, and none ever leaves its place. So any number of threads may ask at once, without a lock.
 */
final class Briefs {
    /** In the place of one; those that there are begin with 1, and are lower. */
    static final int NONE = 1 << 15;
    private static final VarHandle TAILS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int BITS = 14;
    private static final int PLACES_BITS = 2;
    private static final int PHI = 0x9e3779b9;

    /** By brief number, less 1; 0 where the place is free. */
    private final int[] tails = new int[1 << BITS];

    /** The brief number of {@code tail}, which is any number but 0; or {@link #NONE}. */
    int of(int tail) {
        int first = tail * PHI >>> Integer.SIZE - BITS + PLACES_BITS << PLACES_BITS;
        for (int place = first; place < first + (1 << PLACES_BITS); place++) {
            int taken = (int) TAILS.getAcquire(tails, place);
            if (taken == 0) {
                taken = (int) TAILS.compareAndExchange(tails, place, 0, tail);
            }
            if (taken == tail || taken == 0) {
                return place + 1;
            }
        }
        return NONE;
    }

    /** The tail whose number is {@code brief}. */
    int tail(int brief) {
        return tails[brief - 1];
    }
}
