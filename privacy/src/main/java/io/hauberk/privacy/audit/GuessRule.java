package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For which canaries to guess, by their scores alone, as fixed before the training: the highest
 * ones were in it, the lowest ones were not.
 *
 * @param in guessed to be in, from the highest score down
 * @param out guessed to be out, from the lowest score up
 */
record GuessRule(int in, int out) {

  GuessRule {
    Checks.notNegative("in", in);
    Checks.notNegative("out", out);
  }

  /** Rules for so many canaries: a thirty-second to a half of them in, and as many out or none. */
  static List<GuessRule> grid(int canaries) {
    var rules = new ArrayList<GuessRule>();
    for (int part = 32; part >= 2; part /= 2) {
      int in = canaries / part;
      if (in > 0) {
        rules.add(new GuessRule(in, 0));
        rules.add(new GuessRule(in, in));
      }
    }
    return List.copyOf(rules);
  }

  /**
   * @param scores larger means rather in; ties are broken by place
   * @param in what the coins said
   */
  OneRun play(double[] scores, boolean[] in) {
    Checks.argument(scores.length == in.length, "scores", scores.length, in.length + ", as coins");
    Checks.argument(
        this.in + out <= scores.length, "guesses", this.in + out, "at most " + scores.length);
    var order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    long right = IntStream.range(0, out).filter(i -> !in[order[i]]).count();
    right +=
        IntStream.range(order.length - this.in, order.length).filter(i -> in[order[i]]).count();
    return new OneRun(scores.length, this.in + out, right);
  }

  /**
   * The best bound of several rules; the significance is shared out among them (Bonferroni), so
   * that the confidence holds for the best too.
   */
  static double bestEpsilon(List<OneRun> runs, double delta, double confidence) {
    Checks.positive("rules", runs.size());
    double each = 1 - (1 - confidence) / runs.size();
    return runs.stream().mapToDouble(run -> run.epsilon(delta, each)).max().orElse(0);
  }
}
