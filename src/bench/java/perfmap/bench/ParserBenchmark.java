package perfmap.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import perfmap.format.EntryParser;

/** What it takes to parse a line by the grammar and hash its name, in nanoseconds. */
@State(Scope.Thread)
public class ParserBenchmark extends NanosecondBenchmark {
    @Param({"NODE_0_12", "NODE_26", "SEED"})
    private SampleMap map;
    private LineSlices slices;
    private final EntryParser parser = new EntryParser();

    @Setup
    public void load() {
        slices = new LineSlices(map.block());
    }

    /** @return all that was read, so that nothing of it is left undone */
    @Benchmark
    @OperationsPerInvocation(LineSlices.LINES)
    public long line() {
        slices.next();
        parser.open(slices.block());
        long sum = 0;
        while (parser.next()) {
            sum += parser.start() ^ parser.size() ^ parser.nameHash();
        }
        return sum;
    }
}
