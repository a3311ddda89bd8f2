package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class V8FunctionNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", value = {
        "LazyCompile:~inspect util.js:125 | inspect | util.js | 125 | 0",
        "LazyCompile:ToInteger native runtime.js:356 | ToInteger | native runtime.js | 356 | 0",
        "LazyCompile:~o.(anonymous function) util.js:110 | o.(anonymous function) | util.js | 110 | 0",
        "Function:^tryCreateBuffer node:fs:419 | tryCreateBuffer | node:fs | 419 | 0",
        "Function:~ /srv/app/server.js:1 | '' | /srv/app/server.js | 1 | 0",
        "Function:~ :1 | '' | '' | 1 | 0",
        "JS:^ :1:20 | '' | '' | 1 | 20",
        "JS:+'get size node:diagnostics_channel:226:21 | get size | node:diagnostics_channel | 226 | 21",
        "JS:~<static_initializer> /srv/server.js:9:61 | <static_initializer> | /srv/server.js | 9 | 61",
        "JS:~#p /srv/app/server.js:9:21 | #p | /srv/app/server.js | 9 | 21",
        "JS:*GET /users /srv/app/server.js:4:25 | GET /users | /srv/app/server.js | 4 | 25",
        "JS:*GET /users /srv/my app/server.js:4:25 | GET /users | /srv/my app/server.js | 4 | 25",
        "JS:^x  y /srv/app/server.js:4:163 | x  y | /srv/app/server.js | 4 | 163",
        "JS:~go file:///srv/my%20app/a.mjs:3:7 | go | file:///srv/my%20app/a.mjs | 3 | 7",
        "JS:~go https://example.org:8080/a.js:3:7 | go | https://example.org:8080/a.js | 3 | 7",
        "JS:~go C:\\Program Files\\app\\a.js:3:7 | go | C:\\Program Files\\app\\a.js | 3 | 7",
        "JS:~go \\\\host\\my share\\a.js:3:7 | go | \\\\host\\my share\\a.js | 3 | 7",
        "JS:~go symbol(hash 1a2b):3:7 | go | symbol(hash 1a2b) | 3 | 7",
        "JS:~go evalmachine.<anonymous>:3:7 | go | evalmachine.<anonymous> | 3 | 7",
        "JS:~a b module:12 | a b | module | 12 | 0",
        "JS:~go webpack-internal:///./a b.js:3:7 | go | webpack-internal:///./a b.js | 3 | 7",
        "JS:~go git+ssh:a b.js:3:7 | go | git+ssh:a b.js | 3 | 7",
        "JS:~go aZ:a b.js:3:7 | go | aZ:a b.js | 3 | 7",
        "JS:~go zA:a b.js:3:7 | go | zA:a b.js | 3 | 7",
        "JS:~a b:0 c.js:1:2 | a b:0 | c.js | 1 | 2",
        "JS:~a b:9 c.js:1:2 | a b:9 | c.js | 1 | 2",
        "JS:~a b:/x c.js:1:2 | a | b:/x c.js | 1 | 2",
        "JS:~a b: c.js:1:2 | a b: | c.js | 1 | 2",
        "JS:~a :b c.js:1:2 | a :b | c.js | 1 | 2",
        "JS:~ my dir/some script.js:1:13 | '' | my dir/some script.js | 1 | 13",
        "Eval:~ /srv/app/server.js:1:1 | '' | /srv/app/server.js | 1 | 1",
        "Script:~ my dir/some script.js:1:1 | '' | my dir/some script.js | 1 | 1",
        "Script:~/srv/app/server.js | '' | /srv/app/server.js | 0 | 0",
        "Script:~native array.js | '' | native array.js | 0 | 0",
        "Script:~my app.js | '' | my app.js | 0 | 0",
        "Script:~/srv/my app (1)/server.js | '' | /srv/my app (1)/server.js | 0 | 0",
        "Eval:~ | '' | '' | 0 | 0",
        "Script:~a.js:1 | '' | a.js | 1 | 0",
        "Eval:~evaluated :1 | evaluated | '' | 1 | 0",
        "Eval:~exports.anon /srv/my app/server.js:1 | exports.anon | /srv/my app/server.js | 1 | 0",
        "Script:~run C:\\my app\\a.js:1 | run | C:\\my app\\a.js | 1 | 0",
    })
    void nameFileLineAndColumnArePartedWhateverBlanksTheyHold(
            String symbol, String name, String file, int line, int column) {
        assertThat(Symbols.function(symbol)).isEqualTo(new FunctionName(name, file, line, column, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "JS:~parse        | parse",
        "LazyCompile:*a.b | a.b",
        "JS:~f:12         | f:12",
    })
    void aNameWithNoBlankBehindItHasNoFile(String symbol, String name) {
        assertThat(Symbols.function(symbol)).isEqualTo(new FunctionName(name, null, 0, 0, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "JS:~f /a.js:1234567890:1 | /a.js:1234567890 | 1",
        "JS:~f /a.js:999999999    | /a.js            | 999999999",
        "JS:~f /a.js:-1           | /a.js:-1         | 0",
        "JS:~f /a.js:             | /a.js:           | 0",
        "JS:~f 12                 | 12               | 0",
    })
    void whatIsNoLineNumberStaysWithTheFile(String symbol, String file, int line) {
        assertThat(Symbols.function(symbol).file()).isEqualTo(file);
        assertThat(Symbols.function(symbol).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/app/node_modules/lodash/index.js,                                   lodash",
        "/srv/app/node_modules/@babel/core/lib/index.js,                          @babel/core",
        "/srv/app/node_modules/handlebars/node_modules/source-map/lib/util.js,    source-map",
        "/srv/app/node_modules/.pnpm/acorn@8.1.0/node_modules/acorn/dist/acorn.js, acorn",
        "/srv/my app/node_modules/lodash/index.js,                                lodash",
        "file:///srv/app/node_modules/@scope/name/a.mjs,                          @scope/name",
        "https://example.org/node_modules/lit/lit.js,                             lit",
        "C:\\app\\node_modules\\@scope\\name\\a.js,                               @scope/name",
        "node_modules/ejs/lib/ejs.js,                                             ejs",
    })
    void aFileInNodeModulesBelongsToTheInnermostPackage(String file, String packageName) {
        FunctionName function = Symbols.function("JS:*f " + file + ":1:2");
        assertThat(function.packageName()).isEqualTo(packageName);
        assertThat(Symbols.function("Script:~" + file).packageName()).isEqualTo(packageName);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/srv/app/server.js", "/srv/my_node_modules/a/b.js", "/srv/node_modules_old/a/b.js", "node:fs",
        "/srv/node_modules/file.js", "/srv/node_modules/@scope/file.js", "/srv/node_modules/@scope",
        "/srv/node_modules/", "/srv/node_modules//a.js", "/srv/node_modules", "util.js",
        "/srv/node_modules/.cache/x/y.js", "/srv/node_modules/@scope//a.js",
    })
    void aFileOfNoPackageHasNone(String file) {
        assertThat(Symbols.function("JS:*f " + file + ":1:2").packageName()).isNull();
    }

    @Test
    void everyByteOfANameComesThroughWhateverItsEncoding() {
        byte[] symbol = "JS:~\u00e9\ud83d\ude00 /srv/caf\u00e9.js:4:211".getBytes(StandardCharsets.UTF_8);
        symbol[5] = (byte) 0xff; // no longer UTF-8
        FunctionName function = FunctionName.of(symbol, 0, symbol.length);
        String whole = "JS:~" + function.name() + ' ' + function.file() + ":4:211";
        assertThat(whole.getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(symbol);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Stub:utf8Write", "LoadIC:options", "Builtin:ArrayPush", "RegExp:a b", "Handler:x /a.js:1",
        "", "foo bar",
    })
    void whatIsNoFunctionIsNotTakenApart(String symbol) {
        assertThat(Symbols.function(symbol)).isNull();
    }
}
