package perfmap.symbol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import perfmap.file.Words;
import perfmap.format.NameHash;

/**
 * Every distinct name once, numbered from 0 in the order of first sight.
 *
 * <p>Any number of threads may ask for the same or for new names at once. Looking up a known name takes no
 * lock: a slot is published with release order after all that it leads to, and read with acquire order. A
 * thread that still looks at slots from before the table grew misses what is new, and then asks again under
 * the lock. Which name gets which number depends on who comes first, so nothing that is shown may.
 */
public final class SymbolTable {
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int CHUNK = 1 << 20;
    /** Enough for four times the longest line. */
    private static final int LENGTH_BITS = 22;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
    private static final int OFFSET_BITS = 21;
    private static final int OFFSET_MASK = (1 << OFFSET_BITS) - 1;
    private static final int SLACK = 8;
    private static final long HIGH_HALF = 0xffffffff00000000L;

    /**
     * A slot holds the high half of a name's hash, and below it the symbol's number plus one; 0 is free. The highest
     * bits of the hash say where a name belongs: so a table that grows needs no more than the slots themselves.
     */
    private volatile long[] slots = new long[1 << 12];
    private byte[][] chunks = {new byte[CHUNK + SLACK]};
    private int chunkCount = 1;
    private int chunkFilled;
    /** By symbol, in one word so that one load tells all: chunk, offset in the chunk, and length of the name. */
    private long[] places = new long[1 << 11];
    private volatile int count;
    private final SymbolTraits traits = new SymbolTraits(this);

    /** How many symbols there are. */
    public int count() {
        return count;
    }

    /**
     * The number of the symbol {@code bytes[from, to)}, which becomes one if it is none yet.
     *
     * @param bytes must have eight bytes from index {@code to} on
     * @param hash  the name's {@link NameHash}
     */
    public int idOf(byte[] bytes, int from, int to, long hash) {
        int id = find(slots, bytes, from, to, hash);
        return id >= 0 ? id : add(bytes, from, to, hash);
    }

    private int find(long[] slots, byte[] bytes, int from, int to, long hash) {
        int mask = slots.length - 1;
        for (int i = homeOf(hash, slots);; i = i + 1 & mask) {
            long slot = (long) SLOTS.getAcquire(slots, i);
            if (slot == 0) {
                return -1;
            }
            if ((slot ^ hash) >>> 32 == 0) {
                int id = (int) slot - 1;
                if (isName(id, bytes, from, to)) {
                    return id;
                }
            }
        }
    }

    /** Whether {@code bytes[from, to)}, with eight bytes from index {@code to} on, is the name of symbol {@code id}. */
    public boolean isName(int id, byte[] bytes, int from, int to) {
        long place = places[id];
        if (((int) place & LENGTH_MASK) != to - from) {
            return false;
        }
        byte[] chunk = chunks[(int) (place >>> LENGTH_BITS + OFFSET_BITS)];
        int at = (int) (place >>> LENGTH_BITS) & OFFSET_MASK;
        int i = from;
        for (; to - i >= 8; i += 8, at += 8) {
            if (Words.at(bytes, i) != Words.at(chunk, at)) {
                return false;
            }
        }
        // Shifts count modulo 64: no bytes left would shift by nothing at all.
        return i == to || (Words.at(bytes, i) ^ Words.at(chunk, at)) << (8 - (to - i) << 3) == 0;
    }

    private synchronized int add(byte[] bytes, int from, int to, long hash) {
        int known = find(slots, bytes, from, to, hash);
        if (known >= 0) {
            return known;
        }
        int id = count;
        if (id == places.length) {
            places = Arrays.copyOf(places, id * 2);
        }
        store(id, bytes, from, to - from);
        if (id * 3L >= slots.length * 2L) {
            slots = grown(slots);
        }
        publish(slots, hash & HIGH_HALF | id + 1);
        count = id + 1;
        return id;
    }

    private void store(int id, byte[] bytes, int from, int length) {
        if (length > CHUNK - chunkFilled) {
            if (chunkCount == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunkCount * 2);
            }
            chunks[chunkCount++] = new byte[Math.max(CHUNK, length) + SLACK];
            chunkFilled = 0;
        }
        places[id] = (chunkCount - 1L << OFFSET_BITS | chunkFilled) << LENGTH_BITS | length;
        System.arraycopy(bytes, from, chunks[chunkCount - 1], chunkFilled, length);
        chunkFilled += length;
    }

    private static void publish(long[] slots, long slot) {
        int mask = slots.length - 1;
        int i = homeOf(slot, slots);
        while (slots[i] != 0) {
            i = i + 1 & mask;
        }
        SLOTS.setRelease(slots, i, slot);
    }

    /** Where a name of this hash belongs: the high half, as a fraction of all that it can be, of the slots. */
    private static int homeOf(long hash, long[] slots) {
        return (int) ((hash >>> 32) * slots.length >>> 32);
    }

    private static long[] grown(long[] old) {
        long[] bigger = new long[old.length * 2];
        for (long slot : old) {
            if (slot != 0) {
                publish(bigger, slot);
            }
        }
        return bigger;
    }

    /** The length of the name of symbol {@code id}, in bytes. */
    public int length(int id) {
        return (int) places[id] & LENGTH_MASK;
    }

    /** An array that holds the name of symbol {@code id} from {@link #offset} on; not to be written to. */
    public byte[] bytes(int id) {
        return chunks[(int) (places[id] >>> LENGTH_BITS + OFFSET_BITS)];
    }

    /** Where in {@link #bytes} the name of symbol {@code id} begins. */
    public int offset(int id) {
        return (int) (places[id] >>> LENGTH_BITS) & OFFSET_MASK;
    }

    /** What the name of symbol {@code id} tells, found out when it is first asked for. */
    public Traits traits(int id) {
        return traits.of(id);
    }

    /** A copy of the name of symbol {@code id}. */
    public byte[] name(int id) {
        return Arrays.copyOfRange(bytes(id), offset(id), offset(id) + length(id));
    }
}
