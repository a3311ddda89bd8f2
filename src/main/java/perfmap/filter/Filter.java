package perfmap.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import perfmap.format.Entries;

/**
 * Chooses among live entries (rule 2: filters never change who is live). Keeps narrow: a symbol must match one
 * rule of every group of keeps. Drops remove: it must match no drop rule. And where executable mappings are
 * given, the entry must lie in one.
 */
public final class Filter {
    private final List<List<SymbolRule>> keeps = new ArrayList<>();
    private final List<SymbolRule> drops = new ArrayList<>();
    private ExecutableMappings executable;
    private boolean anyExecutable;

    /** Only symbols that match one of {@code alternatives} are kept; no alternatives ask nothing. */
    public void keep(List<SymbolRule> alternatives) {
        if (!alternatives.isEmpty()) {
            keeps.add(alternatives);
        }
    }

    /** Symbols that match one of {@code rules} are dropped. */
    public void drop(List<SymbolRule> rules) {
        drops.addAll(rules);
    }

    /** Only entries that lie in one of {@code mappings} are kept. */
    public void keepIn(ExecutableMappings mappings) {
        executable = mappings;
    }

    /** The executable mappings that entries must lie in, or null. */
    public ExecutableMappings executable() {
        return executable;
    }

    /** Whether it asks anything of symbols. */
    public boolean choosesSymbols() {
        return !keeps.isEmpty() || !drops.isEmpty();
    }

    /** Whether entries of {@code symbol} are kept. Every rule is asked, so that each knows if it ever matched. */
    public boolean keepsSymbol(int symbol) {
        boolean kept = true;
        for (List<SymbolRule> alternatives : keeps) {
            kept &= matchesAny(alternatives, symbol);
        }
        return !matchesAny(drops, symbol) & kept;
    }

    /** Whether an entry there is kept: in an executable mapping, where mappings were given. */
    public boolean keepsPlace(long start, long size) {
        boolean kept = executable == null || executable.contain(start, size);
        anyExecutable |= kept;
        return kept;
    }

    private static boolean matchesAny(List<SymbolRule> rules, int symbol) {
        boolean any = false;
        for (SymbolRule rule : rules) {
            any |= rule.matches(symbol);
        }
        return any;
    }

    /** Removes from {@code live}, in place, what is not kept; returns how many entries that were. */
    public long apply(Entries live) {
        if (!choosesSymbols() && executable == null) {
            return 0;
        }
        int before = live.count;
        int retained = 0;
        for (int i = 0; i < before; i++) {
            boolean executes = keepsPlace(live.starts[i], live.sizes[i]);
            if (keepsSymbol(live.symbols[i]) && executes) {
                live.set(retained++, i);
            }
        }
        live.count = retained;
        return before - retained;
    }

    /** The rules, as the user wrote them, that matched nothing of what was asked: misspelt, most likely. */
    public List<String> withoutMatch() {
        Stream<SymbolRule> rules = Stream.concat(keeps.stream().flatMap(List::stream), drops.stream());
        List<String> unmatched = new ArrayList<>(rules.filter(rule -> !rule.hasMatched())
                .map(SymbolRule::toString).toList());
        if (executable != null && !anyExecutable) {
            unmatched.add("--executable-in " + executable.name());
        }
        return unmatched;
    }
}
