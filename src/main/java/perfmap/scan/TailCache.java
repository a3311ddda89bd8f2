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
 * <p>Lines are counted by tail on the way, beside the number that is read anyway: to find the place where a symbol
 * is counted would take as long as a fifth of all that is done here. What was counted is {@linkplain #handIn handed
 * in} now and then.
 *
 * <p>A tail has two places that it may be kept in, and takes neither from one that was read since the last time; and
 * it is not learned before it {@linkplain #comesAgain comes again}. So the cache is bounded, whatever the map, and
 * tails that come once don't drive out those that come again and again.
 */
final class TailCache {
    private static final int LOW_DIGITS = 4;
    private static final int MOST_DIGITS = 12;
    private static final int PLACE_BITS = 13;
    private static final int SHORTEST = 9;
    private static final int LONGEST_SHORT = 24;
    private static final int LONGEST_MEDIUM = 56;
    /** Behind any start that is read here, a tail of so many bytes makes no line that is too long for an entry. */
    private static final int LONGEST_SURE = Block.MAX_LINE - MOST_DIGITS;
    /** Places of short tails come first, and then those of long and of medium ones, each of so many words. */
    private static final int SHORT_WORDS = 4;
    private static final int LONG_WORDS = 4;
    private static final int MEDIUM_WORDS = 8;
    private static final int LONG_PLACES = SHORT_WORDS << PLACE_BITS;
    private static final int MEDIUM_PLACES = LONG_PLACES + (LONG_WORDS << PLACE_BITS);
    private static final int PLACES = 3 << PLACE_BITS;
    /** In the high half of a tail's number: a line that was read and is not yet handed in. */
    private static final long ONE_LINE = 1L << 32;
    /** So many lines at most are not handed in: none of their counts can overflow. */
    private static final int MOST_LINES = 1 << 28;
    /** Where there is no place. */
    private static final int UNKNOWN = -1;
    private static final int PHI = 0x9e3779b9;
    private static final long K0 = 0xa0761d6478bd642fL;
    private static final long K1 = 0xe7037ed1a0b428dbL;
    private static final long K2 = 0x8ebc6af09c88c6e3L;
    private static final long K3 = 0x589965cc75374cc3L;
    private static final long K4 = 0x1d8e4e27c47d124fL;
    private static final long K5 = 0xeb44accab455d165L;
    private static final long K6 = 0x9e6c63d0676a9a99L;

    private final SymbolTable symbols;
    private final Counter counter;
    /**
     * The places. The first word of each has the number of the tail in its low half and in its high half how many lines
     * that have it were not handed in. Behind it are the three words of a short tail; or the seven of a medium one; or
     * of a long one its hash, its first word, and its symbol.
     */
    private final long[] tails = new long[MEDIUM_PLACES + (MEDIUM_WORDS << PLACE_BITS)];
    /** The places that have lines to be handed in, and below each, in the low half, how many bytes its tail has. */
    private final long[] met = new long[PLACES];
    private int metCount;
    private int linesToHandIn;
    /** How many digits the starts of those lines are taken to have. */
    private int usualDigits = MOST_DIGITS;
    /** By place, in the order of places, how many digits more the starts of those lines have in truth. */
    private final int[] moreDigits = new int[tails.length / SHORT_WORDS];
    /** How many digits the last start had, the word of all but its last four, a mask for it, and its value. */
    private int startDigits = MOST_DIGITS;
    private long highMask = -1;
    private long highDigits;
    private long high;
    /** By the hash of its number, the tail that came last and was not known. */
    private final int[] cameLast = new int[1 << PLACE_BITS];
    /** Where the last tail that is not short ended. */
    private int longEnd;

    /** Is told of the lines that were read. */
    @FunctionalInterface
    interface Counter {
        /** Counts lines of the tail of this number; {@code logBytes} are those of all of them. */
        void add(int tail, long lines, long logBytes);
    }

    TailCache(SymbolTable symbols, Counter counter) {
        this.symbols = symbols;
        this.counter = counter;
    }

    /**
     * Adds lines to {@code batch}, from the one that begins at {@code from} up to {@code to} or to the first
     * line that it does not know: one of another tail, or whose start is not 5 to 12 lower-case digits, or that ends
     * behind {@code to}.
     *
     * @return where that line begins, or {@code to}
     */
    int read(byte[] bytes, int from, int to, Batch batch) {
        long[] tails = this.tails;
        long[] starts = batch.entries.starts;
        int[] numbers = batch.entries.tails;
        long[] lines = batch.lines;
        boolean isCounted = counter != null;
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
            int place;
            int end;
            if ((found1 | found2) != 0) {
                long mask1 = Words.upToFirst(found1);
                long mask2 = Words.upToFirst(found2) & Words.allIfNone(found1);
                word1 &= mask1;
                word2 &= mask2;
                place = shortPlace(hash(word0, word1, word2));
                if (difference(tails, place, word0, word1, word2) != 0) {
                    place ^= SHORT_WORDS;
                    if (difference(tails, place, word0, word1, word2) != 0) {
                        break;
                    }
                }
                end = tail + 8 + Words.bytesIn(mask1, mask2);
            } else {
                // Behind the last line there may be no line feed any more to stop at.
                place = tail > to ? UNKNOWN : longerPlace(bytes, tail, word0, word1, word2);
                if (place == UNKNOWN) {
                    break;
                }
                end = longEnd;
            }
            if ((low | to - end) < 0) { // either
                break;
            }
            long number = tails[place];
            if (isCounted) {
                tails[place] = number + ONE_LINE;
                if (number < ONE_LINE) {
                    met[metCount++] = (long) place << 32 | end - tail;
                }
                if (startDigits != usualDigits) {
                    moreDigits[place / SHORT_WORDS] += startDigits - usualDigits;
                }
            }
            starts[count] = high << 4 * LOW_DIGITS | low;
            numbers[count] = (int) number;
            if (lines != null) {
                lines[count] = Batch.line(begin, end - begin);
            }
            count++;
            begin = end;
        }
        linesToHandIn += count - batch.entries.count;
        if (linesToHandIn > MOST_LINES) {
            handIn();
        }
        batch.entries.count = count;
        return begin;
    }

    /** Tells the counter of the lines that were read since the last time. */
    void handIn() {
        for (int i = 0; i < metCount; i++) {
            int place = (int) (met[i] >>> 32);
            int tailBytes = (int) met[i];
            long lines = tails[place] >>> 32;
            tails[place] &= ONE_LINE - 1;
            counter.add((int) tails[place], lines, lines * (usualDigits + 1 + tailBytes) + takeMoreDigits(place));
        }
        metCount = 0;
        linesToHandIn = 0;
        usualDigits = startDigits;
    }

    private int takeMoreDigits(int place) {
        int more = moreDigits[place / SHORT_WORDS];
        moreDigits[place / SHORT_WORDS] = 0;
        return more;
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

    /** The place of the tail at {@code tail}, of more than 24 bytes, or {@link #UNKNOWN}; sets its end. */
    private int longerPlace(byte[] bytes, int tail, long word0, long word1, long word2) {
        long word3 = Words.at(bytes, tail + 24);
        long word4 = Words.at(bytes, tail + 32);
        long word5 = Words.at(bytes, tail + 40);
        long word6 = Words.at(bytes, tail + 48);
        long found3 = Words.lineFeeds(word3);
        long found4 = Words.lineFeeds(word4);
        long found5 = Words.lineFeeds(word5);
        long found6 = Words.lineFeeds(word6);
        if ((found3 | found4 | found5 | found6) == 0) {
            return longPlace(bytes, tail, word0, hash(word0, word1, word2));
        }
        long mask3 = Words.upToFirst(found3);
        long mask4 = Words.upToFirst(found4) & Words.allIfNone(found3);
        long mask5 = Words.upToFirst(found5) & Words.allIfNone(found3 | found4);
        long mask6 = Words.upToFirst(found6) & Words.allIfNone(found3 | found4 | found5);
        word3 &= mask3;
        word4 &= mask4;
        word5 &= mask5;
        word6 &= mask6;
        int place = mediumPlace(hash(word0, word1, word2) ^ hash(word3, word4, word5, word6));
        long[] tails = this.tails;
        if ((difference(tails, place, word0, word1, word2)
                | difference(tails, place + 3, word3, word4, word5, word6)) != 0) {
            place ^= MEDIUM_WORDS;
            if ((difference(tails, place, word0, word1, word2)
                    | difference(tails, place + 3, word3, word4, word5, word6)) != 0) {
                return UNKNOWN;
            }
        }
        longEnd = tail + LONGEST_SHORT + Words.bytesIn(mask3, mask4) + Words.bytesIn(mask5, mask6);
        return place;
    }

    /** As {@link #longerPlace}, of a tail of more than 56 bytes. */
    private int longPlace(byte[] bytes, int tail, long word0, long hashOfShort) {
        if (Words.lineFeeds(word0) != 0 || word0 == 0) {
            return UNKNOWN; // very short, in truth, or it would be at home in a place that is empty
        }
        long hash = hashToEnd(bytes, tail + LONGEST_SHORT, hashOfShort);
        if (longEnd - tail > LONGEST_SURE) {
            return UNKNOWN; // the same tail may be too long behind this start, and not behind another
        }
        int place = longPlace(hash);
        for (int tried = 0; tried < 2; tried++, place ^= LONG_WORDS) {
            // The first word has the size and its blank, so all is the same if the name is.
            if ((tails[place + 1] ^ hash | tails[place + 2] ^ word0) == 0
                    && symbols.isName((int) tails[place + 3], bytes, behindSize(word0, tail), longEnd - 1)) {
                return place;
            }
        }
        return UNKNOWN;
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

    /** Whether the tail of this number, which now came, had come not long ago: to learn what comes once is in vain. */
    boolean comesAgain(int number) {
        int at = number * PHI >>> Integer.SIZE - PLACE_BITS;
        boolean comesAgain = cameLast[at] == number;
        cameLast[at] = number;
        return comesAgain;
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
            put(freePlace(shortPlace(hash), SHORT_WORDS), number, word0, word1, word2);
        } else if (length <= LONGEST_MEDIUM) {
            long word3 = Words.firstOf(Words.at(bytes, tail + 24), length - 24);
            long word4 = Words.firstOf(Words.at(bytes, tail + 32), length - 32);
            long word5 = Words.firstOf(Words.at(bytes, tail + 40), length - 40);
            long word6 = Words.firstOf(Words.at(bytes, tail + 48), length - 48);
            int place = freePlace(mediumPlace(hash ^ hash(word3, word4, word5, word6)), MEDIUM_WORDS);
            if (put(place, number, word0, word1, word2)) {
                tails[place + 4] = word3;
                tails[place + 5] = word4;
                tails[place + 6] = word5;
                tails[place + 7] = word6;
            }
        } else {
            hash = hashToEnd(bytes, tail + LONGEST_SHORT, hash);
            put(freePlace(longPlace(hash), LONG_WORDS), number, hash, word0, symbol);
        }
    }

    /** {@code place}, or the other one of its tail, or {@link #UNKNOWN} if both have lines to be handed in. */
    private int freePlace(int place, int words) {
        if (tails[place] < ONE_LINE) {
            return place;
        }
        return tails[place ^ words] < ONE_LINE ? place ^ words : UNKNOWN;
    }

    private boolean put(int place, int number, long word1, long word2, long word3) {
        if (place == UNKNOWN) {
            return false;
        }
        tails[place] = number & ONE_LINE - 1;
        tails[place + 1] = word1;
        tails[place + 2] = word2;
        tails[place + 3] = word3;
        return true;
    }

    /** Where the name begins, if the size and its blank stand in the first word of the tail. */
    private static int behindSize(long word0, int tail) {
        return tail + Words.firstIn(Words.spaces(word0)) + 1;
    }

    /** 0 if these are the words behind index {@code at}. Short enough for either compiler to inline, as is the next. */
    private static long difference(long[] tails, int at, long word1, long word2, long word3) {
        return tails[at + 1] ^ word1 | tails[at + 2] ^ word2 | tails[at + 3] ^ word3;
    }

    private static long difference(long[] tails, int at, long word1, long word2, long word3, long word4) {
        return tails[at + 1] ^ word1 | tails[at + 2] ^ word2 | tails[at + 3] ^ word3 | tails[at + 4] ^ word4;
    }

    private static long hash(long word0, long word1, long word2) {
        return word0 * K0 ^ word1 * K1 ^ word2 * K2;
    }

    private static long hash(long word3, long word4, long word5, long word6) {
        return word3 * K3 ^ word4 * K4 ^ word5 * K5 ^ word6 * K6;
    }

    private static int shortPlace(long hash) {
        return (int) (hash >>> Long.SIZE - PLACE_BITS) * SHORT_WORDS;
    }

    private static int longPlace(long hash) {
        return LONG_PLACES + (int) (hash >>> Long.SIZE - PLACE_BITS) * LONG_WORDS;
    }

    private static int mediumPlace(long hash) {
        return MEDIUM_PLACES + (int) (hash >>> Long.SIZE - PLACE_BITS) * MEDIUM_WORDS;
    }
}
