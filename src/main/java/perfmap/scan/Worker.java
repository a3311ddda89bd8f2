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
    private final TailCache known;
    private final Batch batch = new Batch();
    /** Null unless churn is counted, as are the counts. */
    private final Tails tails;
    private final StepCounts counts;
    /** Null unless addresses are counted. */
    private final AddressHeat addresses;

    /** Counts into {@code counting}, or nothing if that is null. */
    Worker(SymbolTable symbols, Counting counting, boolean countAddresses) {
        this.symbols = symbols;
        this.known = new TailCache(symbols);
        this.tails = counting == null ? null : counting.tails();
        this.counts = counting == null ? null : new StepCounts(counting);
        this.addresses = countAddresses ? new AddressHeat(symbols, tails) : null;
    }

    /** What {@link #parse} read last. */
    Batch batch() {
        return batch;
    }

    /** Hands in all that was counted and is not yet handed in; addresses only if they are not null. */
    void handInTo(AddressHeat all) {
        counts.handIn();
        if (all != null) {
            all.add(addresses);
        }
    }

    /** Adds the lines of {@code block}, which are older than all of {@code stretch}: newest slice first. */
    void addOlder(Block block, Stretch stretch) {
        int to = block.limit();
        do {
            int from = sliceStart(block, to);
            parse(block, from, to);
            stretch.addOlder(batch, parser.counts());
            if (counts != null) {
                counts.add(batch);
            }
            if (addresses != null) {
                addresses.add(batch);
            }
            to = from;
        } while (to > block.from());
        batch.release();
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
        batch.clear(block, from, to - from);
        while (true) {
            int before = batch.entries.count;
            int end = known.read(bytes, parser.position(), to, batch);
            parser.skipEntries(batch.entries.count - before, end);
            if (!parser.next()) {
                return;
            }
            int symbol = symbols.idOf(bytes, parser.nameFrom(), parser.nameTo(), parser.nameHash());
            int number = tails == null ? symbol : tails.numberOf(parser.size(), symbol);
            batch.add(parser.start(), parser.size(), number, parser.lineFrom(), parser.lineBytes());
            known.learn(bytes, parser.lineFrom(), parser.nameFrom(), parser.nameTo(), parser.size(), symbol, number);
        }
    }
}
