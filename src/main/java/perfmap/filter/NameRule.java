package perfmap.filter;

import java.util.Arrays;
import perfmap.format.Entries;
import perfmap.symbol.SymbolTable;

/** Entries by their name; each distinct name is looked at once. */
public final class NameRule implements Rule {
    private static final byte NO = 1;
    private static final byte YES = 2;

    private final String option;
    private final NameTest test;
    /** By symbol: 0 not yet known, {@link #NO} or {@link #YES}. */
    private byte[] known = new byte[1 << 10];

    /** A question about a name: the bytes {@code [from, to)}. */
    @FunctionalInterface
    public interface NameTest {
        boolean matches(byte[] name, int from, int to);
    }

    /** A rule that the user wrote as {@code option}. */
    public NameRule(String option, NameTest test) {
        this.option = option;
        this.test = test;
    }

    @Override
    public boolean matches(Entries entries, int i, SymbolTable symbols) {
        int symbol = entries.symbols[i];
        if (symbol >= known.length) {
            known = Arrays.copyOf(known, Math.max(symbol + 1, symbols.count()));
        }
        if (known[symbol] == 0) {
            int from = symbols.offset(symbol);
            known[symbol] = test.matches(symbols.bytes(symbol), from, from + symbols.length(symbol)) ? YES : NO;
        }
        return known[symbol] == YES;
    }

    @Override
    public String toString() {
        return option;
    }
}
