package perfmap.churn;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import perfmap.symbol.Classifier;
import perfmap.symbol.FunctionName;
import perfmap.symbol.Kind;
import perfmap.symbol.Runtime;
import perfmap.symbol.Tier;
import perfmap.symbol.Traits;

/**
 * The name that a symbol is known by from run to run: what changes although the code is the same becomes
 * {@code *}, so that most of what comes out is a glob that matches what went in. The rules are in
 * docs/diff.md. Names are ISO-8859-1, a character a byte.
 */
public final class Normalization implements UnaryOperator<String> {
    /** At the end of a function that tells its line: {@code :12}, {@code :12:7}. */
    private static final Pattern POSITION = Pattern.compile("(?s)(?<=.):\\d{1,9}(?::\\d{1,9})?$");
    /** PHP's trace: its number, and the line that it begins on. */
    private static final Pattern PHP_TRACE = Pattern.compile("(?s)^TRACE-\\d+\\$(.*?)(?:\\$\\d+)?$");
    private static final Pattern PHP_EXIT = Pattern.compile("^ESCAPE-\\d+-\\d+");
    private static final Pattern NUMBERED = Pattern.compile(
            "(\\$\\$Lambda\\$|\\$Proxy|Generated(?:Method|Constructor|SerializationConstructor)Accessor|^stub<)"
                    + "\\d+");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{6,16}(?![0-9A-Za-z])");
    /** V8's symbols: {@code symbol("CallSite#function" hash 1e271b90)}. */
    private static final Pattern SYMBOL_HASH = Pattern.compile("(?<=\\bhash )[0-9a-f]+(?=\\))");
    private static final Pattern UUID = Pattern.compile(
            "(?<![0-9A-Za-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z])");
    /** A word of hex that has a digit and a letter, or many digits. */
    private static final Pattern HASH = Pattern.compile("(?<![0-9A-Za-z])"
            + "(?:(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,128}|[0-9]{10,128})(?![0-9A-Za-z])");

    private static final Pattern V8_MARK = Pattern.compile("^([A-Za-z]+:)(?:[~^]|o?[*+]'?)");
    private static final Pattern WASM_COMPILER = Pattern.compile("-(?:turbofan|liftoff|interpreter)$");
    private static final Pattern DOTNET_TIER = Pattern.compile("\\[[^\\[\\]]+\\]$");

    private final boolean tier;

    /** Normalises; removes also what tells the tier, if {@code tier}. */
    public Normalization(boolean tier) {
        this.tier = tier;
    }

    @Override
    public String apply(String symbol) {
        byte[] bytes = symbol.getBytes(StandardCharsets.ISO_8859_1);
        String name = tier ? withoutTier(symbol, Classifier.classify(bytes, 0, bytes.length)) : symbol;
        FunctionName function = FunctionName.of(bytes, 0, bytes.length);
        if (function != null && function.line() > 0) {
            name = POSITION.matcher(name).replaceFirst(":*");
        }
        if (name.startsWith("TRACE-")) {
            name = PHP_TRACE.matcher(name).replaceFirst("TRACE-*\\$$1\\$*");
        }
        name = PHP_EXIT.matcher(name).replaceFirst("ESCAPE-*-*");
        name = NUMBERED.matcher(name).replaceAll("$1*");
        name = ADDRESS.matcher(name).replaceAll("0x*");
        name = SYMBOL_HASH.matcher(name).replaceAll("*");
        name = UUID.matcher(name).replaceAll("*");
        return HASH.matcher(name).replaceAll("*");
    }

    private static String withoutTier(String symbol, Traits traits) {
        if (traits.tier() == Tier.NONE) {
            return symbol;
        }
        if (traits.runtime() == Runtime.DOTNET) {
            return DOTNET_TIER.matcher(symbol).replaceFirst("");
        }
        return traits.kind() == Kind.WASM ? WASM_COMPILER.matcher(symbol).replaceFirst("")
                : V8_MARK.matcher(symbol).replaceFirst("$1");
    }
}
