package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * How sure a model is of each sample's label: log(p / (1 - p)), unlike losses nearly normal over
 * trainings (Carlini et al. 2022, section IV-C). Threshold attacks on it and on the loss call the
 * same members: the one is a function of the other.
 */
public final class Confidences {

  private static final int BATCH = 500;

  private Confidences() {}

  /** One number a sample, in the set's order. */
  public static double[] of(ScoreOracle model, DataSet data) {
    var confidences = new double[data.size()];
    for (int from = 0; from < confidences.length; from += BATCH) {
      try (var scope = TensorScope.open();
          var guard = new NoGradGuard()) {
        var batch = data.batch(from, Math.min(confidences.length, from + BATCH));
        var logits = model.logits(batch.inputs());
        int classes = Math.toIntExact(logits.size(1));
        Checks.argument(classes >= 2, "classes", classes, "2 or more");
        var values = Tensors.floats(logits);
        var labels = Tensors.longs(batch.labels());
        for (int i = 0; i < labels.length; i++) {
          confidences[from + i] = confidence(values, i * classes, classes, (int) labels[i]);
        }
      }
    }
    return confidences;
  }

  /** The label's logit less the logarithm of the others' summed exponentials. */
  static double confidence(float[] logits, int from, int classes, int label) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      largest = k == label ? largest : Math.max(largest, logits[from + k]);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += k == label ? 0 : Math.exp(logits[from + k] - largest);
    }
    return logits[from + label] - largest - Math.log(sum);
  }
}
