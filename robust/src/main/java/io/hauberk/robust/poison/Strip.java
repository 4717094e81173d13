package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.Arrays;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Finds inputs with a trigger while a model serves: blended with clean samples, an honest input's
 * predictions change, a triggered one's do not (Gao et al. 2019, section 5).
 *
 * <p>Cost: {@code blends} answers of the model an input.
 *
 * @param overlay clean samples to blend with
 * @param threshold mean entropy of the blends' predictions, in bits, below which an input is taken
 *     for triggered
 */
public record Strip(ScoreOracle model, DataSet overlay, int blends, double threshold, long seed) {

  /** The paper's number of blends. */
  public static final int DEFAULT_BLENDS = 100;

  private static final double SMALLEST = 1e-30;

  public Strip {
    Checks.positive("blends", blends);
    Checks.notNegative("threshold", threshold);
  }

  /**
   * A detector whose threshold lets through all but a share of clean samples.
   *
   * @param overlay clean samples, for the blends and the threshold; it stays the caller's
   * @param falseAlarms that share, above 0 and below 1
   */
  public static Strip calibrated(
      ScoreOracle model, DataSet overlay, double falseAlarms, long seed) {
    Checks.argument(
        falseAlarms > 0 && falseAlarms < 1, "falseAlarms", falseAlarms, "between 0 and 1");
    var open = new Strip(model, overlay, DEFAULT_BLENDS, 0, seed);
    try (var scope = TensorScope.open()) {
      var entropies = open.entropies(overlay.all());
      Arrays.sort(entropies);
      double threshold = entropies[(int) Math.floor(falseAlarms * entropies.length)];
      return new Strip(model, overlay, DEFAULT_BLENDS, threshold, seed);
    }
  }

  /** Whether each sample is taken for triggered. */
  public boolean[] triggered(Batch batch) {
    var entropies = entropies(batch);
    var found = new boolean[entropies.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = entropies[i] < threshold;
    }
    return found;
  }

  /** The mean entropy of the blends of each sample, in bits. */
  public double[] entropies(Batch batch) {
    var entropies = new double[batch.size()];
    var ids = batch.ids();
    for (int i = 0; i < entropies.length; i++) {
      try (var scope = TensorScope.open();
          var guard = new NoGradGuard()) {
        var stream = new Randomness(seed).derive("strip").stream(ids[i], 0);
        var partners = new int[blends];
        for (int k = 0; k < blends; k++) {
          partners[k] = stream.nextInt(overlay.size());
        }
        var blended = overlay.select(partners).inputs().add(batch.inputs().narrow(0, i, 1));
        entropies[i] = entropy(model.logits(blended));
      }
    }
    return entropies;
  }

  private static double entropy(Tensor logits) {
    var p = torch.softmax(logits, 1);
    var bits = p.mul(p.clamp_min(new Scalar(SMALLEST)).log2()).sum(1).neg();
    return Tensors.floats(bits.mean())[0];
  }
}
