package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * How much a model's answer changes when its input is made coarser: little for honest inputs, more
 * for many adversarial ones. Costs two further answers of the model.
 *
 * <p>Broken by attackers who take it into account (He et al. 2017, Carlini and Wagner 2017): a
 * signal for those who do not.
 *
 * <p>Source: Xu, Evans and Qi 2018, sections 3 and 5: one bit a value, a median over 2 x 2 values,
 * and the larger of both distances (L1 of probabilities).
 *
 * @param model answers probabilities to an input
 * @param width of a picture's rows
 */
public record FeatureSqueezing(UnaryOperator<float[]> model, int width) {

  public FeatureSqueezing {
    Checks.positive("width", width);
  }

  /**
   * From 0, no change, to 2.
   *
   * @param input values in [0, 1], whole rows
   */
  public double score(float[] input) {
    Checks.argument(
        input.length > 0 && input.length % width == 0, "input", input.length, "rows of " + width);
    var answer = model.apply(input);
    return Math.max(
        distance(answer, model.apply(oneBit(input))), distance(answer, model.apply(median(input))));
  }

  private static float[] oneBit(float[] input) {
    var squeezed = new float[input.length];
    for (int i = 0; i < squeezed.length; i++) {
      squeezed[i] = Math.round(input[i]);
    }
    return squeezed;
  }

  /** Of each value and those right, below and both; at the edge of what there is. */
  private float[] median(float[] input) {
    var squeezed = new float[input.length];
    int rows = input.length / width;
    var four = new float[4];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < width; x++) {
        int right = Math.min(x + 1, width - 1);
        int below = Math.min(y + 1, rows - 1) * width;
        four[0] = input[y * width + x];
        four[1] = input[y * width + right];
        four[2] = input[below + x];
        four[3] = input[below + right];
        Arrays.sort(four);
        squeezed[y * width + x] = (four[1] + four[2]) / 2;
      }
    }
    return squeezed;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }
}
