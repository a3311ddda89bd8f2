package perfmap.symbol;

import java.nio.charset.StandardCharsets;

/** Symbols as the tests write them: text whose every character is a byte of the name. */
final class Symbols {
    private Symbols() {
    }

    static Traits traits(String symbol) {
        byte[] bytes = bytes(symbol);
        return Classifier.classify(bytes, 0, bytes.length);
    }

    static Kind kind(String symbol) {
        return traits(symbol).kind();
    }

    static Tier tier(String symbol) {
        return traits(symbol).tier();
    }

    static FunctionName function(String symbol) {
        byte[] bytes = bytes(symbol);
        return FunctionName.of(bytes, 0, bytes.length);
    }

    static byte[] bytes(String symbol) {
        return symbol.getBytes(StandardCharsets.ISO_8859_1);
    }
}
