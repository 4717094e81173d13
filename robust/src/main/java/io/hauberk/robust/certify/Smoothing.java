package io.hauberk.robust.certify;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.robust.metric.Proportion;
import io.hauberk.robust.metric.Quantiles;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Randomised smoothing: the class that a model most often gives under Gaussian noise cannot be
 * changed within a radius in L2 (Cohen et al. 2019, section 3.2.2, algorithm CERTIFY).
 *
 * <p>Guarantee: with probability at least 1 - {@code alpha} over the draws, for each sample by
 * itself, a stated radius is right: of the smoothed model, not of the model it is made from. The
 * model may be any function of its input. The draws are float32 values of normal ones, made from a
 * known seed: the proof takes them for exact and independent. Threat model: changes in L2, also
 * beyond [0, 1].
 *
 * <p>Cost: {@code selection + estimation} answers of the model a sample.
 *
 * @param sigma standard deviation of the noise, in input units
 * @param selection draws that choose the class (n_0); 100 in the paper
 * @param estimation draws that estimate its probability (n); 100,000 in the paper
 * @param alpha probability of a wrong certificate, below one half; 0.001 in the paper
 */
public record Smoothing(
    double sigma, int selection, int estimation, double alpha, Randomness randomness) {

  private static final int BATCH = 500;

  /** Taken off a probability: more than its quantile is off by. */
  private static final double DOWN = 1e-9;

  public Smoothing {
    Checks.positive("sigma", sigma);
    Checks.positive("selection", selection);
    Checks.positive("estimation", estimation);
    Checks.argument(alpha > 0 && alpha < 0.5, "alpha", alpha, "between 0 and 0.5");
  }

  /** One answer a sample, in order. */
  public List<SmoothedAnswer> certify(LabelOracle model, Batch batch, Progress progress) {
    var labels = Tensors.longs(batch.labels());
    var answers = new ArrayList<SmoothedAnswer>(labels.length);
    try (var task = progress.start("smoothing", labels.length);
        var guard = new NoGradGuard()) {
      for (int i = 0; i < labels.length; i++) {
        try (var scope = TensorScope.open()) {
          answers.add(answer(model, batch.select(new long[] {i}), labels[i]));
        }
        task.advance(1);
      }
    }
    return answers;
  }

  private SmoothedAnswer answer(LabelOracle model, Batch sample, long label) {
    long id = sample.ids()[0];
    long likeliest = mostFrequent(counts(model, sample, draws("selection", selection, id)));
    long hits =
        counts(model, sample, draws("estimation", estimation, id)).getOrDefault(likeliest, 0L);
    double radius = radius(hits);
    return radius > 0
        ? new SmoothedAnswer(id, label, OptionalLong.of(likeliest), radius)
        : new SmoothedAnswer(id, label, OptionalLong.empty(), 0);
  }

  /** Sigma times the normal quantile of a lower bound of the probability; 0 below one half. */
  double radius(long hits) {
    double least = new Proportion(hits, estimation).clopperPearson(1 - 2 * alpha).low() - DOWN;
    return least > 0.5 ? sigma * Quantiles.normal(least) : 0;
  }

  /** The smaller class of two that are as frequent. */
  private static long mostFrequent(Map<Long, Long> counts) {
    long best = counts.keySet().iterator().next();
    for (var entry : counts.entrySet()) {
      long more = entry.getValue() - counts.getOrDefault(best, 0L);
      best = more > 0 || (more == 0 && entry.getKey() < best) ? entry.getKey() : best;
    }
    return best;
  }

  private record Draws(int count, LongFunction<RandomStream> streams) {}

  private Draws draws(String purpose, int count, long id) {
    var own = randomness.derive("smoothing " + purpose);
    return new Draws(count, draw -> own.stream(id, draw));
  }

  private Map<Long, Long> counts(LabelOracle model, Batch sample, Draws draws) {
    Map<Long, Long> counts = new HashMap<>();
    for (int from = 0; from < draws.count; from += BATCH) {
      try (var scope = TensorScope.open()) {
        int size = Math.min(BATCH, draws.count - from);
        for (long label : Tensors.longs(model.labels(noisy(sample, draws, from, size)))) {
          counts.merge(label, 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  /** {@code size} noisy copies, each from a stream of its own. */
  private Tensor noisy(Batch sample, Draws draws, int from, int size) {
    int values = Math.toIntExact(sample.inputs().numel());
    var all = new float[Math.multiplyExact(size, values)];
    var noise = new float[values];
    for (int i = 0; i < size; i++) {
      draws.streams.apply(from + i).fillGaussian(noise);
      for (int k = 0; k < values; k++) {
        all[i * values + k] = (float) (sigma * noise[k]);
      }
    }
    var shape = Tensors.shape(sample.inputs());
    shape[0] = size;
    return Tensors.of(all, shape).add_(sample.inputs());
  }
}
