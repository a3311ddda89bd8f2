package perfmap.symbol;

import java.util.Locale;

/**
 * How far a piece of code was optimised, as far as its name tells. Only V8's and .NET's names tell it.
 *
 * <p>V8 puts a mark straight after the tag's colon ({@code CodeKindToMarker} in {@code code-kind.cc});
 * .NET a word in brackets at the end ({@code PrepareCodeConfig::GetJitOptimizationTierStr} in
 * {@code prestub.cpp}); V8's WebAssembly the compiler's name at the end ({@code wasm-tier.h}).
 */
public enum Tier {
    /** {@code ~} in V8: bytecode; before Node 8, full-codegen code that may yet be optimised. */
    INTERPRETED,
    /** Compiled quickly: {@code ^}, Sparkplug; {@code liftoff}; .NET's tier 0. */
    BASELINE,
    /**
     * Between the two: {@code +}, Maglev and earlier Turboprop; .NET's {@code PreJIT}, which was optimised
     * ahead of time, knows less than the JIT, and is compiled again when it gets hot.
     */
    MID,
    /** As far as the runtime goes: {@code *}, TurboFan and earlier Crankshaft; .NET's tier 1. */
    OPTIMISED,
    /** The name tells none. */
    NONE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word for it in reports: {@code optimised}. */
    public String label() {
        return label;
    }
}
