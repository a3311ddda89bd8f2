package perfmap.filter;

import java.util.ArrayList;
import java.util.List;
import perfmap.format.Entries;
import perfmap.symbol.SymbolTable;

/**
 * Chooses among live entries (rule 2: filters never change who is live). Keeps narrow: an entry must match one
 * of the rules of every group of keeps. Drops remove: it must match no drop rule.
 */
public final class Filter {
    private final List<List<Counted>> keeps = new ArrayList<>();
    private final List<Counted> drops = new ArrayList<>();

    private static final class Counted {
        private final Rule rule;
        private long matched;

        private Counted(Rule rule) {
            this.rule = rule;
        }

        private boolean matches(Entries entries, int i, SymbolTable symbols) {
            boolean matches = rule.matches(entries, i, symbols);
            if (matches) {
                matched++;
            }
            return matches;
        }
    }

    /** Entries must match one of {@code alternatives} to be kept; no alternatives ask nothing. */
    public void keep(List<? extends Rule> alternatives) {
        if (!alternatives.isEmpty()) {
            keeps.add(counted(alternatives));
        }
    }

    /** Entries that match one of {@code rules} are dropped. */
    public void drop(List<? extends Rule> rules) {
        drops.addAll(counted(rules));
    }

    private static List<Counted> counted(List<? extends Rule> rules) {
        List<Counted> counted = new ArrayList<>();
        for (Rule rule : rules) {
            counted.add(new Counted(rule));
        }
        return counted;
    }

    /** Whether it keeps everything, having no rules. */
    public boolean isEmpty() {
        return keeps.isEmpty() && drops.isEmpty();
    }

    /** Removes from {@code live}, in place, what is not kept; returns how many entries that were. */
    public long apply(Entries live, SymbolTable symbols) {
        if (isEmpty()) {
            return 0;
        }
        int before = live.count;
        int retained = 0;
        for (int i = 0; i < before; i++) {
            if (keeps(live, i, symbols)) {
                live.move(i, retained++);
            }
        }
        live.count = retained;
        return before - retained;
    }

    /** Every rule is asked, so that each knows whether it matched anything. */
    private boolean keeps(Entries entries, int i, SymbolTable symbols) {
        boolean kept = true;
        for (List<Counted> alternatives : keeps) {
            kept &= matchesAny(alternatives, entries, i, symbols);
        }
        return !matchesAny(drops, entries, i, symbols) & kept;
    }

    private static boolean matchesAny(List<Counted> rules, Entries entries, int i, SymbolTable symbols) {
        boolean any = false;
        for (Counted counted : rules) {
            any |= counted.matches(entries, i, symbols);
        }
        return any;
    }

    /** The rules that matched no live entry: misspelt, most likely. */
    public List<Rule> withoutMatch() {
        List<Rule> unmatched = new ArrayList<>();
        List<Counted> all = new ArrayList<>(drops);
        keeps.forEach(all::addAll);
        for (Counted counted : all) {
            if (counted.matched == 0) {
                unmatched.add(counted.rule);
            }
        }
        return unmatched;
    }
}
