package perfmap.symbol;

import java.util.Map;

/**
 * .NET's CoreCLR: {@code type [assembly] Namespace.Type::Method(parameters)[tier]} by
 * {@code MethodDesc::GetFullMethodInfo}, the tier unless switched off, and {@code stub<1> maker<kind>} or,
 * for all of a sort together, {@code stub maker<kind>} by {@code PerfMap::LogStubs}.
 */
final class DotnetGrammar implements Grammar {
    private static final NameTable<Tier> TIERS = new NameTable<>(Map.ofEntries(
        Map.entry("Tier0", Tier.BASELINE),
        Map.entry("QuickJitted", Tier.BASELINE),
        Map.entry("MinOptJitted", Tier.BASELINE),
        Map.entry("InstrumentedTier", Tier.BASELINE),
        Map.entry("PreJIT", Tier.MID),
        Map.entry("PreJit-cold", Tier.MID),
        Map.entry("InstrumentedTierOptimized", Tier.MID),
        Map.entry("Tier1", Tier.OPTIMISED),
        Map.entry("Optimized", Tier.OPTIMISED),
        Map.entry("OptimizedTier1", Tier.OPTIMISED),
        Map.entry("OptimizedTier1OSR", Tier.OPTIMISED)));

    @Override
    public Traits traits(byte[] name, int from, int to) {
        if (isStub(name, from, to)) {
            return Traits.of(Runtime.DOTNET, Kind.DOTNET_STUB, Tier.NONE);
        }
        boolean isMethod = parenthesis(name, endOfAssembly(name, from, to), to) > 0;
        return isMethod ? Traits.of(Runtime.DOTNET, Kind.DOTNET_METHOD, tier(name, from, to)) : null;
    }

    @Override
    public FunctionName takeApart(byte[] name, int from, int to, Kind kind) {
        int bracket = endOfAssembly(name, from, to);
        int assembly = Latin1.lastIndexOf(name, from, bracket, '[') + 1;
        String method = Latin1.text(name, bracket + "] ".length(), parenthesis(name, bracket, to));
        return FunctionName.in(Latin1.text(name, assembly, bracket), method);
    }

    private static boolean isStub(byte[] name, int from, int to) {
        if (Latin1.startsWith(name, from, to, "stub ")) {
            return name[to - 1] == '>';
        }
        int number = from + "stub<".length();
        return Latin1.startsWith(name, from, to, "stub<") && number < to && Latin1.isDigit(name[number]);
    }

    /** The bracket that closes the assembly's name; -1 where there is none. */
    private static int endOfAssembly(byte[] name, int from, int to) {
        int open = Latin1.indexOf(name, from, to, " [");
        return open < 0 ? -1 : Latin1.indexOf(name, open, to, "] ");
    }

    /** The parenthesis in front of the parameters; -1 where there are none, or no method's name before it. */
    private static int parenthesis(byte[] name, int bracket, int to) {
        int scope = bracket < 0 ? -1 : Latin1.indexOf(name, bracket, to, "::");
        return scope < 0 ? -1 : Latin1.indexOf(name, scope, to, '(');
    }

    private static Tier tier(byte[] name, int from, int to) {
        if (name[to - 1] != ']') {
            return Tier.NONE;
        }
        int open = Latin1.lastIndexOf(name, from, to, '[');
        Tier tier = TIERS.get(name, open + 1, to - 1);
        return tier == null ? Tier.NONE : tier;
    }
}
