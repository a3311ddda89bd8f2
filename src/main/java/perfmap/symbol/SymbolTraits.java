package perfmap.symbol;

import java.util.Arrays;

/**
 * The traits of each symbol of a table, found out when first asked for. Any number of threads may ask: who does not see
 * what another has found out finds out the same.
 */
final class SymbolTraits {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

    private final SymbolTable symbols;
    /** By symbol, in chunks that are null until needed: the code of its traits plus one, or 0 if they are not known. */
    private volatile short[][] chunks = new short[16][];

    /** Knows no traits of {@code symbols} yet. */
    SymbolTraits(SymbolTable symbols) {
        this.symbols = symbols;
    }

    /** The traits of symbol {@code id}. */
    Traits of(int id) {
        short[] codes = chunkOf(id >>> CHUNK_BITS);
        short code = codes[id & CHUNK_MASK];
        if (code == 0) {
            int from = symbols.offset(id);
            code = (short) (Classifier.classify(symbols.bytes(id), from, from + symbols.length(id)).code() + 1);
            codes[id & CHUNK_MASK] = code;
        }
        return Traits.ofCode(code - 1);
    }

    private short[] chunkOf(int index) {
        short[][] chunks = this.chunks;
        return index < chunks.length && chunks[index] != null ? chunks[index] : addChunk(index);
    }

    private synchronized short[] addChunk(int index) {
        short[][] bigger = Arrays.copyOf(chunks, Math.max(chunks.length, 2 * index));
        if (bigger[index] == null) {
            bigger[index] = new short[1 << CHUNK_BITS];
        }
        chunks = bigger;
        return bigger[index];
    }
}
