package perfmap.symbol;

import java.util.Locale;

/** What wrote a symbol into the map, as far as its name tells. */
public enum Runtime {
    /** Node.js, Chromium, Deno, workerd and whatever else embeds V8. */
    V8,
    /** {@code jcmd PID Compiler.perfmap}, OpenJDK 17 and later. */
    OPENJDK,
    /** The perf-map-agent, which writes maps for any HotSpot JVM. */
    PERF_MAP_AGENT,
    /** CoreCLR, under {@code DOTNET_PerfMapEnabled}. */
    DOTNET,
    /** CPython 3.12 and later, under {@code -X perf}. */
    CPYTHON,
    /** Erlang/OTP, under {@code +JPperf map}. */
    ERLANG,
    /** PHP 8, under {@code opcache.jit_debug=0x10}. */
    PHP,
    /** Mono, under {@code --jitmap}. */
    MONO,
    /** None of these, or one whose names have no mark of their own. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word for it in reports, in kebab case: {@code perf-map-agent}. */
    public String label() {
        return label;
    }
}
