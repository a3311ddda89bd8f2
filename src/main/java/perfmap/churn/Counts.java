package perfmap.churn;

import java.math.BigInteger;

/** What was counted of one symbol or of many together. Grows by {@link #add}. */
public final class Counts {
    private long symbols;
    private long entries;
    private long live;
    private long relogged;
    private long logBytes;
    private long codeLow;
    private long codeHigh;
    private long liveCodeLow;
    private long liveCodeHigh;

    /**
     * What was counted elsewhere, as a report tells it.
     *
     * @throws IllegalArgumentException if a number is negative, more entries are live or re-logged than there
     *     are, or the code bytes take over 127 bits
     */
    public static Counts of(long symbols, long entries, long live, long relogged, long logBytes,
            BigInteger codeBytes, BigInteger liveCodeBytes) {
        boolean possible = Math.min(Math.min(symbols, entries), Math.min(live, relogged)) >= 0
                && logBytes >= 0 && live <= entries && relogged <= entries
                && fits(codeBytes) && fits(liveCodeBytes);
        if (!possible) {
            throw new IllegalArgumentException("counts that no map can have");
        }
        Counts counts = new Counts();
        counts.symbols = symbols;
        counts.entries = entries;
        counts.live = live;
        counts.relogged = relogged;
        counts.logBytes = logBytes;
        counts.codeLow = codeBytes.longValue();
        counts.codeHigh = codeBytes.shiftRight(Long.SIZE).longValue();
        counts.liveCodeLow = liveCodeBytes.longValue();
        counts.liveCodeHigh = liveCodeBytes.shiftRight(Long.SIZE).longValue();
        return counts;
    }

    private static boolean fits(BigInteger bytes) {
        return bytes.signum() >= 0 && bytes.bitLength() < 2 * Long.SIZE;
    }

    /** The sum of both. */
    public Counts plus(Counts other) {
        Counts sum = new Counts();
        sum.add(this);
        sum.add(other);
        return sum;
    }

    /** Whether {@code other} counted the very same. */
    public boolean sameAs(Counts other) {
        return symbols == other.symbols && entries == other.entries && live == other.live
                && relogged == other.relogged && logBytes == other.logBytes
                && codeLow == other.codeLow && codeHigh == other.codeHigh
                && liveCodeLow == other.liveCodeLow && liveCodeHigh == other.liveCodeHigh;
    }

    /** Takes in symbol {@code id} of {@code counted}. */
    void add(SymbolCounts counted, int id) {
        symbols++;
        entries += counted.entries(id);
        live += counted.live(id);
        relogged += counted.relogged(id);
        logBytes += counted.logBytes(id);
        addCode(counted.codeBytesLow(id), counted.codeBytesHigh(id));
        addLiveCode(counted.liveCodeBytesLow(id), counted.liveCodeBytesHigh(id));
    }

    /** Takes in all of {@code other}. */
    void add(Counts other) {
        symbols += other.symbols;
        entries += other.entries;
        live += other.live;
        relogged += other.relogged;
        logBytes += other.logBytes;
        addCode(other.codeLow, other.codeHigh);
        addLiveCode(other.liveCodeLow, other.liveCodeHigh);
    }

    private void addCode(long low, long high) {
        codeLow += low;
        codeHigh += high + (Long.compareUnsigned(codeLow, low) < 0 ? 1 : 0);
    }

    private void addLiveCode(long low, long high) {
        liveCodeLow += low;
        liveCodeHigh += high + (Long.compareUnsigned(liveCodeLow, low) < 0 ? 1 : 0);
    }

    /** How many distinct names. */
    public long symbols() {
        return symbols;
    }

    /** How many entries. */
    public long entries() {
        return entries;
    }

    /** How many entries no later one overlaps. */
    public long live() {
        return live;
    }

    /** How many entries some later one overlaps. */
    public long stale() {
        return entries - live;
    }

    /** How many entries were the very line that was logged last at their start: true duplicates. */
    public long relogged() {
        return relogged;
    }

    /** How many entries named a symbol that had been logged before, but somewhere else or of another size. */
    public long moved() {
        return entries - relogged - symbols;
    }

    /** Bytes of the log that the entries take, their line feeds included. */
    public long logBytes() {
        return logBytes;
    }

    /** The sum of the entries' sizes, in bytes. */
    public BigInteger codeBytes() {
        return unsigned(codeHigh, codeLow);
    }

    /** The sum of the live entries' sizes, in bytes. */
    public BigInteger liveCodeBytes() {
        return unsigned(liveCodeHigh, liveCodeLow);
    }

    private static BigInteger unsigned(long high, long low) {
        return high == 0 && low >= 0 ? BigInteger.valueOf(low) // nearly always
                : unsigned(high).shiftLeft(Long.SIZE).add(unsigned(low));
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }
}
