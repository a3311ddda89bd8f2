package perfmap.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.TestMaps;

class NormalizationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            LazyCompile:~inspect util.js:125                    | LazyCompile:~inspect util.js:*
            JS:*render /srv/app/ejs.js:661:20                   | JS:*render /srv/app/ejs.js:*
            Script:~/srv/app/server.js                          | Script:~/srv/app/server.js
            Eval:~ /srv/app/server.js:1:1                       | Eval:~ /srv/app/server.js:*
            int Churn$$Lambda$1/0x00007fa5a4000c18.apply(int)   | int Churn$$Lambda$*/0x*.apply(int)
            boolean java.util.regex.Pattern$$Lambda$19/0x800000029.is(int) | boolean java.util.regex.Pattern$$Lambda$*/0x*.is(int)
            long java.lang.invoke.LambdaForm$MH/0x00007fa5a4001800.invoke(long) | long java.lang.invoke.LambdaForm$MH/0x*.invoke(long)
            void com.sun.proxy.$Proxy12.close()                 | void com.sun.proxy.$Proxy*.close()
            java.lang.Object jdk.internal.reflect.GeneratedMethodAccessor42.invoke() | java.lang.Object jdk.internal.reflect.GeneratedMethodAccessor*.invoke()
            void a.B$$EnhancerBySpringCGLIB$$1a2b3c4d.f()       | void a.B$$EnhancerBySpringCGLIB$$*.f()
            stub<17> GenerateLookupStub                         | stub<*> GenerateLookupStub
            TRACE-12$App\\Cart::total$33                        | TRACE-*$App\\Cart::total$*
            ESCAPE-3-7                                          | ESCAPE-*-*
            KeyedLoadIC:symbol("CallSite#function" hash 1e271b90) | KeyedLoadIC:symbol("CallSite#function" hash *)
            JS:~f /app/main.3f2a9c1b.js:1:2                     | JS:~f /app/main.*.js:*
            JS:~f /tmp/123e4567-e89b-12d3-a456-426614174000/x.js:1:2 | JS:~f /tmp/*/x.js:*
            JS:~f /tmp/run-1732312345678/x.js:1:2               | JS:~f /tmp/run-*/x.js:*
            py::load:/srv/app/x.py                              | py::load:/srv/app/x.py
            """)
    void whatChangesFromRunToRunBecomesAStar(String symbol, String expected) {
        assertThat(normalized(symbol, false)).isEqualTo(expected);
        assertThat(normalized(expected, false)).as("again").isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            LoadInitialize:0
            CallInitialize:12
            Handler:0
            RegExp:^\\d{2}:30
            Stub:CEntryStub
            Builtin:Float64Array
            JS:wasm-function[0]-0-turbofan
            $lists:keysort/2
            System.Linq.Enumerable:Range (int,int)
            JS:~decoded /app/facade.js
            void a.Deadbeef.f()
            instance void [System.Private.Uri] System.Uri::.ctor(string)[Tier0]
            java.lang.String a.B$1.f()
            addressed 0x10
            """)
    void whatDoesNotChangeStays(String symbol) {
        assertThat(normalized(symbol, false)).isEqualTo(symbol);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            JS:*f a.js:1:2       | JS:f a.js:*
            JS:~f a.js:1:2       | JS:f a.js:*
            JS:^f a.js:1:2       | JS:f a.js:*
            JS:o*'f a.js:1:2     | JS:f a.js:*
            JS:f a.js:1:2        | JS:f a.js:*
            JS:o a.js:1:2        | JS:o a.js:*
            JS:fib-3-turbofan    | JS:fib-3
            JS:fib-3-liftoff     | JS:fib-3
            instance void [System.Private.Uri] System.Uri::.ctor(string)[Tier0] | instance void [System.Private.Uri] System.Uri::.ctor(string)
            Stub:~x              | Stub:~x
            """)
    void theTierGoesWhereThatIsAskedFor(String symbol, String expected) {
        assertThat(normalized(symbol, true)).isEqualTo(expected);
    }

    static List<Path> realMaps() {
        return TestMaps.real();
    }

    @ParameterizedTest
    @MethodSource("realMaps")
    void normalizingARealMapLosesNoEntryAndTwiceIsOnce(Path map) {
        ChurnReport report = Reports.of("m", TestMaps.unpacked(map), null);
        Function<String, String> rules = new Normalization(true);
        for (Row row : report.symbols((bytes, from, to) -> true, SortKey.NAME, Integer.MAX_VALUE - 1)) {
            String once = new Normalization(false).apply(row.key());
            assertThat(new Normalization(false).apply(once)).isEqualTo(once);
            assertThat(rules.apply(row.key())).isNotNull();
        }
        List<Row> rows = report.by(List.of(Dimension.SYMBOL)).orElseThrow().rows();
        assertThat(new Comparison(SortKey.ENTRIES, 10, new Normalization(true))
                .of(rows, rows, List.of(Dimension.SYMBOL))).singleElement()
                .satisfies(all -> assertThat(all.after().sameAs(report.total())).isTrue());
    }

    private static String normalized(String symbol, boolean tier) {
        byte[] bytes = symbol.getBytes(StandardCharsets.UTF_8);
        return new Normalization(tier).apply(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
