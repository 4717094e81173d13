package io.hauberk.robust.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.TensorScope;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CertifiedCurveTest {

  @Test
  void of_answers_countsRightAbstainedAndHeld() {
    var answers =
        List.of(
            new SmoothedAnswer(0, 1, OptionalLong.of(1), 0.5),
            new SmoothedAnswer(1, 1, OptionalLong.of(1), 0.1),
            new SmoothedAnswer(2, 1, OptionalLong.of(0), 0.9),
            new SmoothedAnswer(3, 1, OptionalLong.empty(), 0));
    var curve = CertifiedCurve.of(answers, List.of(0.5, 0.1, 0.6));
    assertThat(curve.cleanAccuracy()).isEqualTo(0.5);
    assertThat(curve.abstained()).isEqualTo(1);
    assertThat(curve.points())
        .containsExactly(
            new CertifiedCurve.Point(0.1, 2),
            new CertifiedCurve.Point(0.5, 1),
            new CertifiedCurve.Point(0.6, 0));
    assertThat(curve.certifiedAccuracy()).isZero();
  }

  /** The worst case of a linear model is known; its samples are all right. */
  @Test
  void curve_linearModel_asTheDistancesTell() {
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples();
        var verifier = new Verifier(model, Bounding.CROWN)) {
      var run = new CertifiedRun(LpNorm.LINF, List.of(0.2, 0.05, 0.1), 64);
      var curve = run.curve(verifier, samples, Progress.none());
      assertThat(curve.cleanAccuracy()).isEqualTo(1);
      for (var point : curve.points()) {
        assertThat(curve.accuracy(point))
            .isEqualTo(Linear.robustAccuracy(LpNorm.LINF, point.radius()));
      }
    }
  }

  @Test
  void run_badRadiiOrBatch_refused() {
    assertThatThrownBy(() -> new CertifiedRun(LpNorm.L2, List.of(), 1))
        .hasMessageStartingWith("radii: none");
    assertThatThrownBy(() -> new CertifiedRun(LpNorm.L2, List.of(0.0), 1))
        .hasMessageStartingWith("radius: 0.0");
    assertThatThrownBy(() -> new CertifiedRun(LpNorm.L2, List.of(0.1), 0))
        .hasMessageStartingWith("batchSize: 0");
  }

  @Test
  void answer_abstainsWithRadius_refused() {
    assertThatThrownBy(() -> new SmoothedAnswer(0, 1, OptionalLong.empty(), 0.1))
        .hasMessageStartingWith("radius: 0.1");
  }
}
