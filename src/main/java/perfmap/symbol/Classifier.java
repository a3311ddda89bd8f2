package perfmap.symbol;

import java.util.Objects;

/**
 * Tells from a symbol's name which runtime wrote it, what sort of code it is, and how far it was optimised.
 * Nothing but the bytes of the name counts, so the answer for a name never changes: ask once per symbol.
 */
public final class Classifier {
    /** In the order in which they are asked: names that start unmistakably first, mere shapes last. */
    private static final Grammar[] GRAMMARS = {
        new V8Grammar(),
        new CpythonGrammar(),
        new ErlangGrammar(),
        new DotnetGrammar(),
        new JavaGrammar(),
        new MonoGrammar(),
        new PhpGrammar(),
    };

    private Classifier() {
    }

    /**
     * The traits of the symbol in {@code name[from, to)}: any bytes whatever. What is not recognised has
     * {@link Traits#UNRECOGNISED}. Allocates nothing.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     */
    public static Traits classify(byte[] name, int from, int to) {
        Objects.checkFromToIndex(from, to, name.length);
        if (from < to) {
            for (Grammar grammar : GRAMMARS) {
                Traits traits = grammar.traits(name, from, to);
                if (traits != null) {
                    return traits;
                }
            }
        }
        return Traits.UNRECOGNISED;
    }

    /** The function that this symbol names; null where it names none. */
    static FunctionName function(byte[] name, int from, int to) {
        Objects.checkFromToIndex(from, to, name.length);
        if (from < to) {
            for (Grammar grammar : GRAMMARS) {
                Traits traits = grammar.traits(name, from, to);
                if (traits != null) {
                    boolean isFunction = traits.group() == Group.FUNCTIONS;
                    return isFunction ? grammar.takeApart(name, from, to, traits.kind()) : null;
                }
            }
        }
        return null;
    }
}
