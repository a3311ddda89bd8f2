package perfmap.churn;

import java.util.Arrays;
import perfmap.format.Entries;
import perfmap.scan.ChurnCounters;
import perfmap.scan.Scan;
import perfmap.symbol.SymbolTable;
import perfmap.symbol.Traits;

/** What was counted of each symbol of a scan, and what its name tells; in arrays, for there may be millions. */
final class SymbolCounts {
    private final SymbolTable symbols;
    private final ChurnCounters counters;
    private final int[] live;
    private final long[] liveCodeLow;
    private final int[] liveCodeHigh;

    SymbolCounts(Scan scan) {
        symbols = scan.symbols();
        counters = scan.churn();
        live = new int[symbols.count()];
        liveCodeLow = new long[symbols.count()];
        liveCodeHigh = new int[symbols.count()];
        Entries entries = scan.live();
        for (int i = 0; i < entries.count; i++) {
            addLive(entries.symbols[i], entries.sizes[i]);
        }
    }

    private void addLive(int symbol, long size) {
        live[symbol]++;
        liveCodeLow[symbol] += size;
        if (Long.compareUnsigned(liveCodeLow[symbol], size) < 0) {
            liveCodeHigh[symbol]++;
        }
    }

    int count() {
        return live.length;
    }

    SymbolTable symbols() {
        return symbols;
    }

    Traits traits(int id) {
        return symbols.traits(id);
    }

    long entries(int id) {
        return counters.tally().entries(id);
    }

    long logBytes(int id) {
        return counters.tally().logBytes(id);
    }

    /** 0 as well if that was not counted. */
    long relogged(int id) {
        return counters.tally().relogged(id);
    }

    long live(int id) {
        return live[id];
    }

    long stale(int id) {
        return entries(id) - live(id);
    }

    /** By the bytes of their names, unsigned. */
    int compareNames(int a, int b) {
        int fromA = symbols.offset(a);
        int fromB = symbols.offset(b);
        return Arrays.compareUnsigned(symbols.bytes(a), fromA, fromA + symbols.length(a),
                symbols.bytes(b), fromB, fromB + symbols.length(b));
    }

    int compareCodeBytes(int a, int b) {
        int high = Long.compareUnsigned(codeBytesHigh(a), codeBytesHigh(b));
        return high != 0 ? high : Long.compareUnsigned(codeBytesLow(a), codeBytesLow(b));
    }

    long codeBytesLow(int id) {
        return counters.tally().codeBytesLow(id);
    }

    long codeBytesHigh(int id) {
        return counters.tally().codeBytesHigh(id);
    }

    long liveCodeBytesLow(int id) {
        return liveCodeLow[id];
    }

    long liveCodeBytesHigh(int id) {
        return liveCodeHigh[id];
    }
}
