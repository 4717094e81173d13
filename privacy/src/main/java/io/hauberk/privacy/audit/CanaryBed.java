package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Data on which everything that a private training does to a sample shows in weights of its own.
 * One linear layer with bias, as many classes as inputs; canary i has the label i and moves row i.
 *
 * <ul>
 *   <li>Loud canaries have one large input of their own, quiet ones none: their gradient is that of
 *       the bias alone. A canary that its coin left out is replaced by a blank.
 *   <li>Blanks lie so far on their label's side that their gradient is zero: to a sum they are not
 *       there, so that canary or blank is one sample more or less.
 *   <li>Ballast, all the other samples, is one sample repeated: its share of a sum tells how large
 *       a batch was.
 * </ul>
 */
final class CanaryBed {

  private static final int BLANK = 0;

  /** Beside it every other probability rounds to zero. */
  private static final float BLANK_LOGIT = 100;

  /** How much louder than a clipped gradient. */
  private static final double LOUD = 30;

  /** Of a logit, at most, over the whole training. */
  private static final double DRIFT = 0.1;

  private final int canaries;
  private final int examples;
  private final double clip;

  CanaryBed(DpSgd plan, int canaries) {
    this.canaries = canaries;
    this.examples = plan.sampling().examples();
    this.clip = plan.clipping().norm();
    Checks.argument(
        canaries >= 2 && canaries <= examples / 2,
        "canaries",
        canaries,
        "2 to half of the " + examples + " examples");
  }

  /** Blank, canaries, ballast. */
  int classes() {
    return canaries + 2;
  }

  int ballast() {
    return canaries + 1;
  }

  int ballastSamples() {
    return examples - canaries;
  }

  boolean loud(int canary) {
    return canary % 2 == 0;
  }

  /** The input of a sample of this class, at its own place. */
  float input(int label) {
    if (label == BLANK) {
      return 1;
    }
    if (label == ballast()) {
      return (float) Math.max(1, 2 * clip);
    }
    return loud(label - 1) ? (float) (LOUD * Math.max(1, clip)) : 0;
  }

  /** The length of p - e, the gradient by the logits, where all classes are alike. */
  double logitGradient() {
    return Math.sqrt(1 - 1.0 / classes());
  }

  /** What one sample of ballast adds to a sum, in clipping norms, while weights are small. */
  double ballastShare() {
    return Math.min(1, logitGradient() * Math.hypot(1, input(ballast())) / clip);
  }

  /** Small enough that ballast does not learn over so many steps. */
  double learningRate(long steps) {
    double input = input(ballast());
    return DRIFT / (steps * clip * (1 + input * input));
  }

  Model model() {
    int n = classes();
    var network = Network.sequential(List.of((long) n), new Linear(n, n, true));
    var model = Model.initial(network, new Randomness(0));
    var weights = new float[n * n];
    weights[BLANK] = BLANK_LOGIT;
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      model.weights().get("0.weight").copy_(Tensors.of(weights, n, n));
      model.weights().get("0.bias").zero_();
    }
    return model;
  }

  /**
   * @param in whether each canary is there
   */
  DataSet data(boolean[] in) {
    int n = classes();
    var inputs = new float[examples * n];
    var labels = new long[examples];
    Arrays.fill(labels, ballast());
    for (int i = 0; i < canaries; i++) {
      labels[i] = in[i] ? i + 1 : BLANK;
    }
    for (int i = 0; i < examples; i++) {
      int label = (int) labels[i];
      inputs[i * n + label] = input(label);
    }
    var names = IntStream.range(0, n).mapToObj(String::valueOf).toList();
    try (var scope = TensorScope.open()) {
      return DataSet.of(
          new DataSet.About("canaries", names, List.of()),
          Tensors.of(inputs, examples, n),
          Tensors.of(labels, examples));
    }
  }
}
