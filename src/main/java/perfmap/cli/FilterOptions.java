package perfmap.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import perfmap.file.FileFailure;
import perfmap.filter.ExecutableMappings;
import perfmap.filter.Filter;
import perfmap.filter.Glob;
import perfmap.filter.SymbolRule;
import perfmap.symbol.Group;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;
import picocli.CommandLine.Option;

/** The filters, the same for every command that takes them. */
final class FilterOptions {
    @Option(names = "--drop", paramLabel = "GLOB", order = 10,
            description = "Drop symbols whose whole name matches, as 'Stub:*' or '*node_modules*'; may be"
                + " given again. In a GLOB * is any run of characters, slashes too, ? is one, [a-z] one of these,"
                + " [!a-z] none of these, and \\ takes the next as it is; upper and lower case differ.")
    private List<String> drop = new ArrayList<>();

    @Option(names = "--keep", paramLabel = "GLOB", order = 11,
            description = "Keep only symbols whose whole name matches; given again, either.")
    private List<String> keep = new ArrayList<>();

    @Option(names = "--drop-kind", paramLabel = "K", split = ",", order = 12,
            description = "Drop kinds or groups of kinds, as stubs,ics; 'perfmap-compact kinds' lists them.")
    private List<String> dropKinds = new ArrayList<>();

    @Option(names = "--keep-kind", paramLabel = "K", split = ",", order = 13,
            description = "Keep only these kinds or groups.")
    private List<String> keepKinds = new ArrayList<>();

    @Option(names = "--only-functions", order = 14,
            description = "Keep only functions of the program: what --perf-basic-prof-only-functions of V8"
                + " promised. The same as --keep-kind functions.")
    private boolean onlyFunctions;

    @Option(names = "--executable-in", paramLabel = "PROCMAPS", order = 15,
            description = "Keep only entries that lie in an executable mapping of PROCMAPS, a copy of"
                + " /proc/PID/maps. Drops the bytecode that Node 8 and later log, which is never sampled.")
    private String procmaps;

    /** Refuses to write a map or a report over the copy of {@code /proc/PID/maps}. */
    void refuseToReplace(String target) throws IOException {
        Overwriting.refuse(procmaps, "the copy of /proc/PID/maps", target);
    }

    /** The filter that was asked for, over {@code symbols}. */
    Filter filter(SymbolTable symbols) throws Refusal, FileFailure {
        Filter filter = new Filter();
        filter.keep(nameRules("--keep", keep, symbols));
        filter.keep(kindRules("--keep-kind", keepKinds, symbols));
        if (onlyFunctions) {
            filter.keep(List.of(new SymbolRule("--only-functions", symbol ->
                    symbols.traits(symbol).group() == Group.FUNCTIONS)));
        }
        filter.drop(nameRules("--drop", drop, symbols));
        filter.drop(kindRules("--drop-kind", dropKinds, symbols));
        if (procmaps != null) {
            filter.keepIn(ExecutableMappings.read(procmaps));
        }
        return filter;
    }

    private static List<SymbolRule> nameRules(String option, List<String> globs, SymbolTable symbols)
            throws Refusal {
        List<SymbolRule> rules = new ArrayList<>();
        for (String pattern : globs) {
            Glob glob;
            try {
                glob = Glob.of(pattern);
            } catch (IllegalArgumentException e) {
                throw new Refusal(ExitStatus.USAGE, option + " " + e.getMessage());
            }
            rules.add(new SymbolRule(option + " '" + pattern + "'", symbol -> {
                int from = symbols.offset(symbol);
                return glob.matches(symbols.bytes(symbol), from, from + symbols.length(symbol));
            }));
        }
        return rules;
    }

    private static List<SymbolRule> kindRules(String option, List<String> labels, SymbolTable symbols)
            throws Refusal {
        List<SymbolRule> rules = new ArrayList<>();
        for (String label : labels) {
            rules.add(new SymbolRule(option + " " + label, isOfKind(option, label, symbols)));
        }
        return rules;
    }

    /** {@code other} is a kind and a group; the group has the kind in it. */
    private static IntPredicate isOfKind(String option, String label, SymbolTable symbols) throws Refusal {
        Optional<Group> group = Group.ofLabel(label);
        if (group.isPresent()) {
            return symbol -> symbols.traits(symbol).group() == group.get();
        }
        Kind kind = Kind.ofLabel(label).orElseThrow(() -> new Refusal(ExitStatus.USAGE,
                option + ": there is no kind or group '" + label + "'; '" + Main.NAME + " kinds' lists them"));
        return symbol -> symbols.traits(symbol).kind() == kind;
    }
}
