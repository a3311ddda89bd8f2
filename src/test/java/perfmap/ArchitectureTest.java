package perfmap;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;

/** The table of who may import whom in docs/layout.md, and the house rules. */
@AnalyzeClasses(packages = "perfmap", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** Top to bottom. Packages of one level know nothing of each other. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("cli"),
            List.of("budget"),
            List.of("report"),
            List.of("churn"),
            List.of("filter"),
            List.of("scan"),
            List.of("live"),
            List.of("symbol"),
            List.of("format"),
            List.of("file"));

    @ArchTest
    static final ArchRule aPackageImportsOnlyFromPackagesBelowIt = onlyDownwards();

    @ArchTest
    static final ArchRule everyClassStandsInAPackageOfTheTable = classes()
            .should().resideInAnyPackage(LEVELS.stream().flatMap(List::stream)
                    .map(ArchitectureTest::inPackage).toArray(String[]::new));

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses().that().resideOutsideOfPackage("perfmap.cli..")
            .should().accessField(System.class, "out")
            .orShould().accessField(System.class, "err")
            .orShould().callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule onlyTheCommandLineExits = noClasses().that().resideOutsideOfPackage("perfmap.cli..")
            .should().callMethod(System.class, "exit", int.class)
            .orShould().callMethod(Runtime.class, "exit", int.class)
            .orShould().callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule aClassIsNamedByWhatItIs = noClasses()
            .should().haveNameMatching(".*(Utils?|Helpers?|Managers?|Data)(\\$.*)?");

    @ArchTest
    static final ArchRule noStateIsShared = fields().that().areStatic().should().beFinal();

    /** {@code com.sun.nio.file} is documented and exported, and has the one way to read a file directly. */
    @ArchTest
    static final ArchRule nothingDependsOnTheInsidesOfTheJdk = noClasses()
            .should().dependOnClassesThat(resideInAnyPackage("sun..", "jdk.internal..", "com.sun..")
                    .and(resideOutsideOfPackage("com.sun.nio.file")));

    private static ArchRule onlyDownwards() {
        List<ArchRule> rules = new ArrayList<>();
        List<String> notBelow = new ArrayList<>();
        for (List<String> level : LEVELS) {
            level.forEach(name -> notBelow.add(inPackage(name)));
            for (String name : level) {
                String[] forbidden = notBelow.stream().filter(other -> !other.equals(inPackage(name)))
                        .toArray(String[]::new);
                rules.add(noClasses().that().resideInAPackage(inPackage(name))
                        .should(dependOnClassesThat(resideInAnyPackage(forbidden)))
                        .allowEmptyShould(true));
            }
        }
        return CompositeArchRule.of(rules).as("a package imports only from packages below it");
    }

    private static String inPackage(String name) {
        return "perfmap." + name + "..";
    }
}
