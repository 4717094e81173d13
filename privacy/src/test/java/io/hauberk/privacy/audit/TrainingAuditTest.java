package io.hauberk.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.train.Clipping;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.privacy.train.Noise;
import io.hauberk.privacy.train.PoissonSampling;
import io.hauberk.tensor.train.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingAuditTest {

  private static final int RUNS = 12;

  private static DpSgd plan(double clip, double noise, long steps) {
    return new DpSgd(
        new PoissonSampling(500, 25),
        Clipping.flat(clip),
        Noise.gaussian(noise),
        steps,
        1e-7,
        new Optimizer.Adam(0.1));
  }

  private static TrainingAudit.Findings findings(AuditedTraining training, long seed) {
    return new TrainingAudit(plan(0.1, 2, 40), 80, RUNS, 0.999)
        .run(training, new Randomness(seed), Progress.none());
  }

  @ParameterizedTest
  @EnumSource(BrokenTrainings.class)
  void run_brokenTraining_isCaught(BrokenTrainings broken) {
    var findings = findings(broken.seeded(7), 1);
    assertThat(findings.passed()).as("%s", findings).isFalse();
  }

  /** These give away more than the plan claims, and the bound says so. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MASK_REUSED", "SHUFFLED"})
  void run_brokenNoiseOrClipping_exceedsTheClaim(BrokenTrainings broken) {
    assertThat(findings(broken.seeded(8), 2).exceeded()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"MASK_REUSED", "SHUFFLED"})
  void run_brokenSampling_isNotPoisson(BrokenTrainings broken) {
    var findings = findings(broken.seeded(8), 2);
    assertThat(findings.notPoisson()).isTrue();
    assertThat(findings.batchVariance()).isLessThan(0.5);
  }

  /** Our own, with its own secure noise: by design one false alarm in a thousand at most. */
  @Test
  void run_ownTraining_passes() {
    var findings = findings(AuditedTraining.own(), 3);
    assertThat(findings.passed()).as("%s", findings).isTrue();
    assertThat(findings.claimed()).isPositive();
    assertThat(findings.batchVariance()).isBetween(0.6, 1.5);
  }

  /** The attack works at all: with little noise it tells canaries apart, and nothing exceeds. */
  @Test
  void run_ownTrainingWithLittleNoise_isMeasuredBelowItsClaim() {
    var audit = new TrainingAudit(plan(0.1, 0.3, 40), 80, 6, 0.999);
    var findings = audit.run(AuditedTraining.own(), new Randomness(4), Progress.none());
    assertThat(findings.measured()).isBetween(0.8, findings.claimed());
    assertThat(findings.scores().area()).isGreaterThan(0.75);
    assertThat(findings.passed()).isTrue();
  }

  /** Sixty audits of right code, none of which may speak: expected are fewer than 0.06. */
  @Test
  void run_referenceTraining_raisesNoFalseAlarms() {
    for (int i = 0; i < 60; i++) {
      var audit = new TrainingAudit(plan(1, 0.8, 25), 20, 1, 0.999);
      var findings = audit.run(new ReferenceTraining(i), new Randomness(i), Progress.none());
      assertThat(findings.passed()).as("%d %s", i, findings).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,0.999,canaries", "300,1,0.999,canaries", "20,0,0.999,runs", "20,1,1,confidence"})
  void audit_badSettings_areRefused(int canaries, int runs, double confidence, String name) {
    assertThatThrownBy(() -> new TrainingAudit(plan(1, 1, 40), canaries, runs, confidence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + ": ");
  }

  @Test
  void audit_tooFewSteps_isRefused() {
    assertThatThrownBy(() -> new TrainingAudit(plan(1, 1, 5), 20, 1, 0.999))
        .hasMessage("steps of all runs: 5 (expected: 20 more than runs)");
  }
}
