package eu.veerman.standalone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may know which, and what may be done where. Each rule says why. */
class ArchitectureTest {
  private static final String ALL = "eu.veerman";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ALL);

  /**
   * A module, by the package that is its own, and the only modules of ours that it may use.
   *
   * @param name the last part of its package, and its folder but for {@code -service}
   */
  record Module(String name, Set<String> uses) {
    String packages() {
      return ALL + "." + name + "..";
    }
  }

  /** As the root POM lists them: what stands lower may use what stands higher. */
  static List<Module> modules() {
    return List.of(
        new Module("contracts", Set.of()),
        new Module("platform", Set.of("contracts")),
        new Module("expertise", Set.of()),
        new Module("ranking", Set.of()),
        new Module("embedded", Set.of()),
        new Module("profile", Set.of("contracts", "platform", "expertise")),
        new Module("matching", Set.of("contracts", "platform", "expertise", "ranking")),
        new Module("gateway", Set.of("contracts", "platform")),
        new Module(
            "standalone",
            Set.of("contracts", "platform", "embedded", "profile", "matching", "gateway")));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleUsesOnlyTheModulesItMay(Module module) {
    onlyItsOwn(module).check(CLASSES);
  }

  private static ArchRule onlyItsOwn(Module module) {
    String[] allowed =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(module.packages()),
                module.uses().stream().map(used -> ALL + "." + used + ".."))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(module.packages())
        .should()
        .dependOnClassesThat(
            resideInAPackage(ALL + "..")
                .and(not(resideInAnyPackage(allowed)))
                .as("reside in another module than %s", module.uses()))
        .because("code depends one way, and services know each other only as events and HTTP");
  }

  @Test
  void everyClassBelongsToAListedModule() {
    Set<String> known = modules().stream().map(Module::name).collect(Collectors.toSet());
    assertThat(CLASSES)
        .hasSizeGreaterThan(400)
        .allSatisfy(
            each ->
                assertThat(known)
                    .as(each.getName())
                    .contains(each.getPackageName().split("\\.")[2]));
  }

  @Test
  void aForbiddenImportIsFound() {
    assertThatThrownBy(() -> onlyItsOwn(new Module("matching", Set.of())).check(CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("eu.veerman.ranking");
  }

  @Test
  void rankingKnowsNothingButJava() {
    only("ranking", "java..", "org.jspecify..")
        .because("Maven and this rule keep it a pure function")
        .check(CLASSES);
  }

  @Test
  void expertiseKnowsNoNetworkDatabaseOrVertx() {
    noClasses()
        .that()
        .resideInAPackage("eu.veerman.expertise..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.sql..", "io.vertx..", "io.netty..")
        .because("a text is read the same way everywhere, with nothing running")
        .check(CLASSES);
  }

  @Test
  void contractsKnowNothingButJavaAndJson() {
    only("contracts", "java..", "org.jspecify..", "com.fasterxml.jackson..")
        .because("what modules share must not bring a framework with it")
        .check(CLASSES);
  }

  private static ArchRule only(String module, String... packages) {
    String own = ALL + "." + module + "..";
    String[] allowed =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(own), java.util.stream.Stream.of(packages))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(
            are(resideInAnyPackage(allowed)).or(JavaClass.Predicates.simpleName("void")));
  }

  @Test
  void featuresOfAServiceDoNotRunInCircles() {
    for (String service : List.of("profile", "matching", "gateway")) {
      slices()
          .matching(ALL + "." + service + ".(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature that needs another must not be needed by it")
          .check(CLASSES);
    }
  }

  @Test
  void timeIdsAndChanceAreParameters() {
    noClasses()
        .that(not(JavaClass.Predicates.simpleName("Main")))
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callConstructor(java.util.Random.class)
        .because("what happens must follow from what was given; Main gives")
        .check(CLASSES);
  }

  @Test
  void secretsAreMadeOfTheChanceThatMainGives() {
    noClasses()
        .that(not(JavaClass.Predicates.simpleName("Main")))
        // The throw-away password of an embedded server: nothing that happens follows from it.
        .and()
        .resideOutsideOfPackage("eu.veerman.embedded..")
        .should()
        .callConstructor(java.security.SecureRandom.class)
        .because("what happens must follow from what was given; Main gives")
        .check(CLASSES);
  }

  @Test
  void sqlStaysInStores() {
    noClasses()
        .that()
        .resideInAnyPackage("eu.veerman.profile..", "eu.veerman.matching..", "eu.veerman.gateway..")
        .and()
        .haveSimpleNameEndingWith("Routes")
        .or()
        .haveSimpleNameEndingWith("Rules")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.vertx.sqlclient.Row")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.vertx.sqlclient.PreparedQuery")
        .because("the suffix says what a file may touch")
        .check(CLASSES);
  }

  @Test
  void httpStaysInRoutes() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Store")
        .or()
        .haveSimpleNameEndingWith("Rules")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx.ext.web..", "io.vertx.core.http..")
        .because("the suffix says what a file may touch")
        .check(CLASSES);
  }

  @Test
  void everyRootOfAServiceIsItsMain() {
    classes()
        .that()
        .haveSimpleName("Main")
        .should()
        .bePublic()
        .andShould()
        .haveOnlyFinalFields()
        .because("nothing static may hold state, least of all where everything begins")
        .check(CLASSES);
  }
}
