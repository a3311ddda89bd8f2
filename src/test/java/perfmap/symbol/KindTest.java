package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {
    @ParameterizedTest
    @EnumSource
    void theExampleOfEveryKindIsOfThatKind(Kind kind) {
        assertThat(Symbols.kind(kind.example())).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void theTagOfAKindStandsInFrontOfItsExample(Kind kind) {
        if (kind.tag() != null) {
            assertThat(kind.example()).startsWith(kind.tag());
            assertThat(kind.tag()).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsFoundByItsLabel(Kind kind) {
        assertThat(Kind.ofLabel(kind.label())).contains(kind);
    }

    @ParameterizedTest
    @EnumSource
    void everyGroupIsFoundByItsLabelAndHoldsAKind(Group group) {
        assertThat(Group.ofLabel(group.label())).contains(group);
        assertThat(Kind.values()).anyMatch(kind -> kind.group() == group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Stub", "stubs ", "load_ic", "LoadIC", "nonsense"})
    void whatIsNoLabelFindsNeitherKindNorGroup(String label) {
        assertThat(Kind.ofLabel(label)).isEmpty();
        assertThat(Group.ofLabel(label)).isEmpty();
    }

    @Test
    void onlyOtherIsTheLabelOfBothAKindAndAGroup() {
        assertThat(Arrays.stream(Kind.values()).map(Kind::label))
            .filteredOn(label -> Group.ofLabel(label).isPresent())
            .containsExactly("other");
    }

    @Test
    void labelsAreKebabCaseInEveryEnumThatReportsShow() {
        String kebabCase = "[a-z0-9]+(-[a-z0-9]+)*";
        assertThat(Kind.values()).allMatch(kind -> kind.label().matches(kebabCase));
        assertThat(Group.values()).allMatch(group -> group.label().matches(kebabCase));
        assertThat(Arrays.stream(Tier.values()).map(Tier::label))
            .containsExactly("interpreted", "baseline", "mid", "optimised", "none");
        assertThat(Arrays.stream(Runtime.values()).map(Runtime::label)).containsExactly(
            "v8", "openjdk", "perf-map-agent", "dotnet", "cpython", "erlang", "php", "mono", "unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Builtin", "BytecodeHandler", "Callback", "CallDebugBreak", "CallDebugPrepareStepIn", "CallIC",
        "CallInitialize", "CallMegamorphic", "CallMiss", "CallNormal", "CallPreMonomorphic", "Eval",
        "Function", "Handler", "InterpretedFunction", "JS", "KeyedCallDebugBreak",
        "KeyedCallDebugPrepareStepIn", "KeyedCallIC", "KeyedCallInitialize", "KeyedCallMegamorphic",
        "KeyedCallMiss", "KeyedCallNormal", "KeyedCallPreMonomorphic", "KeyedExternalArrayLoadIC",
        "KeyedExternalArrayStoreIC", "KeyedLoadIC", "KeyedLoadMegamorphicIC", "KeyedLoadPolymorphicIC",
        "KeyedStoreIC", "KeyedStoreMegamorphicIC", "KeyedStorePolymorphicIC", "LazyCompile", "LoadGlobalIC",
        "LoadIC", "LoadInitialize", "LoadMegamorphic", "LoadPolymorphicIC", "LoadPreMonomorphic", "RegExp",
        "Script", "StoreGeneric", "StoreIC", "StoreInitialize", "StoreMegamorphic", "StorePolymorphicIC",
        "StorePreMonomorphic", "Stub",
    })
    void everyTagOfV8IsAKindByTheSameNameInKebabCase(String tag) {
        String kebab = tag.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        Traits traits = Symbols.traits(tag + ":foo");
        assertThat(traits.kind().label()).isEqualTo(kebab);
        assertThat(traits.runtime()).isEqualTo(Runtime.V8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KeyedLoadPreMonomorphicIC:foo", "LoadMegamorphicIC:foo", "ToBooleanIC:", "IC:"})
    void aTagThatEndsInIcAndHasNoKindOfItsOwnIsAnInlineCacheAllTheSame(String symbol) {
        assertThat(Symbols.traits(symbol)).isEqualTo(Traits.of(Runtime.V8, Kind.IC, Tier.NONE));
        assertThat(Symbols.traits(symbol).group()).isEqualTo(Group.ICS);
    }
}
