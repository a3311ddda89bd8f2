package perfmap.scan;

import perfmap.format.EntryParser;
import perfmap.live.Tails;
import perfmap.symbol.SymbolTable;

/** Parses the lines of batches, and counts what is in them. Each thread has its own. */
final class Worker {
    private final SymbolTable symbols;
    private final Tails tails;
    private final EntryParser parser = new EntryParser();
    private final TailCache known;
    /** Null unless churn is counted. */
    private final StepCounts counts;
    /** Null unless addresses are counted. */
    private final AddressHeat addresses;

    /** Counts into {@code counting}, or nothing if that is null. */
    Worker(SymbolTable symbols, Tails tails, Counting counting, boolean countAddresses) {
        this.symbols = symbols;
        this.tails = tails;
        this.known = new TailCache(symbols);
        this.counts = counting == null ? null : new StepCounts(tails, counting);
        this.addresses = countAddresses ? new AddressHeat(symbols, tails) : null;
    }

    /** Reads the entries of the batch's block into it. */
    void parse(Batch batch) {
        byte[] bytes = batch.block.bytes();
        int to = batch.block.limit();
        parser.open(batch.block);
        batch.clear();
        while (true) {
            int before = batch.entries.count;
            int end = known.read(bytes, parser.position(), to, batch);
            parser.skipEntries(batch.entries.count - before, end);
            if (!parser.next()) {
                batch.counts = parser.counts();
                return;
            }
            int symbol = symbols.idOf(bytes, parser.nameFrom(), parser.nameTo(), parser.nameHash());
            int tail = tails.numberOf(parser.size(), symbol);
            batch.add(parser.start(), tail, parser.lineFrom(), parser.lineBytes());
            known.learn(bytes, parser.lineFrom(), parser.nameFrom(), parser.nameTo(), symbol, tail);
        }
    }

    /** Counts what is in a batch. */
    void count(Batch batch) {
        if (counts != null) {
            counts.add(batch);
        }
        if (addresses != null) {
            addresses.add(batch);
        }
    }

    /** Hands in all that was counted and is not yet handed in; addresses only if they are not null. */
    void handInTo(AddressHeat all) {
        counts.handIn();
        if (all != null) {
            all.add(addresses);
        }
    }
}
