package perfmap.symbol;

import java.util.HashMap;
import java.util.Map;

/**
 * The JVM, written by itself or by perf-map-agent. OpenJDK's {@code CodeCache::write_perf_map} names a method
 * {@code type package.Class.method(parameters)} and any other code by its blob's name, which has no common
 * mark: the table holds those of OpenJDK 17 to 25. The agent ({@code perf-map-agent.c}) names a method
 * {@code Lpackage/Class;::method} or {@code package.Class::method}, perhaps with a descriptor,
 * {@code (File.java:line)} and, for inlined code, {@code in} and the method that it was inlined into.
 */
final class JavaGrammar implements Grammar {
    private static final NameTable<Kind> BLOBS = blobs();
    private static final String[] STUB_STARTS = {
        "StubRoutines ", "StubRoutines::", "Shared Runtime ", "C1 Runtime ", "C2 Runtime ", "jni_fast_Get",
    };
    private static final String[] STUB_ENDS = {" Runtime1 stub", " throw_exception", "_runtime_stub"};

    @Override
    public Traits traits(byte[] name, int from, int to) {
        if (isAgentMethod(name, from, to)) {
            return Traits.of(Runtime.PERF_MAP_AGENT, Kind.JAVA_METHOD, Tier.NONE);
        }
        Kind kind = isMethod(name, from, to) ? Kind.JAVA_METHOD : BLOBS.get(name, from, to);
        if (kind == null && isStub(name, from, to)) {
            kind = Kind.JAVA_STUB;
        }
        return kind == null ? null : Traits.of(Runtime.OPENJDK, kind, Tier.NONE);
    }

    @Override
    public FunctionName takeApart(byte[] name, int from, int to, Kind kind) {
        if (isAgentMethod(name, from, to)) {
            return JavaAgentMethod.takeApart(Latin1.text(name, from, to));
        }
        int start = Latin1.indexOf(name, from, to, ' ') + 1;
        return method(Latin1.text(name, start, Latin1.indexOf(name, start, to, '(')));
    }

    /** Takes {@code package.Class.method} apart, where the package may be missing. */
    private static FunctionName method(String qualified) {
        int methodDot = qualified.lastIndexOf('.');
        int packageDot = qualified.lastIndexOf('.', methodDot - 1);
        if (packageDot < 0) {
            return FunctionName.in(null, qualified);
        }
        return FunctionName.in(qualified.substring(0, packageDot), qualified.substring(packageDot + 1));
    }

    /** A type, a blank, a name with a dot in it, and parentheses straight behind it, to the end. */
    private static boolean isMethod(byte[] name, int from, int to) {
        if (name[to - 1] != ')') {
            return false;
        }
        int blank = from;
        while (blank < to && isTypePart(name[blank])) {
            blank++;
        }
        if (blank == from || blank == to || name[blank] != ' ') {
            return false;
        }
        int parenthesis = Latin1.indexOf(name, blank, to, '(');
        return parenthesis > 0 && name[parenthesis - 1] != ' '
            && Latin1.indexOf(name, blank, parenthesis, '.') > 0
            && Latin1.indexOf(name, blank, parenthesis, ':') < 0;
    }

    private static boolean isAgentMethod(byte[] name, int from, int to) {
        int end = from;
        while (end < to && isTypePart(name[end])) {
            end++;
        }
        if (end == from || end == to) {
            return false;
        }
        if (name[from] == 'L' && name[end] == ';') {
            return end + 2 < to && (name[end + 1] == '.' || Latin1.startsWith(name, end + 1, to, "::"));
        }
        return Latin1.startsWith(name, end, to, "::") && end + 2 < to && name[end + 2] != ':'
            && Latin1.indexOf(name, from + 1, end, '.') > 0;
    }

    private static boolean isTypePart(byte b) {
        return Latin1.isWordPart(b) || b == '.' || b == '$' || b == '/' || b == '[' || b == ']';
    }

    private static boolean isStub(byte[] name, int from, int to) {
        for (String start : STUB_STARTS) {
            if (Latin1.startsWith(name, from, to, start)) {
                return true;
            }
        }
        for (String end : STUB_ENDS) {
            if (Latin1.endsWith(name, from, to, end)) {
                return true;
            }
        }
        return Latin1.endsWith(name, from, to, "_Java") && name[from] == '_';
    }

    private static NameTable<Kind> blobs() {
        Map<String, Kind> blobs = new HashMap<>();
        for (String stub : new String[] {
            "DeoptimizationBlob", "ExceptionBlob", "SafepointBlob", "UncommonTrapBlob",
            "C1 temporary CodeBuffer", "InlineCacheBuffer", "VM_Version stub",
            "resolve_opt_virtual_call", "resolve_static_call", "resolve_virtual_call",
            "ic_miss_stub", "wrong_method_stub", "wrong_method_abstract_stub", "call_stub", "upcall_stub",
            "flush_icache_stub", "getCPUIDBrandString_stub", "get_cpu_info_stub", "detect_virt_stub",
            "g1_pre_barrier_slow", "g1_post_barrier_slow", "shenandoah_barrier_stubs", "nep_invoker_blob",
            "jfr_write_checkpoint", "jfr_return_lease",
        }) {
            blobs.put(stub, Kind.JAVA_STUB);
        }
        for (String adapter : new String[] {
            "I2C/C2I adapters", "adapters", "MethodHandles adapters",
            "native signature handlers", "Signature Handler Temp Buffer",
        }) {
            blobs.put(adapter, Kind.JAVA_ADAPTER);
        }
        for (String vtable : new String[] {"vtable chunks", "vtable stub", "itable stub"}) {
            blobs.put(vtable, Kind.VTABLE_CHUNK);
        }
        blobs.put("Interpreter", Kind.JAVA_INTERPRETER);
        return new NameTable<>(blobs);
    }
}
