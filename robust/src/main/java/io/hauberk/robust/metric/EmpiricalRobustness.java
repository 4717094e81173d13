package io.hauberk.robust.metric;

import io.hauberk.core.Checks;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The mean size of the smallest perturbation found, relative to the input: mean of ||x' - x|| /
 * ||x|| over the samples that were fooled (Moosavi-Dezfooli et al. 2016, section 4.1, there with
 * DeepFool and L2).
 *
 * @param value NaN when no sample was fooled
 * @param fooled how many samples it is the mean of
 */
public record EmpiricalRobustness(double value, int fooled) {

  /**
   * @param inputs [n, ...]
   * @param examples of the inputs' shape, from a minimal-norm attack
   * @param fools whether each example fools the model and its input does not
   */
  public static EmpiricalRobustness of(
      LpNorm norm, Tensor inputs, Tensor examples, boolean[] fools) {
    Checks.argument(
        inputs.size(0) == fools.length, "fools", fools.length, inputs.size(0) + ", one a sample");
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var moved = Tensors.floats(norm.size(examples.sub(inputs)));
      var sizes = Tensors.floats(norm.size(inputs));
      var distances = new double[fools.length];
      var lengths = new double[fools.length];
      for (int i = 0; i < fools.length; i++) {
        distances[i] = fools[i] ? moved[i] : Double.POSITIVE_INFINITY;
        lengths[i] = sizes[i];
      }
      return of(distances, lengths);
    }
  }

  /**
   * @param distances of the nearest examples: 0 for samples wrong without attack and infinite for
   *     those never fooled, which do not count
   * @param sizes of the inputs in the same norm
   */
  public static EmpiricalRobustness of(double[] distances, double[] sizes) {
    Checks.argument(
        sizes.length == distances.length, "sizes", sizes.length, distances.length + " distances");
    double sum = 0;
    int fooled = 0;
    for (int i = 0; i < sizes.length; i++) {
      if (distances[i] > 0 && Double.isFinite(distances[i]) && sizes[i] > 0) {
        sum += distances[i] / sizes[i];
        fooled++;
      }
    }
    return new EmpiricalRobustness(fooled == 0 ? Double.NaN : sum / fooled, fooled);
  }
}
