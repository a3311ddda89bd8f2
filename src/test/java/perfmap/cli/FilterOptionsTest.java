package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.TestMaps;
import perfmap.churn.PlainChurn;
import perfmap.churn.Reports;
import perfmap.filter.Filter;
import perfmap.format.Entries;
import perfmap.scan.Scan;
import perfmap.symbol.Group;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;
import picocli.CommandLine;

/** The filter options over recorded maps. */
class FilterOptionsTest {
    static Stream<Path> nodeMaps() {
        return TestMaps.real().stream().filter(map -> map.getFileName().toString().startsWith("node"));
    }

    /** The names that are live and kept, in the order of their addresses. */
    private static List<String> kept(byte[] map, String... options) throws Exception {
        SymbolTable symbols = new SymbolTable();
        Filter filter = filter(symbols, options);
        Scan scan = Reports.scan(map, symbols);
        Entries live = scan.live();
        filter.apply(live);
        assertThat(filter.withoutMatch()).isEmpty();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < live.count; i++) {
            names.add(new String(symbols.name(live.symbols[i]), StandardCharsets.ISO_8859_1));
        }
        return names;
    }

    private static Filter filter(SymbolTable symbols, String... options) throws Exception {
        return CommandLine.populateCommand(new FilterOptions(), options).filter(symbols);
    }

    private static List<String> live(byte[] map) {
        return new PlainChurn(map).oracle().live().stream().map(entry -> entry.name()).toList();
    }

    @ParameterizedTest
    @MethodSource("nodeMaps")
    void onlyFunctionsKeepsWhatTheFlagOfV8Promised(Path map) throws Exception {
        byte[] bytes = Reports.bytes(map);
        List<String> functions = live(bytes).stream()
                .filter(name -> name.matches("(?s)(LazyCompile|Function|InterpretedFunction|JS|Script|Eval):.*"))
                .toList();
        assertThat(functions).hasSizeGreaterThan(100);
        assertThat(kept(bytes, "--only-functions")).isEqualTo(functions);
        assertThat(kept(bytes, "--keep-kind", "functions")).isEqualTo(functions);
    }

    @Test
    void onlyFunctionsKeepsTheFunctionsOfOtherRuntimes() throws Exception {
        byte[] java = TestMaps.unpacked(TestMaps.real("openjdk"));
        assertThat(kept(java, "--only-functions")).isNotEmpty()
                .isEqualTo(live(java).stream().filter(name -> name.matches("\\S+ \\S+\\.\\S+\\(.*\\)"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Group.class)
    void aGroupIsAllItsKinds(Group group) throws Exception {
        String kinds = String.join(",", Stream.of(Kind.values()).filter(kind -> kind.group() == group)
                .map(Kind::label).toList());
        StringBuilder map = new StringBuilder();
        for (Kind kind : Kind.values()) {
            map.append(Integer.toHexString(16 * kind.ordinal())).append(" 10 ").append(kind.example())
                    .append('\n');
        }
        byte[] bytes = map.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(kept(bytes, "--keep-kind", group.label())).isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(kept(bytes, "--keep-kind", kinds))
                .allMatch(name -> PlainChurn.traits(name).group() == group);
        assertThat(kept(bytes, "--drop-kind", group.label()))
                .allMatch(name -> PlainChurn.traits(name).group() != group)
                .hasSize(Kind.values().length - kept(bytes, "--keep-kind", group.label()).size());
    }

    @Test
    void keepsNarrowAndDropsRemoveByNameAndKind() throws Exception {
        byte[] map = ("0 10 Stub:a\n10 10 Stub:b\n20 10 LoadIC:a\n30 10 StoreIC:a\n40 10 JS:*a /x.js:1:1\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(kept(map, "--keep", "*:a")).containsExactly("Stub:a", "LoadIC:a", "StoreIC:a");
        assertThat(kept(map, "--keep", "*:a", "--keep", "*:b"))
                .containsExactly("Stub:a", "Stub:b", "LoadIC:a", "StoreIC:a");
        assertThat(kept(map, "--keep", "*:a", "--keep-kind", "ics")).containsExactly("LoadIC:a", "StoreIC:a");
        assertThat(kept(map, "--keep-kind", "ics,stub", "--drop-kind", "load-ic", "--drop", "Stub:b"))
                .containsExactly("Stub:a", "StoreIC:a");
        assertThat(kept(map, "--drop", "*IC:*", "--drop", "Stub:?")).containsExactly("JS:*a /x.js:1:1");
    }

    @Test
    void aKindThatDoesNotExistIsRefusedByName() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> filter(new SymbolTable(), "--keep-kind", "stubs,stup"))
                .withMessageContaining("--keep-kind: there is no kind or group 'stup'")
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(ExitStatus.USAGE));
    }

    @Test
    void aRuleThatMatchesNothingIsToldAsItWasWritten() throws Exception {
        SymbolTable symbols = new SymbolTable();
        Filter filter = filter(symbols, "--drop", "Stub:*", "--drop", "Stup:*", "--drop-kind", "eval,ics");
        Reports.of("0 10 Stub:a\n10 10 LoadIC:a\n".getBytes(), symbols, filter, null);
        assertThat(filter.withoutMatch()).containsExactly("--drop 'Stup:*'", "--drop-kind eval");
    }
}
