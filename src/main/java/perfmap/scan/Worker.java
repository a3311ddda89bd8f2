package perfmap.scan;

import perfmap.file.Block;
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
        this.counts = counting == null ? null : new StepCounts(symbols, tails, counting);
        this.known = new TailCache(symbols, counts == null ? null : counts::add);
        this.addresses = countAddresses ? new AddressHeat(symbols, tails) : null;
    }

    /** Reads the entries of the batch's block into it, and counts them. */
    void parse(Batch batch) {
        byte[] bytes = batch.block.bytes();
        parser.open(batch.block);
        batch.clear();
        int stepEnd = goToStep(batch.block, batch.block.from());
        while (true) {
            int before = batch.entries.count;
            int end = known.read(bytes, parser.position(), stepEnd, batch);
            parser.skipEntries(batch.entries.count - before, end);
            if (!parser.next()) {
                break;
            }
            if (parser.lineFrom() >= stepEnd) {
                stepEnd = goToStep(batch.block, parser.lineFrom());
            }
            int symbol = symbols.idOf(bytes, parser.nameFrom(), parser.nameTo(), parser.nameHash());
            int tail = tails.numberOf(parser.size(), symbol);
            if (known.comesAgain(tail)) {
                tail = tails.inBrief(tail);
                known.learn(bytes, parser.lineFrom(), parser.nameFrom(), parser.nameTo(), symbol, tail);
            }
            batch.add(parser.start(), tail, parser.lineFrom(), parser.lineBytes());
            if (counts != null) {
                counts.add(tail, 1, parser.lineBytes());
            }
        }
        batch.counts = parser.counts();
        if (addresses != null) {
            addresses.add(batch);
        }
    }

    /** Goes on to count the step of the line at {@code index} of {@code block}; returns where in the block it ends. */
    private int goToStep(Block block, int index) {
        if (counts == null || index == block.limit()) {
            return block.limit();
        }
        if (!counts.isInStep(block.offsetOf(index))) {
            known.handIn();
            counts.goTo(block.offsetOf(index));
        }
        return block.indexOf(counts.stepTo());
    }

    /** Hands in all that was counted and is not yet handed in; addresses only if they are not null. */
    void handInTo(AddressHeat all) {
        known.handIn();
        counts.handIn();
        if (all != null) {
            all.add(addresses);
        }
    }
}
