package perfmap.symbol;

/**
 * A function's symbol taken apart. Texts are ISO-8859-1: every character is one byte of the name, so that
 * {@code getBytes(ISO_8859_1)} gives back what the map held, be it UTF-8 or not.
 *
 * @param name the function, as its runtime speaks of it within its package: {@code pp.parseExpression},
 *     {@code HashMap.resize}, {@code keysort/2}; empty for an anonymous function and for a script as a whole,
 *     but for one that V8 compiled together with one of its functions
 * @param file the source file or URL, as the symbol spells it; null where the symbol tells none, and empty
 *     where V8 says that there is none, as for code from {@code eval} and {@code new Function}
 * @param line the line, from 1; 0 where the symbol tells none
 * @param column the column, from 1; 0 where the symbol tells none, as in V8 before Node 18
 * @param packageName the package that the function came in: the npm package of a file in
 *     {@code node_modules}, the top-level package of one in Python's {@code site-packages}, a Java package,
 *     a .NET assembly, a Mono or PHP namespace, an Erlang module; null where there is none or the symbol
 *     does not tell
 */
public record FunctionName(String name, String file, int line, int column, String packageName) {
    /**
     * Takes the symbol in {@code symbol[from, to)} apart.
     *
     * @return the parts; null for a symbol that is not in {@link Group#FUNCTIONS}
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     */
    public static FunctionName of(byte[] symbol, int from, int to) {
        return Classifier.function(symbol, from, to);
    }

    /** A function of which the symbol tells a place in a file, and the file its package. */
    static FunctionName at(String name, Position position) {
        String file = position.file();
        return new FunctionName(name, file, position.line(), position.column(), PackagePath.packageOf(file));
    }

    /** A function of which the symbol tells no file. */
    static FunctionName in(String packageName, String name) {
        return new FunctionName(name, null, 0, 0, packageName);
    }
}
