package io.hauberk.robust.flag;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Signs that a model's gradients show. */
final class GradientChecks {

  /** Euclidean length of the step of a finite difference: far above float32 rounding. */
  private static final double STEP = 0.01;

  private GradientChecks() {}

  /** Whether the model gives gradients that are finite; one whose graph is cut throws. */
  static boolean given(Probe probe) {
    try {
      return Rows.finite(ofMargin(probe));
    } catch (RuntimeException e) {
      Refusal.require(e);
      return false;
    }
  }

  /** Share of samples whose cross-entropy has no gradient: all of them where none is given. */
  static Reading unavailable(Probe probe) {
    return new Reading(Sign.UNAVAILABLE_GRADIENTS, given(probe) ? zeroOfLoss(probe) : 1);
  }

  static Reading zero(Probe probe) {
    return new Reading(Sign.ZERO_GRADIENTS, Rows.shareOfZeros(ofMargin(probe)));
  }

  private static double zeroOfLoss(Probe probe) {
    return Rows.shareOfZeros(
        probe.gradients(logits -> crossEntropy(logits, probe.batch().labels())));
  }

  private static float[][] ofMargin(Probe probe) {
    return probe.gradients(logits -> Margin.byLogits(logits, probe.batch().labels()));
  }

  private static Tensor crossEntropy(Tensor logits, Tensor labels) {
    return logits.softmax(1).sub(torch.one_hot(labels, logits.size(1)));
  }

  /**
   * The slope of the margin along its gradient, as given and as measured by central differences:
   * the median over samples of |given - measured| / max(given, |measured|).
   */
  static Reading disagrees(Probe probe) {
    var gradients = ofMargin(probe);
    var ahead = margins(probe, gradients, STEP);
    var behind = margins(probe, gradients, -STEP);
    var errors = new double[gradients.length];
    for (int i = 0; i < errors.length; i++) {
      double given = Rows.length(gradients[i]);
      double measured = (ahead[i] - behind[i]) / (2 * STEP);
      double scale = Math.max(given, Math.abs(measured));
      errors[i] = scale == 0 ? 0 : Math.abs(given - measured) / scale;
    }
    Arrays.sort(errors);
    return new Reading(Sign.GRADIENT_DISAGREES, errors[errors.length / 2]);
  }

  private static float[] margins(Probe probe, float[][] gradients, double step) {
    try (var scope = TensorScope.open()) {
      var inputs = probe.batch().inputs();
      var moves = new float[Math.toIntExact(inputs.numel())];
      for (int i = 0; i < gradients.length; i++) {
        double scale = step / Math.max(Rows.length(gradients[i]), Double.MIN_NORMAL);
        for (int j = 0; j < gradients[i].length; j++) {
          moves[i * gradients[i].length + j] = (float) (gradients[i][j] * scale);
        }
      }
      var moved = inputs.add(Tensors.of(moves, Tensors.shape(inputs)));
      return Margin.of(probe.model().logits(moved), probe.batch().labels());
    }
  }
}
