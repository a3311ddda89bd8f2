package perfmap.filter;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A rule about symbols; each distinct name is looked at once. */
public final class SymbolRule {
    private static final byte NO = 1;
    private static final byte YES = 2;

    private final String option;
    private final IntPredicate test;
    /** By symbol: 0 not yet known, {@link #NO} or {@link #YES}. */
    private byte[] known = new byte[1 << 10];
    private boolean matched;

    /**
     * A rule that the user wrote as {@code option}.
     *
     * @param test what it asks of a symbol, by number
     */
    public SymbolRule(String option, IntPredicate test) {
        this.option = option;
        this.test = test;
    }

    boolean matches(int symbol) {
        if (symbol >= known.length) {
            known = Arrays.copyOf(known, Math.max(symbol + 1, known.length * 2));
        }
        if (known[symbol] == 0) {
            known[symbol] = test.test(symbol) ? YES : NO;
        }
        matched |= known[symbol] == YES;
        return known[symbol] == YES;
    }

    /** Whether it has matched anything that it was asked about. */
    boolean hasMatched() {
        return matched;
    }

    /** As the user wrote it, for messages: {@code --drop 'Stub:*'}. */
    @Override
    public String toString() {
        return option;
    }
}
