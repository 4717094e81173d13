package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Reads training samples off the gradient of a first linear layer with bias, as one who collects
 * gradients, such as the server of federated learning, can. Row u of the weight's gradient is the
 * sum over samples of g_u x, the bias's the sum of g_u: where one sample alone moved unit u, the
 * quotient is that sample.
 *
 * <p>A demonstration. Source: Phong et al., Privacy-preserving deep learning via additively
 * homomorphic encryption (2018), section III; Geiping et al. 2020, proposition 3.1.
 */
public final class GradientLeakage {

  /** Below this share of the largest bias gradient a quotient is rounding. */
  private static final double SMALLEST_SHARE = 1e-4;

  private GradientLeakage() {}

  /**
   * One candidate a unit, the surest first; of a single sample's gradient, all are that sample.
   *
   * @param weight gradient [units, inputs]
   * @param bias gradient [units]
   * @throws IllegalArgumentException when no unit moved
   */
  public static List<float[]> candidates(Tensor weight, Tensor bias) {
    var rows = Tensors.floats(weight);
    var biases = Tensors.floats(bias);
    Checks.argument(
        biases.length > 0 && rows.length % biases.length == 0,
        "gradients",
        rows.length + " and " + biases.length,
        "[units, inputs] and [units]");
    int inputs = rows.length / biases.length;
    double largest = 0;
    for (float each : biases) {
      largest = Math.max(largest, Math.abs(each));
    }
    Checks.argument(largest > 0, "bias gradient", "all zero", "a unit that moved");
    double least = largest * SMALLEST_SHARE;
    var candidates = new ArrayList<float[]>();
    IntStream.range(0, biases.length)
        .boxed()
        .filter(unit -> Math.abs(biases[unit]) >= least)
        .sorted(Comparator.comparingDouble(unit -> -Math.abs(biases[unit])))
        .forEach(
            unit -> {
              var row = Arrays.copyOfRange(rows, unit * inputs, (unit + 1) * inputs);
              for (int i = 0; i < inputs; i++) {
                row[i] /= biases[unit];
              }
              candidates.add(row);
            });
    return List.copyOf(candidates);
  }
}
