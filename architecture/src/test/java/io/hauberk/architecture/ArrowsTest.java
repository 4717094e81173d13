package io.hauberk.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom, as docs/architecture.md draws it. */
@AnalyzeClasses(packages = "io.hauberk", importOptions = DoNotIncludeTests.class)
class ArrowsTest {

  @ArchTest
  static final ArchRule MODULES =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("core")
          .definedBy("io.hauberk.core..")
          .layer("tensor")
          .definedBy("io.hauberk.tensor..")
          .layer("report")
          .definedBy("io.hauberk.report..")
          .layer("robust")
          .definedBy("io.hauberk.robust..")
          .layer("trust")
          .definedBy("io.hauberk.trust..")
          .layer("data")
          .definedBy("io.hauberk.data..")
          .layer("privacy")
          .definedBy("io.hauberk.privacy..")
          .layer("detect")
          .definedBy("io.hauberk.detect..")
          .layer("cli")
          .definedBy("io.hauberk.cli..")
          .whereLayer("core")
          .mayNotAccessAnyLayer()
          .whereLayer("report")
          .mayOnlyAccessLayers("core")
          .whereLayer("tensor")
          .mayOnlyAccessLayers("core", "report")
          .whereLayer("robust")
          .mayOnlyAccessLayers("core", "tensor", "report")
          .whereLayer("trust")
          .mayOnlyAccessLayers("core", "report")
          .whereLayer("data")
          .mayOnlyAccessLayers("core", "trust", "report")
          .whereLayer("privacy")
          .mayOnlyAccessLayers("core", "tensor", "report")
          .whereLayer("detect")
          .mayOnlyAccessLayers("core", "report")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  /** Sub-packages of a module form no cycles. */
  @ArchTest
  static final ArchRule NO_CYCLES_IN_TENSOR =
      slices().matching("io.hauberk.tensor.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_MODULES =
      slices().matching("io.hauberk.(*)..").should().beFreeOfCycles();
}
