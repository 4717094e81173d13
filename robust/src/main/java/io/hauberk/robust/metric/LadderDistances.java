package io.hauberk.robust.metric;

import io.hauberk.core.Checks;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.SampleOutcome;
import io.hauberk.robust.TrialResult;
import java.util.Arrays;
import java.util.List;

/** Smallest distances from attacks of fixed epsilon: an example of any rung is a distance. */
public final class LadderDistances {

  private LadderDistances() {}

  /**
   * Per sample the smallest perturbation that fooled, in the data set's order: 0 where the model
   * erred without attack, infinite where no rung fooled.
   *
   * @param epsilons one for each result
   * @param results of the same samples, attacked in the ball of {@code norm}
   */
  public static double[] of(LpNorm norm, List<Double> epsilons, List<TrialResult> results) {
    Checks.argument(
        epsilons.size() == results.size() && !results.isEmpty(),
        "results",
        results.size(),
        "one for each of " + epsilons.size() + " epsilons, at least one");
    var least = new double[results.get(0).samples().size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int rung = 0; rung < results.size(); rung++) {
      var samples = results.get(rung).samples();
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], distance(samples.get(i), norm, epsilons.get(rung)));
      }
    }
    return least;
  }

  private static double distance(SampleOutcome sample, LpNorm norm, double epsilon) {
    if (!sample.right()) {
      return 0;
    }
    if (sample.robust()) {
      return Double.POSITIVE_INFINITY;
    }
    return switch (norm) {
      case LINF -> Math.min(epsilon, sample.linf());
      case L2 -> Math.min(epsilon, sample.l2());
      case L1 -> epsilon;
    };
  }
}
