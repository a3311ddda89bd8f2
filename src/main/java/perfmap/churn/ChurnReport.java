package perfmap.churn;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import perfmap.filter.Filter;
import perfmap.format.Entries;
import perfmap.format.EntryWriter;
import perfmap.scan.Scan;
import perfmap.scan.Timeline;
import perfmap.symbol.Group;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;
import perfmap.symbol.Traits;

/** Who made a map grow, and what would have helped: all that a churn report shows, in whatever form. */
public final class ChurnReport implements Figures {
    /** The label of what is left when the whole log is compacted. */
    public static final String COMPACTED = "compacted";
    private static final int ALL = Integer.MAX_VALUE - 1;

    private final String source;
    private final Scan scan;
    private final Growth growth;
    private final SymbolCounts counted;
    private final IntArrayList chosen;
    private final Breakdown kinds;
    private final Breakdown kindsOfAll;
    private final Counts total;
    private final Counts everything;
    private final Remedy compacted;
    private final List<Remedy> remedies;

    /**
     * A report on the symbols that {@code filter} keeps. What would have helped is always told of the whole log.
     *
     * @param source how the user named the map
     * @param scan   what was found in it, churn counted, live entries not filtered
     * @param growth how long it took to grow, or null if that is not known
     */
    public ChurnReport(String source, Scan scan, Filter filter, Growth growth) {
        this.source = source;
        this.scan = scan;
        this.growth = growth;
        this.counted = new SymbolCounts(scan);
        IntArrayList all = all(counted.count());
        this.chosen = filter.choosesSymbols() ? those(all, filter::keepsSymbol) : all;
        this.kindsOfAll = kindsOf(all);
        this.kinds = chosen == all ? kindsOfAll : kindsOf(chosen);
        this.total = kinds.total();
        this.everything = kindsOfAll.total();
        this.compacted = new Remedy(COMPACTED, "", counted.compactBytes(), everything.live(), false);
        this.remedies = remedies(filter);
    }

    private static IntArrayList all(int count) {
        int[] ids = new int[count];
        for (int id = 0; id < count; id++) {
            ids[id] = id;
        }
        return IntArrayList.wrap(ids);
    }

    private static IntArrayList those(IntArrayList ids, IntPredicate test) {
        IntArrayList those = new IntArrayList();
        for (int i = 0; i < ids.size(); i++) {
            if (test.test(ids.getInt(i))) {
                those.add(ids.getInt(i));
            }
        }
        return those;
    }

    private Breakdown kindsOf(IntArrayList ids) {
        return Breakdown.of(counted, ids, List.of(Dimension.KIND), SortKey.LOG_BYTES, ALL);
    }

    /** How the user named the map. */
    @Override
    public String source() {
        return source;
    }

    /** What was found in the map. */
    public Scan scan() {
        return scan;
    }

    /** How long the log took to grow, or null if that is not known. */
    @Override
    public Growth growth() {
        return growth;
    }

    /** The sum of all rows of any breakdown: of the symbols that were not filtered away. */
    @Override
    public Counts total() {
        return total;
    }

    /** The sum over the whole log, filtered or not. */
    public Counts everything() {
        return everything;
    }

    /** What would have helped, the log as it is first. */
    public List<Remedy> remedies() {
        return remedies;
    }

    /** The symbols by {@code by}, the first {@code top} rows of each level. */
    public Breakdown by(List<Dimension> by, SortKey sort, int top) {
        return Breakdown.of(counted, chosen, by, sort, top);
    }

    @Override
    public Optional<Breakdown> by(List<Dimension> by) {
        return Optional.of(by(by, SortKey.LOG_BYTES, ALL));
    }

    @Override
    public List<Row> symbols(NameTest within, SortKey sort, int top) {
        return Breakdown.of(counted, matching(within), List.of(Dimension.SYMBOL), sort, top).rows();
    }

    @Override
    public Optional<Counts> sum(NameTest within) {
        Counts sum = new Counts();
        matching(within).forEach(id -> sum.add(counted, id));
        return Optional.of(sum);
    }

    private IntArrayList matching(NameTest test) {
        SymbolTable symbols = scan.symbols();
        return those(chosen, id -> {
            int from = symbols.offset(id);
            return test.matches(symbols.bytes(id), from, from + symbols.length(id));
        });
    }

    @Override
    public long compactBytes() {
        return compacted.bytes();
    }

    /** The symbols by kind, all of them. */
    public Breakdown kinds() {
        return kinds;
    }

    /** Log bytes of each kind that the log has, filtered or not, in 100 equal steps of it. */
    public Map<Kind, long[]> timeline() {
        Map<Kind, long[]> steps = new EnumMap<>(Kind.class);
        Timeline timeline = scan.churn().timeline();
        for (Kind kind : Kind.values()) {
            long[] logBytes = timeline.logBytes(kind, scan.mapBytes());
            if (!Arrays.equals(logBytes, new long[Timeline.STEPS])) {
                steps.put(kind, logBytes);
            }
        }
        return steps;
    }

    /** What is done with each symbol. */
    @FunctionalInterface
    public interface SymbolVisitor {
        /** Called for a symbol of these traits and this name, whose entries take {@code logBytes}. */
        void visit(Traits traits, byte[] name, long logBytes) throws IOException;
    }

    /** Calls {@code visitor} for every symbol that was not filtered away, in the order of their names. */
    public void forEachSymbol(SymbolVisitor visitor) throws IOException {
        int[] byName = chosen.toIntArray();
        IntArrays.parallelQuickSort(byName, counted::compareNames);
        for (int id : byName) {
            visitor.visit(counted.traits(id), scan.symbols().name(id), counted.logBytes(id));
        }
    }

    private List<Remedy> remedies(Filter filter) {
        Counts stubs = everythingOf(Group.STUBS);
        Counts ics = everythingOf(Group.ICS);
        Counts functions = everythingOf(Group.FUNCTIONS);
        List<Remedy> all = new ArrayList<>();
        all.add(new Remedy("as written", "", scan.mapBytes(), everything.entries(), true));
        all.add(new Remedy("without stubs", "--drop-kind stubs",
                scan.mapBytes() - stubs.logBytes(), everything.entries() - stubs.entries(), true));
        all.add(new Remedy("without stubs and ICs", "--drop-kind stubs,ics",
                scan.mapBytes() - stubs.logBytes() - ics.logBytes(),
                everything.entries() - stubs.entries() - ics.entries(), true));
        all.add(new Remedy("functions only", "--only-functions",
                functions.logBytes(), functions.entries(), true));
        all.add(compacted);
        if (filter.executable() != null) {
            all.add(executableOnly(filter));
        }
        return all;
    }

    private Counts everythingOf(Group group) {
        Counts sum = new Counts();
        for (Row kind : kindsOfAll.rows()) {
            if (Kind.ofLabel(kind.key()).orElseThrow().group() == group) {
                sum.add(kind.counts());
            }
        }
        return sum;
    }

    private Remedy executableOnly(Filter filter) {
        Entries live = scan.live();
        long bytes = 0;
        long entries = 0;
        for (int i = 0; i < live.count; i++) {
            if (filter.keepsPlace(live.starts[i], live.sizes[i])) {
                bytes += compactBytes(live.starts[i], live.sizes[i], live.symbols[i]);
                entries++;
            }
        }
        return new Remedy("compacted, executable only", "--executable-in", bytes, entries, false);
    }

    private long compactBytes(long start, long size, int symbol) {
        SymbolTable symbols = scan.symbols();
        int from = symbols.offset(symbol);
        return EntryWriter.length(start, size, symbols.bytes(symbol), from, from + symbols.length(symbol));
    }
}
