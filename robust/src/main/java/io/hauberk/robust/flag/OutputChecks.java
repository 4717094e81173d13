package io.hauberk.robust.flag;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.InferenceMode;

/** Signs that a model's answers show; no gradients needed. */
final class OutputChecks {

  /** Passes on the same input (AutoAttack's checks.py). */
  private static final int PASSES = 5;

  private OutputChecks() {}

  /** Share of samples with NaN or infinite logits. */
  static Reading notFinite(Probe probe) {
    int bad = 0;
    for (float[] row : probe.logits()) {
      bad += Double.isInfinite(Rows.largest(row)) ? 1 : 0;
    }
    return new Reading(Sign.NOT_FINITE, (double) bad / probe.batch().size());
  }

  /** The model's classes, or the classes among the labels if these are fewer. */
  static Reading oneClass(Probe probe) {
    long classes = probe.logits()[0].length;
    long labels = Arrays.stream(Tensors.longs(probe.batch().labels())).distinct().count();
    return new Reading(
        Sign.ONE_CLASS, probe.batch().size() > 1 ? Math.min(classes, labels) : classes);
  }

  /** Largest difference of any sample's logits from the first's; nothing is said of one sample. */
  static Reading constant(Probe probe) {
    var logits = probe.logits();
    var first = new float[logits.length][];
    Arrays.fill(first, logits[0]);
    double spread = logits.length > 1 ? Rows.difference(first, logits) : Double.POSITIVE_INFINITY;
    return new Reading(Sign.CONSTANT, spread);
  }

  /** Largest difference of normalised logits over five passes. */
  static Reading randomised(Probe probe) {
    var first = probe.logits();
    double worst = 0;
    for (int pass = 1; pass < PASSES; pass++) {
      worst = Math.max(worst, Rows.difference(first, probe.logits()));
    }
    return new Reading(Sign.RANDOMISED, worst);
  }

  /** Difference of the first sample's logits alone and in the batch. */
  static Reading batchDependent(Probe probe) {
    try (var scope = TensorScope.open()) {
      var together = probe.logits();
      var alone = probe.logits(probe.batch().select(new long[] {0}).inputs());
      return new Reading(Sign.BATCH_DEPENDENT, Rows.difference(alone, together));
    }
  }

  /** How far rows are from numbers in [0, 1] that sum to one. */
  static Reading probabilities(Probe probe) {
    double worst = 0;
    for (float[] row : probe.logits()) {
      double sum = 0;
      for (float value : row) {
        sum += value;
        worst = Math.max(worst, Math.max(-value, value - 1));
      }
      worst = Math.max(worst, Math.abs(sum - 1));
    }
    return new Reading(Sign.PROBABILITIES, worst);
  }

  /**
   * Whether answering needs gradients: 1 when the model refuses, or answers otherwise, where none
   * can be recorded. AutoAttack looks for calls of gradient functions in the forward pass instead.
   */
  static Reading optimises(Probe probe) {
    var usual = probe.logits();
    try (var scope = TensorScope.open();
        var mode = new InferenceMode(true)) {
      var without = probe.logits(probe.batch().inputs().clone());
      return new Reading(
          Sign.OPTIMISES,
          Rows.difference(usual, without) > Sign.CALL_DEPENDENT.threshold() ? 1 : 0);
    } catch (RuntimeException e) {
      Refusal.require(e);
      return new Reading(Sign.OPTIMISES, 1);
    }
  }
}
