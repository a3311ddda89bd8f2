package perfmap.symbol;

import java.util.Arrays;

/** The traits of each symbol of a table, found out when first asked for. For one thread. */
public final class SymbolTraits {
    private final SymbolTable symbols;
    /** By symbol: its traits' code plus one, or 0 where they are not known yet. */
    private short[] codes = new short[1 << 10];

    /** Knows no traits of {@code symbols} yet. */
    public SymbolTraits(SymbolTable symbols) {
        this.symbols = symbols;
    }

    /** The traits of symbol {@code id}. */
    public Traits of(int id) {
        if (id >= codes.length) {
            codes = Arrays.copyOf(codes, Math.max(id + 1, codes.length * 2));
        }
        if (codes[id] == 0) {
            int from = symbols.offset(id);
            codes[id] = (short) (Classifier.classify(symbols.bytes(id), from, from + symbols.length(id)).code() + 1);
        }
        return Traits.ofCode(codes[id] - 1);
    }
}
