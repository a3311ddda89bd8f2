package perfmap.scan;

import java.util.IdentityHashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import perfmap.bench.LineSlices;
import perfmap.bench.NanosecondBenchmark;
import perfmap.bench.SampleMap;
import perfmap.file.Block;
import perfmap.live.Tails;
import perfmap.symbol.SymbolTable;

/**
 * What it takes to read a line as the scanner does, tails known or parsed, symbols found, entries gathered in
 * arrays, in nanoseconds.
 */
@State(Scope.Thread)
public class WorkerBenchmark extends NanosecondBenchmark {
    @Param({"NODE_0_12", "NODE_26", "SEED"})
    private SampleMap map;
    private LineSlices slices;
    private final Map<Block, Batch> batches = new IdentityHashMap<>();
    private Worker worker;

    @Setup
    public void load() {
        slices = new LineSlices(map.block());
        worker = new Worker(new SymbolTable(), new Tails(), null, false);
    }

    /** In the midst of a log that says the same over and over: a name is new at most the first time round. */
    @Benchmark
    @OperationsPerInvocation(LineSlices.LINES)
    public int lineOfLongLog() {
        slices.next();
        return parse();
    }

    /** The map is all there is: each time round, it begins with no name known, and ends with all. */
    @Benchmark
    @OperationsPerInvocation(LineSlices.LINES)
    public int lineOfWholeMap() {
        if (slices.next()) {
            worker = new Worker(new SymbolTable(), new Tails(), null, false);
        }
        return parse();
    }

    private int parse() {
        Batch batch = batches.computeIfAbsent(slices.block(), block -> new Batch(block, 1, false));
        worker.parse(batch);
        return batch.entries.count;
    }
}
