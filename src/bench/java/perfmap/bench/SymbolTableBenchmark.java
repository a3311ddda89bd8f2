package perfmap.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import perfmap.symbol.SymbolTable;

/** What it takes to find the number of a name whose hash is known, as it is to the scanner, in nanoseconds. */
public class SymbolTableBenchmark extends NanosecondBenchmark {
    /** How many names are asked for at once: those of a slice, about. */
    private static final int NAMES = LineSlices.LINES;

    /** The names that the lines of a map bear, in their order, and a table that has them all. */
    @State(Scope.Thread)
    public static class OfEveryLine {
        @Param({"NODE_0_12", "NODE_26", "SEED"})
        private SampleMap map;
        private Names names;
        private final SymbolTable symbols = new SymbolTable();
        private int next;

        @Setup
        public void load() {
            names = Names.all(map);
            names.sumOfIds(symbols, 0, names.count());
        }
    }

    /** The names of a map, each once, and a table that has none of them when the first one comes, each time round. */
    @State(Scope.Thread)
    public static class MetOnce {
        @Param({"ERLANG_25", "NAMES"})
        private SampleMap map;
        private Names names;
        private SymbolTable symbols;
        private int next;

        @Setup
        public void load() {
            names = Names.distinct(map);
        }
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public long knownName(OfEveryLine line) {
        if (line.next + NAMES > line.names.count()) {
            line.next = 0;
        }
        int first = line.next;
        line.next += NAMES;
        return line.names.sumOfIds(line.symbols, first, line.next);
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public long newName(MetOnce once) {
        if (once.symbols == null || once.next + NAMES > once.names.count()) {
            once.symbols = new SymbolTable();
            once.next = 0;
        }
        int first = once.next;
        once.next += NAMES;
        return once.names.sumOfIds(once.symbols, first, once.next);
    }
}
