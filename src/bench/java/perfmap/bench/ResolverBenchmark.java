package perfmap.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import perfmap.file.Block;
import perfmap.format.Entries;
import perfmap.format.EntryParser;
import perfmap.live.NewestWins;

/**
 * What it takes to find out whether an entry is live, in nanoseconds. Each time round, the map is resolved from
 * its newest entry to its oldest one, and begun anew: with nothing covered yet, as for a file.
 */
@State(Scope.Thread)
public class ResolverBenchmark extends NanosecondBenchmark {
    private static final int ENTRIES = LineSlices.LINES;

    @Param({"NODE_0_12", "NODE_26", "SEED", "BYTES"})
    private SampleMap map;
    /** The map's entries, oldest first, {@value #ENTRIES} in each; what remains at its end is left out. */
    private final List<Entries> slices = new ArrayList<>();
    private int newer;
    private NewestWins newestWins;

    @Setup
    public void load() {
        Block block = map.block();
        EntryParser parser = new EntryParser();
        parser.open(block, block.from(), block.limit());
        Entries slice = new Entries(ENTRIES);
        while (parser.next()) {
            slice.add(parser.start(), parser.size(), 0);
            if (slice.count == ENTRIES) {
                slices.add(slice);
                slice = new Entries(ENTRIES);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public NewestWins entry() {
        if (newer == 0) {
            newer = slices.size();
            newestWins = new NewestWins();
        }
        newestWins.addOlder(slices.get(--newer));
        return newestWins;
    }
}
