package perfmap.scan;

import perfmap.file.Block;
import perfmap.file.Words;
import perfmap.format.Hex;
import perfmap.symbol.SymbolTable;

/**
 * Knows the tails of lines met lately, and reads the lines that have one: the inner loop, which nearly every
 * line of a bloated map goes through. A tail is what follows the start address and its blank: size, name, line
 * feed. A few thousand of them make up most of any log, so what one means is found out once, by
 * {@link perfmap.format.EntryParser} and the symbol table, and then {@link #learn learned}.
 *
 * <p>To compare tails is to compare size, name and length at once: no digits of the size are read, and no name
 * is looked up. A tail of 9 to 24 bytes is three words, one of up to 56 is seven, and nothing else branches on how
 * long it is, for that can't be foretold. Longer ones are found by a hash, and their names held against the symbol
 * table.
 *
 * <p>Of starts, too, only the last four digits are read: those before them are mostly the same as last time.
 *
 * <p>A place holds the tail that was learned last: the cache is bounded, whatever the map.
 */
final class TailCache {
    private static final int LOW_DIGITS = 4;
    private static final int MOST_DIGITS = 12;
    private static final int PLACE_BITS = 14;
    private static final int STRIDE_BITS = 2;
    private static final int MEDIUM_STRIDE_BITS = 3;
    private static final int SHORTEST = 9;
    private static final int LONGEST_SHORT = 24;
    private static final int LONGEST_MEDIUM = 56;
    /** Behind any start that is read here, a tail of so many bytes makes no line that is too long for an entry. */
    private static final int LONGEST_SURE = Block.MAX_LINE - MOST_DIGITS;
    private static final int NUMBER = 3;
    private static final int MEDIUM_NUMBER = 7;
    /** No tail has this number. */
    private static final long UNKNOWN = 0;
    private static final long K0 = 0xa0761d6478bd642fL;
    private static final long K1 = 0xe7037ed1a0b428dbL;
    private static final long K2 = 0x8ebc6af09c88c6e3L;
    private static final long K3 = 0x589965cc75374cc3L;
    private static final long K4 = 0x1d8e4e27c47d124fL;
    private static final long K5 = 0xeb44accab455d165L;
    private static final long K6 = 0x9e6c63d0676a9a99L;

    private final SymbolTable symbols;
    /** Of each short tail its three words, and then its number. */
    private final long[] shortTails = new long[1 << PLACE_BITS + STRIDE_BITS];
    /** Of each medium tail its seven words, and then its number. */
    private final long[] mediumTails = new long[1 << PLACE_BITS + MEDIUM_STRIDE_BITS];
    /** Of each long tail its hash, its first word, its symbol, and then its number. */
    private final long[] longTails = new long[1 << PLACE_BITS + STRIDE_BITS];
    /** How many digits the last start had, the word of all but its last four, a mask for it, and its value. */
    private int startDigits = MOST_DIGITS;
    private long highMask = -1;
    private long highDigits;
    private long high;
    /** Where the last tail that is not short ended. */
    private int longEnd;

    TailCache(SymbolTable symbols) {
        this.symbols = symbols;
    }

    /**
     * Adds lines to {@code batch}, from the one that begins at {@code from} up to {@code to} or to the first
     * line that it does not know: one of another tail, or whose start is not 5 to 12 lower-case digits.
     *
     * @return where that line begins, or {@code to}
     */
    int read(byte[] bytes, int from, int to, Batch batch) {
        long[] tails = shortTails;
        long[] starts = batch.entries.starts;
        int[] numbers = batch.entries.tails;
        long[] lines = batch.lines;
        int count = batch.entries.count;
        int begin = from;
        while (begin < to) {
            if (bytes[begin + startDigits] != ' ' || (Words.at(bytes, begin) & highMask) != highDigits) {
                if (!takeStart(bytes, begin)) {
                    break;
                }
            }
            int tail = begin + startDigits + 1;
            int low = Hex.fourDigits(Words.intAt(bytes, tail - 1 - LOW_DIGITS));
            long word0 = Words.at(bytes, tail);
            long word1 = Words.at(bytes, tail + 8);
            long word2 = Words.at(bytes, tail + 16);
            long found1 = Words.lineFeeds(word1);
            long found2 = Words.lineFeeds(word2);
            long number;
            int end;
            if ((found1 | found2) != 0) {
                long mask1 = Words.upToFirst(found1);
                long mask2 = Words.upToFirst(found2) & ~Words.allIfAny(found1);
                word1 &= mask1;
                word2 &= mask2;
                int place = placeOf(hash(word0, word1, word2), STRIDE_BITS);
                if ((tails[place] ^ word0 | tails[place + 1] ^ word1 | tails[place + 2] ^ word2) != 0) {
                    break;
                }
                number = tails[place + NUMBER];
                end = tail + 8 + Words.bytesIn(mask1) + Words.bytesIn(mask2);
            } else {
                // Behind the last line there may be no line feed any more to stop at.
                number = tail > to ? UNKNOWN : longerNumber(bytes, tail, word0, word1, word2);
                if (number == UNKNOWN) {
                    break;
                }
                end = longEnd;
            }
            if (low < 0 | end > to) {
                break;
            }
            starts[count] = high << 4 * LOW_DIGITS | low;
            numbers[count] = (int) number;
            lines[count] = Batch.line(begin, end - begin);
            count++;
            begin = end;
        }
        batch.entries.count = count;
        return begin;
    }

    /** Takes the number of digits of the start at {@code begin}, and all but the last four; false if it can't. */
    private boolean takeStart(byte[] bytes, int begin) {
        long word = Words.at(bytes, begin);
        int digits = Words.firstIn(Words.spaces(word));
        if (digits == 8) {
            digits += Words.firstIn(Words.spaces(Words.at(bytes, begin + 8)));
        }
        int highCount = digits - LOW_DIGITS;
        if (highCount < 1 || highCount > 8) {
            return false;
        }
        long padded = highCount == 8 ? word : Hex.padded(word, highCount);
        if (!Hex.areLowerCaseDigits(padded)) {
            return false;
        }
        startDigits = digits;
        highMask = -1L >>> Long.SIZE - 8 * highCount;
        highDigits = word & highMask;
        high = Hex.value(padded);
        return true;
    }

    /** The number of the tail at {@code tail}, of more than 24 bytes, or {@link #UNKNOWN}; sets its end. */
    private long longerNumber(byte[] bytes, int tail, long word0, long word1, long word2) {
        long word3 = Words.at(bytes, tail + 24);
        long word4 = Words.at(bytes, tail + 32);
        long word5 = Words.at(bytes, tail + 40);
        long word6 = Words.at(bytes, tail + 48);
        long found3 = Words.lineFeeds(word3);
        long found4 = Words.lineFeeds(word4);
        long found5 = Words.lineFeeds(word5);
        long found6 = Words.lineFeeds(word6);
        if ((found3 | found4 | found5 | found6) == 0) {
            return longNumber(bytes, tail, word0, hash(word0, word1, word2));
        }
        long mask3 = Words.upToFirst(found3);
        long mask4 = Words.upToFirst(found4) & ~Words.allIfAny(found3);
        long mask5 = Words.upToFirst(found5) & ~Words.allIfAny(found3 | found4);
        long mask6 = Words.upToFirst(found6) & ~Words.allIfAny(found3 | found4 | found5);
        word3 &= mask3;
        word4 &= mask4;
        word5 &= mask5;
        word6 &= mask6;
        int place = placeOf(hash(word0, word1, word2) ^ hash(word3, word4, word5, word6), MEDIUM_STRIDE_BITS);
        long[] tails = mediumTails;
        if ((tails[place] ^ word0 | tails[place + 1] ^ word1 | tails[place + 2] ^ word2 | tails[place + 3] ^ word3
                | tails[place + 4] ^ word4 | tails[place + 5] ^ word5 | tails[place + 6] ^ word6) != 0) {
            return UNKNOWN;
        }
        longEnd = tail + LONGEST_SHORT + Words.bytesIn(mask3) + Words.bytesIn(mask4)
                + Words.bytesIn(mask5) + Words.bytesIn(mask6);
        return tails[place + MEDIUM_NUMBER];
    }

    /** As {@link #longerNumber}, of a tail of more than 56 bytes. */
    private long longNumber(byte[] bytes, int tail, long word0, long hashOfShort) {
        if (Words.lineFeeds(word0) != 0 || word0 == 0) {
            return UNKNOWN; // very short, in truth, or it would be at home in a place that is empty
        }
        long hash = hashToEnd(bytes, tail + LONGEST_SHORT, hashOfShort);
        if (longEnd - tail > LONGEST_SURE) {
            return UNKNOWN; // the same tail may be too long behind this start, and not behind another
        }
        int place = placeOf(hash, STRIDE_BITS);
        if ((longTails[place] ^ hash | longTails[place + 1] ^ word0) != 0) {
            return UNKNOWN;
        }
        // The first word has the size and its blank, so all is the same if the name is.
        int symbol = (int) longTails[place + 2];
        return symbols.isName(symbol, bytes, behindSize(word0, tail), longEnd - 1)
                ? longTails[place + NUMBER] : UNKNOWN;
    }

    private long hashToEnd(byte[] bytes, int from, long hashSoFar) {
        long hash = hashSoFar;
        int at = from;
        long word = Words.at(bytes, at);
        long found = Words.lineFeeds(word);
        while (found == 0) {
            hash = (hash ^ hash >>> 32 ^ word) * K0;
            at += 8;
            word = Words.at(bytes, at);
            found = Words.lineFeeds(word);
        }
        longEnd = at + Words.firstIn(found) + 1;
        return (hash ^ hash >>> 32 ^ word & Words.upToFirst(found)) * K0;
    }

    /**
     * Keeps what the line at {@code line} says behind its start, if {@link #read} can know it again.
     *
     * @param number the tail's number
     */
    void learn(byte[] bytes, int line, int nameFrom, int nameTo, int symbol, int number) {
        if (bytes[nameTo] != '\n' || !takeStart(bytes, line)) {
            return;
        }
        int tail = line + startDigits + 1;
        int length = nameTo + 1 - tail;
        long word0 = Words.at(bytes, tail);
        if (length < SHORTEST || nameFrom != behindSize(word0, tail)) {
            return;
        }
        long word1 = Words.firstOf(Words.at(bytes, tail + 8), length - 8);
        long word2 = Words.firstOf(Words.at(bytes, tail + 16), length - 16);
        long hash = hash(word0, word1, word2);
        if (length <= LONGEST_SHORT) {
            put(shortTails, placeOf(hash, STRIDE_BITS), word0, word1, word2, number);
        } else if (length <= LONGEST_MEDIUM) {
            long word3 = Words.firstOf(Words.at(bytes, tail + 24), length - 24);
            long word4 = Words.firstOf(Words.at(bytes, tail + 32), length - 32);
            long word5 = Words.firstOf(Words.at(bytes, tail + 40), length - 40);
            long word6 = Words.firstOf(Words.at(bytes, tail + 48), length - 48);
            int place = placeOf(hash ^ hash(word3, word4, word5, word6), MEDIUM_STRIDE_BITS);
            put(mediumTails, place, word0, word1, word2, word3);
            put(mediumTails, place + 4, word4, word5, word6, number);
        } else {
            hash = hashToEnd(bytes, tail + LONGEST_SHORT, hash);
            put(longTails, placeOf(hash, STRIDE_BITS), hash, word0, symbol, number);
        }
    }

    private static void put(long[] tails, int place, long key0, long key1, long key2, long key3) {
        tails[place] = key0;
        tails[place + 1] = key1;
        tails[place + 2] = key2;
        tails[place + 3] = key3;
    }

    /** Where the name begins, if the size and its blank stand in the first word of the tail. */
    private static int behindSize(long word0, int tail) {
        return tail + Words.firstIn(Words.spaces(word0)) + 1;
    }

    private static long hash(long word0, long word1, long word2) {
        return word0 * K0 ^ word1 * K1 ^ word2 * K2;
    }

    private static long hash(long word3, long word4, long word5, long word6) {
        return word3 * K3 ^ word4 * K4 ^ word5 * K5 ^ word6 * K6;
    }

    private static int placeOf(long hash, int strideBits) {
        return (int) (hash >>> Long.SIZE - PLACE_BITS) << strideBits;
    }
}
