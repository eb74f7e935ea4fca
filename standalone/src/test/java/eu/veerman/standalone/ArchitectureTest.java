package eu.veerman.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house that Maven cannot express. A forbidden import fails the build here. */
class ArchitectureTest {
  private static JavaClasses veerman;

  @BeforeAll
  static void readTheClasses() {
    veerman =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("eu.veerman");
  }

  @Test
  void rankingKnowsNothingButJava() {
    check(
        classes()
            .that()
            .resideInAPackage("eu.veerman.ranking..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("eu.veerman.ranking..", "java..", "org.jspecify..")
            .because("the score is a pure function: no I/O, no clock, no library"));
  }

  @Test
  void expertiseTouchesNoNetworkAndNoDatabase() {
    check(
        noClasses()
            .that()
            .resideInAPackage("eu.veerman.expertise..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "java.sql..", "java.net.http..", "eu.veerman.platform..")
            .because("what a text means depends on the text and the taxonomy alone"));
  }

  @Test
  void platformKnowsNoWordOfTheDomain() {
    check(
        noClasses()
            .that()
            .resideInAPackage("eu.veerman.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "eu.veerman.contracts.manager..",
                "eu.veerman.contracts.request..",
                "eu.veerman.contracts.concept..",
                "eu.veerman.contracts.event..",
                "eu.veerman.ranking..",
                "eu.veerman.expertise..")
            .because("every service stands on it"));
  }

  @Test
  void servicesKnowEachOtherOnlyAsEventsAndHttp() {
    for (String service : Set.of("profile", "matching", "gateway")) {
      for (String other : Set.of("profile", "matching", "gateway", "standalone", "embedded")) {
        if (!service.equals(other)) {
          check(
              noClasses()
                  .that()
                  .resideInAPackage("eu.veerman." + service + "..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage("eu.veerman." + other + "..")
                  .because("what one service knows of another arrives as events"));
        }
      }
    }
  }

  @Test
  void theGatewayHoldsNoBusinessRule() {
    check(
        noClasses()
            .that()
            .resideInAPackage("eu.veerman.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("eu.veerman.ranking..", "eu.veerman.expertise..")
            .because("it is a door"));
  }

  @Test
  void onlyStoresSpeakSql() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("eu.veerman.profile..", "eu.veerman.matching..", "eu.veerman.gateway..")
            .and()
            .haveSimpleNameEndingWith("Rules")
            .or()
            .haveSimpleNameEndingWith("Routes")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.sqlclient..")
            .because("the suffix says what a file may touch"));
  }

  @Test
  void rulesAreFreeOfEverythingAsynchronous() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Rules")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..")
            .because("rules are plain functions on plain records"));
  }

  @Test
  void timeIdsAndChanceAreParameters() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .should()
            .callMethodWhere(
                new DescribedPredicate<JavaMethodCall>("asks the machine for time or ids") {
                  private static final Set<Class<?>> CLOCKS =
                      Set.of(
                          Instant.class,
                          LocalDate.class,
                          LocalDateTime.class,
                          OffsetDateTime.class,
                          ZonedDateTime.class);

                  @Override
                  public boolean test(JavaMethodCall call) {
                    JavaClass owner = call.getTargetOwner();
                    String name = call.getName();
                    boolean now =
                        name.equals("now")
                            && CLOCKS.stream().anyMatch(owner::isEquivalentTo)
                            && call.getTarget().getRawParameterTypes().isEmpty();
                    boolean id = name.equals("randomUUID") && owner.isEquivalentTo(UUID.class);
                    boolean clock =
                        name.startsWith("system") && owner.isEquivalentTo(Clock.class);
                    boolean sleep = name.equals("sleep") && owner.isEquivalentTo(Thread.class);
                    return now || id || clock || sleep;
                  }
                })
            .because("a test hands in its own; Main hands in the machine's"));
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .should()
            .callConstructor(Random.class)
            .because("chance is a parameter"));
  }

  @Test
  void namesNameANoun() {
    check(
        noClasses()
            .should()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("a name says what a thing is"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(veerman);
  }
}
