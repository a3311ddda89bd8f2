package perfmap.churn;

import java.util.Arrays;
import perfmap.format.Entries;
import perfmap.format.EntryWriter;
import perfmap.scan.Scan;
import perfmap.scan.Tally;
import perfmap.symbol.SymbolTable;
import perfmap.symbol.Traits;

/** What was counted of each symbol of a scan, and what its name tells; in arrays, for there may be millions. */
final class SymbolCounts {
    private final SymbolTable symbols;
    private final Tally tally;
    private final int[] live;
    private final long[] liveCodeLow;
    private final int[] liveCodeHigh;
    private final long compactBytes;

    SymbolCounts(Scan scan) {
        symbols = scan.symbols();
        tally = scan.churn().tally();
        live = new int[symbols.count()];
        liveCodeLow = new long[symbols.count()];
        liveCodeHigh = new int[symbols.count()];
        Entries entries = scan.live();
        long bytes = 0;
        for (int i = 0; i < entries.count; i++) {
            addLive(entries.symbols[i], entries.sizes[i]);
            bytes += EntryWriter.lengthOfNumbers(entries.starts[i], entries.sizes[i]);
        }
        for (int id = 0; id < live.length; id++) { // by symbol: their names are in no cache
            bytes += (long) live[id] * EntryWriter.lengthOfRest(
                    symbols.bytes(id), symbols.offset(id), symbols.offset(id) + symbols.length(id));
        }
        compactBytes = bytes;
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
        return tally.entries(id);
    }

    long logBytes(int id) {
        return tally.logBytes(id);
    }

    /** 0 as well if that was not counted. */
    long relogged(int id) {
        return tally.relogged(id);
    }

    long live(int id) {
        return live[id];
    }

    long stale(int id) {
        return entries(id) - live(id);
    }

    /** The bytes of all live entries as lines. */
    long compactBytes() {
        return compactBytes;
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
        return tally.codeBytesLow(id);
    }

    long codeBytesHigh(int id) {
        return tally.codeBytesHigh(id);
    }

    long liveCodeBytesLow(int id) {
        return liveCodeLow[id];
    }

    long liveCodeBytesHigh(int id) {
        return liveCodeHigh[id];
    }
}
