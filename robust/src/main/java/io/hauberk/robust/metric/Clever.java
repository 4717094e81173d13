package io.hauberk.robust.metric;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.RandomStart;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Cross Lipschitz extreme value for network robustness: an estimate of the smallest distance to
 * another class, without any attack (Weng et al. 2018, algorithms 1 and 2). The gradient of the
 * margin is drawn at random points of the ball; the end of the distribution of its largest norms
 * estimates the local Lipschitz constant, which divides the margin.
 *
 * <p>An estimate, neither an upper nor a lower bound: masked gradients make it too large
 * (Goodfellow 2018). Cost: {@code batches * draws * targets} forward and backward passes a sample.
 *
 * @param radius of the ball, and the largest score
 * @param batches largest norms to fit by (N_b); 500 in the paper
 * @param draws in each of them (N_s); 1,024 in the paper
 * @param targets the likeliest wrong classes looked at; all of them make the untargeted score
 */
public record Clever(
    LpNorm norm, double radius, int batches, int draws, int targets, Randomness randomness) {

  public Clever {
    Checks.positive("radius", radius);
    Checks.argument(batches > 1, "batches", batches, "at least 2");
    Checks.positive("draws", draws);
    Checks.positive("targets", targets);
  }

  /** The score of each sample, in the units of the norm; 0 where the model errs. */
  public double[] scores(Classifier model, Batch batch) {
    var scores = new double[batch.size()];
    for (int i = 0; i < scores.length; i++) {
      try (var scope = TensorScope.open();
          var guard = new NoGradGuard()) {
        scores[i] = score(model, batch.select(new long[] {i}));
      }
    }
    return scores;
  }

  private double score(Classifier model, Batch sample) {
    int label = (int) Tensors.longs(sample.labels())[0];
    var logits = model.logits(sample.inputs());
    var values = Tensors.floats(logits);
    var order = Tensors.longs(logits.argsort(1, true));
    double least = radius;
    int looked = 0;
    for (int i = 0; i < order.length && looked < targets; i++) {
      if (order[i] != label) {
        var pair = new Pair(label, (int) order[i]);
        double margin = values[label] - values[pair.rival];
        least = Math.min(least, margin <= 0 ? 0 : margin / lipschitz(model, sample, pair));
        looked++;
      }
    }
    return least;
  }

  private record Pair(int label, int rival) {}

  private double lipschitz(Classifier model, Batch sample, Pair pair) {
    var own = randomness.derive("clever " + sample.ids()[0]);
    var copies = copies(sample);
    var largest = new double[batches];
    for (int b = 0; b < batches; b++) {
      try (var scope = TensorScope.open()) {
        var points = new RandomStart(own, b).draw(copies, new Budget(norm, radius));
        var norms = Tensors.floats(dual(norm).size(gradient(model, points, pair)));
        for (float one : norms) {
          largest[b] = Math.max(largest[b], one);
        }
      }
    }
    double end = new ReverseWeibull(largest).location();
    return end > 0 ? end : Double.MIN_NORMAL;
  }

  /** The sample as often as it is moved, each with an id of its own to draw by. */
  private Batch copies(Batch sample) {
    var rows = new long[draws];
    var one = sample.select(rows);
    return new Batch(one.inputs(), one.labels(), LongStream.range(0, draws).toArray());
  }

  private static Tensor gradient(Classifier model, Tensor points, Pair pair) {
    var point = model.pullback(points);
    int classes = Math.toIntExact(point.logits().size(1));
    var row = new float[classes];
    row[pair.label] = 1;
    row[pair.rival] = -1;
    var byLogits = Tensors.of(row, 1, classes).expand(Tensors.shape(point.logits()));
    return point.toInputs().apply(byLogits);
  }

  private static LpNorm dual(LpNorm norm) {
    return switch (norm) {
      case LINF -> LpNorm.L1;
      case L2 -> LpNorm.L2;
      case L1 -> LpNorm.LINF;
    };
  }
}
