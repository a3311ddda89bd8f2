package perfmap.scan;

import perfmap.file.Block;
import perfmap.format.EntryParser;
import perfmap.symbol.SymbolTable;

/** Adds blocks of lines to stretches: the inner loop. Each thread has its own. */
final class Worker {
    /** Lines are parsed and resolved in slices of so many bytes: with their entries they stay in a core's cache. */
    static final int SLICE = 1 << 16;

    private final SymbolTable symbols;
    private final EntryParser parser = new EntryParser();
    private final TailCache tails;
    private final Batch batch = new Batch();
    /** Both null unless churn is counted. */
    private final Tally tally;
    private final Timeline timeline;
    /** Null unless addresses are counted. */
    private final AddressHeat addresses;

    /** Works on a map of {@code mapBytes} (-1 if not known). */
    Worker(SymbolTable symbols, boolean countChurn, long mapBytes) {
        this(symbols, countChurn, false, mapBytes);
    }

    Worker(SymbolTable symbols, boolean countChurn, boolean countAddresses, long mapBytes) {
        this.symbols = symbols;
        this.tails = new TailCache(symbols);
        this.tally = countChurn ? new Tally() : null;
        this.timeline = countChurn ? new Timeline(mapBytes, symbols) : null;
        this.addresses = countAddresses ? new AddressHeat(symbols) : null;
    }

    /** What {@link #parse} read last. */
    Batch batch() {
        return batch;
    }

    /** What was counted of all symbols. */
    Tally tally() {
        timeline.flush(tally);
        return tally;
    }

    Timeline timeline() {
        return timeline;
    }

    AddressHeat addresses() {
        return addresses;
    }

    /** Adds the lines of {@code block}, which are older than all of {@code stretch}: newest slice first. */
    void addOlder(Block block, Stretch stretch) {
        int to = block.limit();
        do {
            int from = sliceStart(block, to);
            parse(block, from, to);
            stretch.addOlder(batch, parser.counts());
            if (tally != null) {
                timeline.add(batch, tally);
            }
            if (addresses != null) {
                addresses.add(batch);
            }
            to = from;
        } while (to > block.from());
    }

    /** The first line that starts at most a slice before {@code to}; the block's first if none does. */
    private static int sliceStart(Block block, int to) {
        int from = to - SLICE;
        if (from <= block.from()) {
            return block.from();
        }
        byte[] bytes = block.bytes();
        while (from > block.from() && bytes[from - 1] != '\n') {
            from--;
        }
        return from;
    }

    /** Reads the entries of the lines at {@code [from, to)} of {@code block} into the batch. */
    void parse(Block block, int from, int to) {
        byte[] bytes = block.bytes();
        parser.open(block, from, to);
        batch.clear(block.offset() + from - block.from(), from, to - from);
        while (true) {
            int known = batch.entries.count;
            int end = tails.read(bytes, parser.position(), to, batch);
            parser.skipEntries(batch.entries.count - known, end);
            if (!parser.next()) {
                return;
            }
            int symbol = symbols.idOf(bytes, parser.nameFrom(), parser.nameTo(), parser.nameHash());
            batch.add(parser.start(), parser.size(), symbol, parser.lineBegin(), parser.lineBytes());
            tails.learn(bytes, parser.lineFrom(), parser.nameFrom(), parser.nameTo(), parser.size(), symbol);
        }
    }
}
