package perfmap.live;

/**
 * The address space in shares, so that several threads can resolve at once, each another share. A share has regions of
 * 64 KiB from all over it, for code is in few places.
 */
public final class Shares {
    private static final int REGION_BITS = 16;
    private static final long PHI = 0x9e3779b97f4a7c15L;

    private final Tails tails;
    private final int countBits;

    /**
     * As many shares as {@code countBits} says, as a power of two, 0 to 6.
     *
     * @param tails those of the entries that are parted
     */
    public Shares(int countBits, Tails tails) {
        this.countBits = countBits;
        this.tails = tails;
    }

    /** How many there are. */
    public int count() {
        return 1 << countBits;
    }

    /** The share, from 0, that {@code address} is in. */
    public int of(long address) {
        return ofRegion(address >>> REGION_BITS);
    }

    private int ofRegion(long region) {
        return (int) (region * PHI >>> 1 >>> Long.SIZE - 1 - countBits); // in two steps: no shift is as far as 64 bits
    }

    /** Adds to each of {@code parts}, one for a share, those entries of {@code run} that reach into it. */
    public void part(Run run, Run[] parts) {
        for (int i = 0; i < run.count; i++) {
            long start = run.starts[i];
            int tail = run.tails[i];
            parts[of(start)].add(start, tail);
            long size = tails.size(tail);
            long region = start >>> REGION_BITS;
            long lastRegion = size == 0 ? region : start + size - 1 >>> REGION_BITS;
            if (region != lastRegion) {
                addToOthers(start, tail, region, lastRegion, parts);
            }
        }
    }

    /** After as many regions as there are shares it most likely reaches into all; and to tell them all is no fault. */
    private void addToOthers(long start, int tail, long region, long lastRegion, Run[] parts) {
        long reached = lastRegion - region >= count() ? -1 : 0; // a bit for each share
        for (long other = region + 1; reached != -1 && other <= lastRegion; other++) {
            reached |= 1L << ofRegion(other);
        }
        for (int share = 0; share < count(); share++) {
            if (share != ofRegion(region) && (reached >>> share & 1) != 0) {
                parts[share].add(start, tail);
            }
        }
    }
}
