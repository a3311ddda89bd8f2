package perfmap.symbol;

import static perfmap.symbol.Group.BUILTINS;
import static perfmap.symbol.Group.FUNCTIONS;
import static perfmap.symbol.Group.ICS;
import static perfmap.symbol.Group.REGEXPS;
import static perfmap.symbol.Group.STUBS;
import static perfmap.symbol.Group.TRAMPOLINES;

import java.util.Locale;
import java.util.Optional;

/**
 * What sort of code a symbol is. The first kinds are V8's tags, one each, by their own names; they are the
 * union of {@code LOG_EVENTS_AND_TAGS_LIST} in {@code log.h} and {@code CODE_TYPE_LIST} in
 * {@code code-events.h} over V8's versions. The other runtimes get a few kinds each.
 */
public enum Kind {
    JS(FUNCTIONS, "JS", "JS:*render /srv/app/node_modules/ejs/lib/ejs.js:661:20"),
    LAZY_COMPILE(FUNCTIONS, "LazyCompile", "LazyCompile:~inspect util.js:125"),
    FUNCTION(FUNCTIONS, "Function", "Function:^tryCreateBuffer node:fs:419"),
    INTERPRETED_FUNCTION(FUNCTIONS, "InterpretedFunction", "InterpretedFunction:~emit events.js:160"),
    EVAL(FUNCTIONS, "Eval", "Eval:~ /srv/app/server.js:1:1"),
    SCRIPT(FUNCTIONS, "Script", "Script:~/srv/app/server.js"),
    /** V8 logs WebAssembly under {@code Function} and later {@code JS}; name, index and compiler tell it. */
    WASM(FUNCTIONS, null, "JS:wasm-function[0]-0-turbofan"),
    STUB(STUBS, "Stub", "Stub:utf8Write"),
    BUILTIN(BUILTINS, "Builtin", "Builtin:ArrayPrototypeReverse"),
    BYTECODE_HANDLER(BUILTINS, "BytecodeHandler", "BytecodeHandler:CallProperty0.Wide"),
    REG_EXP(REGEXPS, "RegExp", "RegExp.> src: '\\r\\n?|\\n' flags: 'g'"),
    CALLBACK(Group.OTHER, "Callback", "Callback:get length"),

    HANDLER(ICS, "Handler", "Handler:length"),
    LOAD_IC(ICS, "LoadIC", "LoadIC:options"),
    LOAD_GLOBAL_IC(ICS, "LoadGlobalIC", "LoadGlobalIC:process"),
    LOAD_POLYMORPHIC_IC(ICS, "LoadPolymorphicIC", "LoadPolymorphicIC:opcode"),
    LOAD_INITIALIZE(ICS, "LoadInitialize", "LoadInitialize:0"),
    LOAD_PRE_MONOMORPHIC(ICS, "LoadPreMonomorphic", "LoadPreMonomorphic:0"),
    LOAD_MEGAMORPHIC(ICS, "LoadMegamorphic", "LoadMegamorphic:0"),
    STORE_IC(ICS, "StoreIC", "StoreIC:offset"),
    STORE_POLYMORPHIC_IC(ICS, "StorePolymorphicIC", "StorePolymorphicIC:parent"),
    STORE_INITIALIZE(ICS, "StoreInitialize", "StoreInitialize:0"),
    STORE_PRE_MONOMORPHIC(ICS, "StorePreMonomorphic", "StorePreMonomorphic:0"),
    STORE_GENERIC(ICS, "StoreGeneric", "StoreGeneric:0"),
    STORE_MEGAMORPHIC(ICS, "StoreMegamorphic", "StoreMegamorphic:0"),
    KEYED_LOAD_IC(ICS, "KeyedLoadIC", "KeyedLoadIC:symbol(\"CallSite#function\" hash 1e271b90)"),
    KEYED_LOAD_POLYMORPHIC_IC(ICS, "KeyedLoadPolymorphicIC", "KeyedLoadPolymorphicIC:"),
    KEYED_LOAD_MEGAMORPHIC_IC(ICS, "KeyedLoadMegamorphicIC", "KeyedLoadMegamorphicIC:"),
    KEYED_EXTERNAL_ARRAY_LOAD_IC(ICS, "KeyedExternalArrayLoadIC", "KeyedExternalArrayLoadIC:"),
    KEYED_STORE_IC(ICS, "KeyedStoreIC", "KeyedStoreIC:"),
    KEYED_STORE_POLYMORPHIC_IC(ICS, "KeyedStorePolymorphicIC", "KeyedStorePolymorphicIC:"),
    KEYED_STORE_MEGAMORPHIC_IC(ICS, "KeyedStoreMegamorphicIC", "KeyedStoreMegamorphicIC:"),
    KEYED_EXTERNAL_ARRAY_STORE_IC(ICS, "KeyedExternalArrayStoreIC", "KeyedExternalArrayStoreIC:"),
    CALL_IC(ICS, "CallIC", "CallIC:push"),
    CALL_INITIALIZE(ICS, "CallInitialize", "CallInitialize:1"),
    CALL_PRE_MONOMORPHIC(ICS, "CallPreMonomorphic", "CallPreMonomorphic:1"),
    CALL_NORMAL(ICS, "CallNormal", "CallNormal:1"),
    CALL_MEGAMORPHIC(ICS, "CallMegamorphic", "CallMegamorphic:1"),
    CALL_MISS(ICS, "CallMiss", "CallMiss:1"),
    CALL_DEBUG_BREAK(ICS, "CallDebugBreak", "CallDebugBreak:1"),
    CALL_DEBUG_PREPARE_STEP_IN(ICS, "CallDebugPrepareStepIn", "CallDebugPrepareStepIn:1"),
    KEYED_CALL_IC(ICS, "KeyedCallIC", "KeyedCallIC:push"),
    KEYED_CALL_INITIALIZE(ICS, "KeyedCallInitialize", "KeyedCallInitialize:1"),
    KEYED_CALL_PRE_MONOMORPHIC(ICS, "KeyedCallPreMonomorphic", "KeyedCallPreMonomorphic:1"),
    KEYED_CALL_NORMAL(ICS, "KeyedCallNormal", "KeyedCallNormal:1"),
    KEYED_CALL_MEGAMORPHIC(ICS, "KeyedCallMegamorphic", "KeyedCallMegamorphic:1"),
    KEYED_CALL_MISS(ICS, "KeyedCallMiss", "KeyedCallMiss:1"),
    KEYED_CALL_DEBUG_BREAK(ICS, "KeyedCallDebugBreak", "KeyedCallDebugBreak:1"),
    KEYED_CALL_DEBUG_PREPARE_STEP_IN(ICS, "KeyedCallDebugPrepareStepIn", "KeyedCallDebugPrepareStepIn:1"),
    /** Any other tag of V8's shape that ends in {@code IC}. */
    IC(ICS, null, "CompareIC:EQ"),

    JAVA_METHOD(FUNCTIONS, null, "int java.lang.String.hashCode()"),
    JAVA_STUB(STUBS, null, "new_instance Runtime1 stub"),
    VTABLE_CHUNK(STUBS, null, "vtable chunks"),
    JAVA_ADAPTER(TRAMPOLINES, null, "I2C/C2I adapters"),
    JAVA_INTERPRETER(BUILTINS, null, "Interpreter"),

    DOTNET_METHOD(FUNCTIONS, null, "instance void [System.Private.Uri] System.Uri::.ctor(string)[Tier0]"),
    DOTNET_STUB(STUBS, null, "stub<1> GenerateLookupStub"),

    PYTHON_FUNCTION(FUNCTIONS, null, "py::JSONEncoder.encode:/usr/lib/python3.12/json/encoder.py"),

    ERLANG_FUNCTION(FUNCTIONS, null, "$lists:keysort/2"),
    /** The words and instructions in front of a function; a call runs through them. */
    ERLANG_PROLOGUE(FUNCTIONS, null, "$lists:keysort/2-CodeInfoPrologue"),
    ERLANG_GLOBAL(STUBS, null, "$global::apply_fun_shared"),
    ERLANG_HEADER(Group.OTHER, null, "$lists::codeHeader"),

    PHP_FUNCTION(FUNCTIONS, null, "JIT$App\\Cart::total"),
    PHP_TRACE(FUNCTIONS, null, "TRACE-1$App\\Cart::total$12"),
    PHP_STUB(STUBS, null, "JIT$$exception_handler"),

    MONO_METHOD(FUNCTIONS, null, "System.Linq.Enumerable:Range (int,int)"),
    MONO_WRAPPER(TRAMPOLINES, null, "(wrapper managed-to-native) System.Threading.Monitor:Exit (object)"),
    MONO_TRAMPOLINE(TRAMPOLINES, null, "generic_trampoline_jit"),

    /** What is not recognised; never an error. */
    OTHER(Group.OTHER, null, "lj_vm_asm_begin");

    private final Group group;
    private final String tag;
    private final String example;
    private final String label;

    Kind(Group group, String tag, String example) {
        this.group = group;
        this.tag = tag;
        this.example = example;
        this.label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The word for it on the command line and in reports: V8's tag in kebab case, {@code keyed-load-ic}. */
    public String label() {
        return label;
    }

    /** The group that it falls into. */
    public Group group() {
        return group;
    }

    /** A symbol of this kind, as its runtime would write it. */
    public String example() {
        return example;
    }

    /** What V8 writes in front of the colon; null for a kind that no tag tells by itself. */
    String tag() {
        return tag;
    }

    /** The kind that bears this label, to the letter; empty where none does. */
    public static Optional<Kind> ofLabel(String label) {
        for (Kind kind : values()) {
            if (kind.label.equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
