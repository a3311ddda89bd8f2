package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherRuntimesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int java.lang.Object.hashCode()                     | JAVA_METHOD",
        "void J.main(java.lang.String[])                     | JAVA_METHOD",
        "java.util.HashMap$Node[] java.util.HashMap.resize() | JAVA_METHOD",
        "int J$$Lambda$1/0x00007f6cdc000a08.applyAsInt(int)  | JAVA_METHOD",
        "void java.lang.String.<init>(byte[], byte)          | JAVA_METHOD",
        "I2C/C2I adapters                                    | JAVA_ADAPTER",
        "adapters                                            | JAVA_ADAPTER",
        "MethodHandles adapters                              | JAVA_ADAPTER",
        "native signature handlers                           | JAVA_ADAPTER",
        "vtable chunks                                       | VTABLE_CHUNK",
        "Interpreter                                         | JAVA_INTERPRETER",
        "SafepointBlob                                       | JAVA_STUB",
        "StubRoutines (1)                                    | JAVA_STUB",
        "StubRoutines (initial stubs)                        | JAVA_STUB",
        "new_instance Runtime1 stub                          | JAVA_STUB",
        "NullPointerException at call throw_exception        | JAVA_STUB",
        "_multianewarray2_Java                               | JAVA_STUB",
        "jni_fast_GetIntField                                | JAVA_STUB",
        "wrong_method_abstract_stub                          | JAVA_STUB",
        "load_barrier_on_oop_field_preloaded_runtime_stub    | JAVA_STUB",
        "Shared Runtime wrong_method_blob                    | JAVA_STUB",
        "VM_Version stub                                     | JAVA_STUB",
    })
    void namesOfOpenJdkAreToldApart(String symbol, Kind kind) {
        assertThat(Symbols.traits(symbol)).isEqualTo(Traits.of(Runtime.OPENJDK, kind, Tier.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Ljava/lang/String;::hashCode", "Ljava/lang/String;.hashCode", "Ljava/lang/String;.hashCode()I",
        "LJ;::main", "java.lang.String::hashCode", "java.util.HashMap::hash in java.util.HashMap::put",
        "Ljava/util/HashMap;.hash in Ljava/util/HashMap;.put", "Ljava/lang/String;.<init>(String.java:230)",
    })
    void namesOfPerfMapAgentAreItsOwn(String symbol) {
        Traits expected = Traits.of(Runtime.PERF_MAP_AGENT, Kind.JAVA_METHOD, Tier.NONE);
        assertThat(Symbols.traits(symbol)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "void [System.Private.CoreLib] System.AppContext::Setup(char**,char**,int32)[PreJIT] | MID",
        "bool [App] App.Cart::Total(int32)[PreJit-cold]                                      | MID",
        "instance void [System.Private.CoreLib] System.String::.ctor(char[],int32)[Tier0]    | BASELINE",
        "instance bool [App] App.Cart`1[System.__Canon]::Add(!0)[QuickJitted]                | BASELINE",
        "void [App] App.Program::Main(class System.String[])[MinOptJitted]                   | BASELINE",
        "void [App] dynamicClass::IL_STUB_PInvoke()[Optimized]                               | OPTIMISED",
        "instance int32 [App] App.Cart::Total()[OptimizedTier1]                              | OPTIMISED",
        "instance int32 [App] App.Cart::Total()[OptimizedTier1OSR]                           | OPTIMISED",
        "class [System.Runtime]System.Object [App] App.Cart::Item(int32)[OptimizedTier1]     | OPTIMISED",
        "instance int32 [App] App.Cart::Total()[Unknown]                                     | NONE",
        "instance int32 [App] App.Cart::Total(int32[])                                       | NONE",
    })
    void methodsOfDotnetTellTheirTierInBrackets(String symbol, Tier tier) {
        assertThat(Symbols.traits(symbol)).isEqualTo(Traits.of(Runtime.DOTNET, Kind.DOTNET_METHOD, tier));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "stub<1> GenerateLookupStub                                         | DOTNET  | DOTNET_STUB",
        "stub<27> AllocateTemporaryEntryPoints<PRECODE_FIXUP>               | DOTNET  | DOTNET_STUB",
        "stub GenerateResolveStub<GenerateResolveStub>                      | DOTNET  | DOTNET_STUB",
        "py::<module>:<string>                                              | CPYTHON | PYTHON_FUNCTION",
        "py::outer.<locals>.inner:/srv/app/p.py                             | CPYTHON | PYTHON_FUNCTION",
        "py::                                                               | CPYTHON | PYTHON_FUNCTION",
        "$lists:keysort/2                                                   | ERLANG  | ERLANG_FUNCTION",
        "$erlang:'!'/2                                                      | ERLANG  | ERLANG_FUNCTION",
        "$prim_socket:'-bind/3-lc$^0/1-0-'/1                                | ERLANG  | ERLANG_FUNCTION",
        "$'Elixir.My:App':run/1                                             | ERLANG  | ERLANG_FUNCTION",
        "$lists:keysort/2-CodeInfoPrologue                                  | ERLANG  | ERLANG_PROLOGUE",
        "$lists::codeHeader                                                 | ERLANG  | ERLANG_HEADER",
        "$lists::codeFooter                                                 | ERLANG  | ERLANG_HEADER",
        "$global::apply_fun_shared                                          | ERLANG  | ERLANG_GLOBAL",
        "JIT$$hybrid_runtime_jit                                            | PHP     | PHP_STUB",
        "JIT$array_sum                                                      | PHP     | PHP_FUNCTION",
        "JIT$/srv/app/index.php                                             | PHP     | PHP_FUNCTION",
        "TRACE-1$fib$12                                                     | PHP     | PHP_TRACE",
        "TRACE-20$/srv/app/index.php$3                                      | PHP     | PHP_TRACE",
        "ESCAPE-1-2                                                         | PHP     | PHP_STUB",
        "App\\Cart::total                                                   | PHP     | PHP_FUNCTION",
        "System.Linq.Enumerable:Range (int,int)                             | MONO    | MONO_METHOD",
        "System.Linq.Enumerable:OrderBy<int, int> (System.Func`2<int, int>) | MONO    | MONO_METHOD",
        "System.Nullable`1<bool>:get_Value ()                               | MONO    | MONO_METHOD",
        "System.Linq.EnumerableSorter`2<int, int>:.ctor (bool)              | MONO    | MONO_METHOD",
        "T:<Main>m__0 (int)                                                 | MONO    | MONO_METHOD",
        "<Module>:runtime_invoke (object)                                   | MONO    | MONO_METHOD",
        "Script:Update ()                                                   | MONO    | MONO_METHOD",
        "TopIC:Ask (string)                                                 | MONO    | MONO_METHOD",
        "(wrapper alloc) object:AllocSmall (intptr,intptr)                  | MONO    | MONO_WRAPPER",
        "(wrapper runtime-invoke) <Module>:runtime_invoke_void (object)     | MONO    | MONO_WRAPPER",
        "(null)                                                             | MONO    | MONO_TRAMPOLINE",
        "rgctx_fetch_trampoline_rgctx_3                                     | MONO    | MONO_TRAMPOLINE",
        "delegate_invoke_impl_target_0                                      | MONO    | MONO_TRAMPOLINE",
        "delegate_virtual_invoke_imt_m_4                                    | MONO    | MONO_TRAMPOLINE",
        "llvm_throw_corlib_exception_abs_trampoline                         | MONO    | MONO_TRAMPOLINE",
        "throw_exception                                                    | MONO    | MONO_TRAMPOLINE",
    })
    void namesWithAColonOrADollarAreToldApart(String symbol, Runtime runtime, Kind kind) {
        assertThat(Symbols.traits(symbol)).isEqualTo(Traits.of(runtime, kind, Tier.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "fib", "lj_vm_asm_begin", "julia_fib_123", "wasm[0]::function[3]", "std::vector<int>::at",
        "core::fmt::write", "void std::sort(int*, int*)", "foo (bar)", "a:b", "a::b()", "Unknown:~f /a.js:1",
        "js:f", "JS", "JS f", "RegExp.", "RegExp.>src", "$", "$foo", "$foo:bar", "$foo:/2", "$:foo/2",
        "$foo/2", "$'foo/2", "$lists:keysort/", "Ljava/lang/String;.", "int Foo.bar (int)", "Foo::", "A\\B::",
        "TRACE-$f$1", "TRACE-1", "ESCAPE-1", "stub<", "stub<x>", "stub foo", "L;", "Lfoo;", "Lfoo;bar",
        "a.b::", "::", "::a", "1a::b", "[x]", "a [b] c", "a [b] c::d", "http://example.org (1)", "(wrapper",
        "py:f:/a.py",
    })
    void whatNoRuntimeIsKnownToWriteIsOther(String symbol) {
        assertThat(Symbols.traits(symbol)).isSameAs(Traits.UNRECOGNISED);
    }
}
