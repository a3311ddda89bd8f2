package perfmap.format;

import perfmap.file.Words;

/**
 * The hash of a name, eight bytes at a time.
 *
 * <p>Each word is folded in by a product, which spreads it over the bits above, and what came before is first
 * brought down to those below. The high half depends on all bytes; the low one must not be relied on. A parser that
 * looks for the end of a name word by word anyway computes it on the way: {@link #start}, {@link #word} for every
 * eight bytes, {@link #finish} for the last zero to seven.
 */
public final class NameHash {
    private static final long K0 = 0xa0761d6478bd642fL;
    private static final long K1 = 0xe7037ed1a0b428dbL;

    private NameHash() {
    }

    /** The hash before any byte of the name. */
    public static long start() {
        return K0;
    }

    /** The hash after eight more bytes. */
    public static long word(long hash, long word) {
        return fold(hash, word) * K1;
    }

    /** The hash of the whole name, whose last {@code count} (0 to 7) bytes are the lowest ones of {@code word}. */
    public static long finish(long hash, long word, int count) {
        long tail = word & (1L << (count << 3)) - 1;
        return (fold(hash, tail) + count) * K0;
    }

    /** The hash of the bytes {@code [from, to)}; the array must have eight bytes from any index in it. */
    public static long of(byte[] bytes, int from, int to) {
        long hash = start();
        int i = from;
        for (; to - i >= 8; i += 8) {
            hash = word(hash, Words.at(bytes, i));
        }
        return finish(hash, Words.at(bytes, i), to - i);
    }

    private static long fold(long hash, long word) {
        return hash ^ hash >>> 32 ^ word;
    }
}
