package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherFunctionNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "int java.lang.Object.hashCode() | Object.hashCode | java.lang",
        "java.util.HashMap$Node[] java.util.HashMap.resize() | HashMap.resize | java.util",
        "void java.lang.String.<init>(byte[], byte) | String.<init> | java.lang",
        "void J.main(java.lang.String[]) | J.main |",
        "int J$$Lambda$1/0x7f6cdc000a08.applyAsInt(int) | J$$Lambda$1/0x7f6cdc000a08.applyAsInt |",
        "Ljava/lang/String;::hashCode | String.hashCode | java.lang",
        "Ljava/lang/String;.hashCode()I | String.hashCode | java.lang",
        "LJ;::main | J.main |",
        "Lcom/acme/Job$$Lambda$14/0x0800066840;.run | Job$$Lambda$14/0x0800066840.run | com.acme",
        "java.lang.String::hashCode | String.hashCode | java.lang",
        "Ljava/util/HashMap;.hash in Lcom/acme/Cart;.add | HashMap.hash | java.util",
        "java.util.HashMap::hash in com.acme.Cart::add | HashMap.hash | java.util",
        "instance void [Core.Lib] System.String::.ctor(char[])[Tier0] | System.String::.ctor | Core.Lib",
        "class [A]N.T [B.C] N.U`1[N.T]::Get(!0) | N.U`1[N.T]::Get | B.C",
        "$lists:keysort/2 | keysort/2 | lists",
        "$lists:keysort/2-CodeInfoPrologue | keysort/2 | lists",
        "$'Elixir.My:App':run/1 | run/1 | 'Elixir.My:App'",
        "$prim_socket:'-bind/3-lc$^0/1-0-'/1 | '-bind/3-lc$^0/1-0-'/1 | prim_socket",
        "JIT$array_sum | array_sum |",
        "JIT$App\\Shop\\Cart::total | Cart::total | App\\Shop",
        "App\\Cart::total | Cart::total | App",
        "JIT$\\main | main |",
        "System.Linq.Enumerable:Range (int,int) | Enumerable:Range | System.Linq",
        "System.Linq.Sort`2<int, System.Int64>:.ctor (bool) | Sort`2<int, System.Int64>:.ctor | System.Linq",
        "System.Linq.Enumerable/RangeIterator:MoveNext () | Enumerable/RangeIterator:MoveNext | System.Linq",
        "System.Collections.Hashtable:.ctor (int) | Hashtable:.ctor | System.Collections",
        "T:<Main>m__0 (int) | T:<Main>m__0 |",
        "<Module>:Start () | <Module>:Start |",
        "py::broken | broken |",
    })
    void functionsWithoutAFileTellNameAndPackage(String symbol, String name, String packageName) {
        assertThat(Symbols.function(symbol)).isEqualTo(new FunctionName(name, null, 0, 0, packageName));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "py::outer.<locals>.inner:/srv/app/p.py | outer.<locals>.inner | /srv/app/p.py | 0 |",
        "py::<module>:<frozen importlib._bootstrap> | <module> | <frozen importlib._bootstrap> | 0 |",
        "py::f:C:\\app\\p.py | f | C:\\app\\p.py | 0 |",
        "py::ones:/v/site-packages/numpy/n.py | ones | /v/site-packages/numpy/n.py | 0 | numpy",
        "py::u:/usr/dist-packages/six.py | u | /usr/dist-packages/six.py | 0 | six",
        "py::u:/v/site-packages//a.py | u | /v/site-packages//a.py | 0 |",
        "TRACE-1$App\\Cart::total$12 | Cart::total | null | 12 | App",
        "TRACE-7$fib$3 | fib | null | 3 |",
        "TRACE-7$$3 | '' | null | 3 |",
        "TRACE-20$/srv/app/index.php$3 | '' | /srv/app/index.php | 3 |",
        "JIT$/srv/app/index.php | '' | /srv/app/index.php | 0 |",
        "JIT$App\\{closure}:/srv/app/index.php:40 | {closure} | /srv/app/index.php | 40 | App",
        "Ljava/lang/String;.hashCode()I(String.java:1507) | String.hashCode | String.java | 1507 | java.lang",
        "Ljava/lang/String;.hashCode(String.java:-1) | String.hashCode | null | 0 | java.lang",
    })
    void functionsWithAFileOrALineTellThem(
            String symbol, String name, String file, int line, String packageName) {
        String expectedFile = "null".equals(file) ? null : file;
        assertThat(Symbols.function(symbol))
            .isEqualTo(new FunctionName(name, expectedFile, line, 0, packageName));
    }
}
