package perfmap.budget;

import com.electronwill.nightconfig.core.Config;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlParser;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;
import perfmap.report.Nearest;

/**
 * A budget in TOML; its keys are documented in docs/check.md. {@code max-log-bytes = "10 MB"} is about the
 * whole map, {@code stub.max-entries = 5000} and {@code "Stub:utf8*".max-entries = 5000} about parts of it.
 */
public final class BudgetFile {
    private static final String MAX = "max-";
    private static final String TOLERANCE = "tolerance";
    private static final String TOLERANCE_OF = "tolerance-";

    private final String name;
    private final Budget budget;

    private BudgetFile(String name, Budget budget) {
        this.name = name;
        this.budget = budget;
    }

    /**
     * Reads the file {@code name} into {@code budget}.
     *
     * @throws FileFailure if it can't be read
     * @throws WrongBudget if it is no TOML, or has a key that means nothing or a value that does not fit it
     */
    public static void read(String name, Budget budget) throws FileFailure, WrongBudget {
        String text;
        try {
            text = Files.readString(Path.of(name));
        } catch (CharacterCodingException e) {
            throw new WrongBudget(name + ": is not in UTF-8, as TOML has to be");
        } catch (InvalidPathException e) {
            throw FileFailure.ofName(Step.OPEN_INPUT, e);
        } catch (IOException e) {
            throw FileFailure.ofInput(name, e);
        }
        try {
            new BudgetFile(name, budget).take(Scope.WHOLE, new TomlParser().parse(new StringReader(text)));
        } catch (ParsingException e) {
            String why = e.getMessage().lines().findFirst().orElse("");
            throw new WrongBudget(name + ": is not TOML: " + why
                    + " (text and globs stand in quotes: max-log-bytes = \"10 MB\")");
        }
    }

    private void take(Scope scope, Config table) throws WrongBudget {
        for (Config.Entry entry : table.entrySet()) {
            String key = entry.getKey();
            if (entry.getRawValue() instanceof Config within && scope.isWhole()) {
                take(scope(key), within);
                continue;
            }
            try {
                take(scope, key, text(entry.getRawValue()));
            } catch (WrongBudget e) {
                throw at(scope.isWhole() ? quoted(key) : quoted(scope.toString()) + "." + quoted(key), e);
            }
        }
    }

    private Scope scope(String key) throws WrongBudget {
        try {
            return Scope.of(key);
        } catch (WrongBudget e) {
            throw at(quoted(key), e);
        }
    }

    private WrongBudget at(String key, WrongBudget e) {
        return new WrongBudget(name + ": " + key + ": " + e.getMessage());
    }

    private void take(Scope scope, String key, String value) throws WrongBudget {
        if (key.equals(TOLERANCE) && scope.isWhole()) {
            budget.tolerate(Unit.SHARE.parse(value));
        } else if (key.startsWith(MAX) && Gauge.ofLabel(key.substring(MAX.length())).isPresent()) {
            Gauge gauge = Gauge.ofLabel(key.substring(MAX.length())).get();
            budget.limit(new Measure(scope, gauge), gauge.unit().parse(value));
        } else if (key.startsWith(TOLERANCE_OF)
                && Gauge.ofLabel(key.substring(TOLERANCE_OF.length())).isPresent()) {
            Gauge gauge = Gauge.ofLabel(key.substring(TOLERANCE_OF.length())).get();
            budget.tolerate(new Measure(scope, gauge), Unit.SHARE.parse(value));
        } else if (key.equals(TOLERANCE)) {
            throw new WrongBudget("is of all measures and stands before the first table; of one measure of a part,"
                    + " write tolerance-entries or the like");
        } else {
            String nearest = Nearest.to(key, keys(scope));
            throw new WrongBudget("there is no such key; did you mean '" + nearest + "'?");
        }
    }

    private static List<String> keys(Scope scope) {
        List<String> keys = new ArrayList<>();
        for (Gauge gauge : Gauge.values()) {
            if (scope.isWhole() || gauge.isKnownOfParts()) {
                keys.add(MAX + gauge.label());
                keys.add(TOLERANCE_OF + gauge.label());
            }
        }
        if (scope.isWhole()) {
            keys.add(TOLERANCE);
        }
        return keys;
    }

    private static String text(Object value) throws WrongBudget {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number).toPlainString();
        }
        throw new WrongBudget("its value is neither a number nor a text");
    }

    private static String quoted(String key) {
        return key.matches("[A-Za-z0-9_-]+") ? key : '"' + key + '"';
    }
}
