package perfmap.scan;

import perfmap.format.Entries;
import perfmap.format.LineCounts;
import perfmap.symbol.SymbolTable;

/**
 * What was found in a map.
 *
 * @param symbols  the names
 * @param live     the live entries, ordered by address
 * @param lines    its lines by kind
 * @param mapBytes the size of the map, unpacked, in bytes
 * @param churn    what was counted by symbol, or null if that was not asked for
 */
public record Scan(SymbolTable symbols, Entries live, LineCounts lines, long mapBytes, ChurnCounters churn) {
}
