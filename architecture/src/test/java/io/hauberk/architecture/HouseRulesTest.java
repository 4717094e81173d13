package io.hauberk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.hauberk.core.HauberkException;

/** Rules of the house that byte code can tell. */
@AnalyzeClasses(packages = "io.hauberk", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  /** Results go through writers, and only the command line owns the standard streams. */
  @ArchTest
  static final ArchRule ONLY_CLI_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.hauberk.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /** Draws come from core.Randomness: keyed, or secure. */
  @ArchTest
  static final ArchRule ONE_RANDOMNESS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.hauberk.core..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
          .orShould()
          .callMethod(Math.class, "random");

  /** Java's own serialisation runs code; no format of ours uses it. */
  @ArchTest
  static final ArchRule NO_JAVA_SERIALISATION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectOutputStream");

  @ArchTest
  static final ArchRule FAILURES_HAVE_ONE_ROOT =
      classes()
          .that()
          .areAssignableTo(Exception.class)
          .and()
          .resideInAPackage("io.hauberk..")
          .should()
          .beAssignableTo(HauberkException.class);
}
