package perfmap.bench;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import perfmap.file.Block;
import perfmap.format.EntryParser;
import perfmap.live.NewestFirst;
import perfmap.live.NewestWins;
import perfmap.live.Run;
import perfmap.live.Shares;
import perfmap.live.Tails;
import perfmap.symbol.SymbolTable;

/**
 * What it takes to resolve an entry, in nanoseconds. Each time round, the map is resolved from its first entry to its
 * last, or the other way, and begun anew.
 */
@State(Scope.Thread)
public class ResolverBenchmark extends NanosecondBenchmark {
    private static final int ENTRIES = LineSlices.LINES;

    @Param({"NODE_0_12", "NODE_26", "SEED", "BYTES"})
    private SampleMap map;
    private final Tails tails = new Tails();
    /** The map's entries, {@value #ENTRIES} in each; what remains at its end is left out. */
    private final List<Run> runs = new ArrayList<>();
    private int next;
    private NewestWins newestWins;
    private NewestFirst newestFirst;

    @Setup
    public void load() {
        Block block = map.block();
        EntryParser parser = new EntryParser();
        parser.open(block);
        SymbolTable symbols = new SymbolTable();
        IntOpenHashSet known = new IntOpenHashSet();
        Run run = new Run(0);
        while (parser.next()) {
            int symbol = symbols.idOf(block.bytes(), parser.nameFrom(), parser.nameTo(), parser.nameHash());
            int tail = tails.numberOf(parser.size(), symbol);
            run.add(parser.start(), known.add(tail) ? tail : tails.inBrief(tail));
            if (run.count == ENTRIES) {
                runs.add(run);
                run = new Run(0);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public NewestFirst entryNewestFirst() {
        if (next == 0) {
            newestFirst = new NewestFirst(tails);
        }
        newestFirst.addOlder(runs.get(runs.size() - 1 - next));
        next = (next + 1) % runs.size();
        return newestFirst;
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public NewestWins entry() {
        if (next == 0) {
            newestWins = new NewestWins(tails, new Shares(0, tails), 0, true);
        }
        newestWins.add(runs.get(next));
        next = (next + 1) % runs.size();
        return newestWins;
    }
}
