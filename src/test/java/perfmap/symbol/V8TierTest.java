package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class V8TierTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "~,   INTERPRETED",
        "^,   BASELINE",
        "+,   MID",
        "*,   OPTIMISED",
        "+',  MID",
        "*',  OPTIMISED",
        "o+,  MID",
        "o*,  OPTIMISED",
        "o+', MID",
        "o*', OPTIMISED",
        "'',  NONE",
    })
    void everyMarkTellsItsTierBehindEveryTagThatBearsMarks(String mark, Tier tier) {
        String written = mark.equals("''") ? "" : mark;
        for (String tag : new String[] {"JS", "LazyCompile", "Function", "Eval", "Script"}) {
            String symbol = tag + ':' + written + "tick /srv/app/server.js:13:14";
            assertThat(Symbols.traits(symbol).runtime()).as(symbol).isEqualTo(Runtime.V8);
            assertThat(Symbols.tier(symbol)).as(symbol).isEqualTo(tier);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "JS:o file.js:1,                     NONE,        o",
        "JS:once node:events:624:14,         NONE,        once",
        "JS:~o /srv/app/server.js:4:84,      INTERPRETED, o",
        "JS:^o /srv/app/server.js:4:84,      BASELINE,    o",
        "JS:*o /srv/app/server.js:4:84,      OPTIMISED,   o",
        "JS:o*o /srv/app/server.js:4:84,     OPTIMISED,   o",
        "JS:*'o /srv/app/server.js:4:84,     OPTIMISED,   o",
        "JS:o*' /srv/app/server.js:4:84,     OPTIMISED,   \"\"",
        "JS:^o*z /srv/app/server.js:4:84,    BASELINE,    o*z",
        "JS:^*star /srv/app/server.js:4:84,  BASELINE,    *star",
        "JS:~'q /srv/app/server.js:4:84,     INTERPRETED, 'q",
        "JS:'q /srv/app/server.js:4:84,      NONE,        'q",
        "JS:o~ /srv/app/server.js:4:84,      NONE,        o~",
    })
    void whatBelongsToTheFunctionsNameIsNotTakenForAMark(String symbol, Tier tier, String name) {
        assertThat(Symbols.tier(symbol)).isEqualTo(tier);
        assertThat(Symbols.function(symbol).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "RegExp:^(class|enum|extends|super|const|export|import)$", "RegExp:~", "RegExp:+1",
        "RegExp.> src: '^(?:@)' flags: ''", "RegExp.< src: 'a' flags: ''", "Stub:~foo", "LoadIC:*", "Builtin:^",
        "Handler:o*", "BytecodeHandler:+", "Callback:~",
    })
    void onlyFunctionsBearMarks(String symbol) {
        assertThat(Symbols.traits(symbol).runtime()).isEqualTo(Runtime.V8);
        assertThat(Symbols.tier(symbol)).isEqualTo(Tier.NONE);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "JS:,   JS,          NONE",
        "JS:o,  JS,          NONE",
        "JS:o*, JS,          OPTIMISED",
        "JS:*,  JS,          OPTIMISED",
        "JS:*', JS,          OPTIMISED",
        "Eval:~, EVAL,       INTERPRETED",
        "Script:, SCRIPT,    NONE",
        "InterpretedFunction:,      INTERPRETED_FUNCTION, INTERPRETED",
        "InterpretedFunction:emit,  INTERPRETED_FUNCTION, INTERPRETED",
        "InterpretedFunction:*emit, INTERPRETED_FUNCTION, OPTIMISED",
    })
    void aSymbolNeedsNeitherMarkNorName(String symbol, Kind kind, Tier tier) {
        assertThat(Symbols.traits(symbol)).isEqualTo(Traits.of(Runtime.V8, kind, tier));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "JS:wasm-function[0]-0-liftoff,      BASELINE,    wasm-function[0]",
        "JS:wasm-function[0]-0-turbofan,     OPTIMISED,   wasm-function[0]",
        "Function:fib-17-turbofan,           OPTIMISED,   fib",
        "Function:fib-17-interpreter,        INTERPRETED, fib",
        "Function:wasm-to-js-3-none,         NONE,        wasm-to-js",
        "JS:wasm-to-js-<anonymous>-turbofan, OPTIMISED,   wasm-to-js",
        "Function:wasm-function[12]-12,      NONE,        wasm-function[12]",
        "\"JS:std::max(int, int)-8-liftoff\",  BASELINE,    \"std::max(int, int)\"",
    })
    void webAssemblyTellsItsCompilerBehindItsName(String symbol, Tier tier, String name) {
        assertThat(Symbols.traits(symbol)).isEqualTo(Traits.of(Runtime.V8, Kind.WASM, tier));
        assertThat(Symbols.function(symbol)).isEqualTo(new FunctionName(name, null, 0, 0, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "JS:*fib-17-turbofan", "JS: worker-12", "JS:foo /srv/app-1:3:4", "Function:-3", "JS:turbofan",
        "JS:a-turbofan", "JS:a--turbofan", "Script:/srv/app-3", "Eval:/srv/app-3",
    })
    void aFunctionOfJavaScriptIsNotTakenForWebAssembly(String symbol) {
        assertThat(Symbols.kind(symbol)).isIn(Kind.JS, Kind.FUNCTION, Kind.SCRIPT, Kind.EVAL);
    }
}
