package perfmap.filter;

import perfmap.format.Entries;
import perfmap.symbol.SymbolTable;

/** One thing that a filter asks of an entry: of its symbol, or of where it lies. */
public interface Rule {
    /** Whether entry {@code i} is one of those that the rule speaks of. */
    boolean matches(Entries entries, int i, SymbolTable symbols);

    /** As the user wrote it, for messages: {@code --drop 'Stub:*'}. */
    @Override
    String toString();
}
