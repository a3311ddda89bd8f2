package perfmap.churn;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import perfmap.symbol.FunctionName;

/** By what symbols are brought together in rows. */
public enum Dimension {
    KIND, TIER, GROUP, RUNTIME, SYMBOL, FILE, PACKAGE;

    private static final String NO_FILE = "[no file]";
    private static final String NO_PACKAGE = "[no package]";

    /** Its name on the command line and in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dimension that {@code label} names, if any. */
    public static Optional<Dimension> ofLabel(String label) {
        for (Dimension dimension : values()) {
            if (dimension.label().equals(label)) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }

    /** The row that symbol {@code id} belongs in; names as ISO-8859-1, a character a byte. */
    String keyOf(SymbolCounts counted, int id) {
        return switch (this) {
            case KIND -> counted.traits(id).kind().label();
            case TIER -> counted.traits(id).tier().label();
            case GROUP -> counted.traits(id).group().label();
            case RUNTIME -> counted.traits(id).runtime().label();
            case SYMBOL -> new String(counted.symbols().name(id), StandardCharsets.ISO_8859_1);
            case FILE -> fileOf(function(counted, id));
            case PACKAGE -> packageOf(function(counted, id));
        };
    }

    private static FunctionName function(SymbolCounts counted, int id) {
        int from = counted.symbols().offset(id);
        return FunctionName.of(counted.symbols().bytes(id), from, from + counted.symbols().length(id));
    }

    private static String fileOf(FunctionName function) {
        return function == null || function.file() == null || function.file().isEmpty() ? NO_FILE : function.file();
    }

    private static String packageOf(FunctionName function) {
        return function == null || function.packageName() == null || function.packageName().isEmpty()
                ? NO_PACKAGE : function.packageName();
    }
}
