package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What models trained on known parts of a pool of samples say of each of its samples.
 *
 * @param confidences of each model, of each sample ({@link Confidences})
 * @param in whether the model was trained on the sample
 */
public record ShadowConfidences(List<double[]> confidences, List<boolean[]> in) {

  public ShadowConfidences {
    Checks.argument(
        !confidences.isEmpty() && confidences.size() == in.size(),
        "shadow models",
        confidences.size(),
        "1 or more, and as many lists of members");
    int samples = confidences.get(0).length;
    for (int i = 0; i < in.size(); i++) {
      Checks.argument(
          confidences.get(i).length == samples && in.get(i).length == samples,
          "samples of shadow model " + i,
          confidences.get(i).length + " and " + in.get(i).length,
          samples + ", as of the first");
    }
    confidences = confidences.stream().map(double[]::clone).toList();
    in = in.stream().map(boolean[]::clone).toList();
  }

  /**
   * Asks the models.
   *
   * @throws IllegalArgumentException when a shadow's network is not the target's: what it says
   *     would tell of itself, not of the target
   */
  public static ShadowConfidences of(
      Model target, List<Model> shadows, List<boolean[]> in, DataSet pool) {
    var confidences = new ArrayList<double[]>();
    for (int i = 0; i < shadows.size(); i++) {
      Checks.argument(
          shadows.get(i).network().equals(target.network()),
          "shadow model " + i,
          "another network",
          "the target's network, layer by layer");
      confidences.add(Confidences.of(shadows.get(i), pool));
    }
    return new ShadowConfidences(confidences, in);
  }

  int samples() {
    return confidences.get(0).length;
  }

  /** What the models trained on a sample, or those that were not, say of it. */
  double[] of(int sample, boolean member) {
    var values = new double[confidences.size()];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (in.get(i)[sample] == member) {
        values[count++] = confidences.get(i)[sample];
      }
    }
    return Arrays.copyOf(values, count);
  }
}
