package io.hauberk.robust.auto;

import io.hauberk.robust.Views;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.Arrays;

/**
 * What a model says of a data set before any attack. A state on disk carries it: whoever goes on
 * with that state shows by it that model and data are still the same.
 *
 * @param verdicts per sample {@link SuiteState#STANDING} or {@link SuiteState#WRONG}
 * @param logits [n * classes], row by row
 */
record CleanPass(long[] verdicts, float[] logits) {

  /** Other batches and threads round differently; another model differs by far more. */
  private static final float TOLERANCE = 1e-3f;

  static CleanPass of(Classifier model, DataSet data, int batchSize) {
    var verdicts = new long[data.size()];
    Arrays.fill(verdicts, SuiteState.WRONG);
    var logits = new float[0];
    for (int from = 0; from < data.size(); from += batchSize) {
      try (var scope = TensorScope.open()) {
        var batch = data.batch(from, Math.min(data.size(), from + batchSize));
        var views = Views.of(model, batch.inputs());
        for (long place : views.right(batch.labels())) {
          verdicts[from + (int) place] = SuiteState.STANDING;
        }
        logits = append(logits, Tensors.floats(views.logits()));
      }
    }
    return new CleanPass(verdicts, logits);
  }

  private static float[] append(float[] head, float[] tail) {
    var both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  boolean agrees(float[] earlier) {
    if (earlier.length != logits.length) {
      return false;
    }
    for (int i = 0; i < logits.length; i++) {
      if (Math.abs(earlier[i] - logits[i]) > TOLERANCE * (1 + Math.abs(logits[i]))) {
        return false;
      }
    }
    return true;
  }
}
