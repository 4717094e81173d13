package io.hauberk.robust.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.Progress;
import io.hauberk.report.LineChart;
import io.hauberk.report.Table;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Ladder;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.RandomStart;
import io.hauberk.robust.SampleOutcome;
import io.hauberk.robust.Words;
import io.hauberk.robust.metric.Queries;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteCurveTest {

  private static final Ladder RADII = new Ladder(List.of(0.01, 0.03, 0.06));

  @TempDir private Path folder;
  private final Model model = Linear.model();
  private final DataSet samples = Linear.samples();

  @AfterEach
  void close() {
    samples.close();
    model.close();
  }

  /** Short, but enough for a linear model. */
  private static SuiteTrial trial(double epsilon) {
    var budget = new Budget(LpNorm.LINF, epsilon);
    var start = RandomStart.seeded(1);
    var plain = new Apgd(budget, Loss.CROSS_ENTROPY, TargetRank.NONE, 10, start);
    var targeted = new Apgd(budget, Loss.TARGETED_DLR, new TargetRank(1), 10, start);
    var attacks = List.of(new NamedAttack("CE", plain), new NamedAttack("T", targeted));
    return new SuiteTrial(attacks, 100);
  }

  private SuiteCurve curve() {
    return new SuiteCurve.Plan(RADII, SuiteCurveTest::trial).run(model, samples, Progress.none());
  }

  private List<SuiteResult> separate() {
    return RADII.epsilons().stream()
        .map(epsilon -> trial(epsilon).run(model, samples, Progress.none()))
        .toList();
  }

  @Test
  void run_risingEpsilons_asLowAsSeparateRunsAtEachAndFarCheaper() {
    var separate = separate();
    var curve = curve();
    var rising = curve.points();
    for (int i = 0; i < rising.size(); i++) {
      assertThat(rising.get(i).result().trial().robustAccuracy())
          .isLessThanOrEqualTo(separate.get(i).trial().robustAccuracy())
          .isEqualTo(Linear.robustAccuracy(LpNorm.LINF, RADII.epsilons().get(i)));
    }
    var asked = curve.whole().queries();
    var before = separate.stream().map(SuiteResult::queries).reduce(Queries.NONE, Queries::plus);
    assertThat(asked.forward()).isLessThan(before.forward());
    assertThat(asked.backward()).isLessThan(before.backward());
  }

  @Test
  void run_fallenBelow_keptAndNotAttackedAgain() {
    var points = curve().points();
    for (int i = 1; i < points.size(); i++) {
      var below = points.get(i - 1).result().trial().samples();
      var result = points.get(i).result();
      var standing = below.stream().filter(SampleOutcome::robust).count();
      assertThat(result.attacks().get(0).attacked()).isEqualTo((int) standing);
      for (int s = 0; s < below.size(); s++) {
        if (!below.get(s).robust()) {
          assertThat(result.trial().samples().get(s)).isEqualTo(below.get(s));
        }
      }
    }
  }

  @Test
  void run_tallies_addUpAtEveryEpsilon() {
    for (var point : curve().points()) {
      var attacks = point.result().attacks();
      assertThat(attacks.get(attacks.size() - 1).robustAccuracy())
          .isEqualTo(point.result().trial().robustAccuracy());
    }
  }

  @Test
  void run_oneEpsilon_asTheSuiteAlone() {
    var alone = trial(0.03).run(model, samples, Progress.none());
    var plan = new SuiteCurve.Plan(Ladder.of(0.03), SuiteCurveTest::trial);
    var curve = plan.run(model, samples, Progress.none());
    assertThat(curve.top().trial()).isEqualTo(alone.trial());
    assertThat(curve.whole().queries()).isEqualTo(alone.queries());
  }

  private SuiteTrial resuming(double epsilon) {
    return trial(epsilon).savingEvery(0).resuming(folder.resolve("state." + epsilon), "linear");
  }

  @Test
  void run_resumed_identicalCurve() {
    var plan = new SuiteCurve.Plan(RADII, this::resuming);
    var first = plan.run(model, samples, Progress.none());
    var again = plan.run(model, samples, Progress.none());
    assertThat(again).isEqualTo(first);
    assertThat(again.top().trial()).isEqualTo(curve().top().trial());
  }

  /** What stood below decides who is attacked. */
  @Test
  void run_stateAboveOtherSurvivors_refused() {
    var low = trial(0.01).run(model, samples, Progress.none());
    resuming(0.06).above(low).run(model, samples, Progress.none());
    var middle = trial(0.03).run(model, samples, Progress.none());
    var other = resuming(0.06).above(middle);
    assertThatThrownBy(() -> other.run(model, samples, Progress.none()))
        .isInstanceOf(HauberkException.class)
        .hasMessageContaining("another plan");
  }

  @Test
  void above_resultOfOtherSamples_refused() {
    try (var few = samples.first(10)) {
      var small = trial(0.01).run(model, few, Progress.none());
      var trial = trial(0.03).above(small);
      assertThatThrownBy(() -> trial.run(model, samples, Progress.none()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("below: 10");
    }
  }

  @Test
  void sections_severalEpsilons_tableAndPictureFirst() {
    var report = new SuiteCurveReport(curve(), Suite.QUICK, "plain", "Linf");
    var sections = report.sections(List.of("x", "y"), new Words(Locale.ENGLISH));
    assertThat(sections.get(0))
        .isInstanceOfSatisfying(
            Table.class,
            table -> {
              assertThat(table.title()).startsWith("Robust accuracy over epsilon");
              assertThat(table.rows()).hasSize(3);
            });
    assertThat(sections.get(1))
        .isInstanceOfSatisfying(
            LineChart.class, chart -> assertThat(chart.series().get(0).points()).hasSize(4));
    assertThat(sections).hasSize(2 + 3 + 1);
  }

  @Test
  void sections_oneEpsilon_attacksAndClasses() {
    var plan = new SuiteCurve.Plan(Ladder.of(0.03), SuiteCurveTest::trial);
    var curve = plan.run(model, samples, Progress.none());
    var report = new SuiteCurveReport(curve, Suite.QUICK, "plain", "Linf");
    assertThat(report.sections(List.of("x", "y"), new Words(Locale.CHINESE))).hasSize(2);
  }
}
