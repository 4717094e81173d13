package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;

/**
 * One value at a time, in random order: down or up by a fixed step, kept where the label's
 * probability falls. Needs scores. Costs one or two queries a value; ends at the first success.
 *
 * <p>Source: Guo et al. 2019, algorithm 1, in the pixel basis.
 *
 * @param step of one value
 */
public record SimBa(Terms terms, double step) implements BlackBoxAttack<ScoreOracle> {

  public static final double DEFAULT_STEP = 0.2;

  public SimBa {
    Checks.positive("step", step);
  }

  public SimBa(Terms terms) {
    this(terms, DEFAULT_STEP);
  }

  @Override
  public BlackBoxResult run(ScoreOracle model, Batch batch, AttackState state) {
    return new ScoreHunt.Plan(toString(), terms, new ScoreHunt.Wish.First(Metric.L2), this::walk)
        .on(model, batch, state);
  }

  /** Ends when the hunt does. */
  private void walk(ScoreHunt hunt) {
    var at = hunt.input().clone();
    double score = hunt.logProbability(hunt.ask(at));
    while (true) {
      for (int place : hunt.draw().permutation(at.length)) {
        score = tried(hunt, at, place, score);
      }
    }
  }

  /** Moves {@code at} where that helps; the score after it. */
  private double tried(ScoreHunt hunt, float[] at, int place, double score) {
    for (double offset : new double[] {-step, step}) {
      var candidate = at.clone();
      candidate[place] = (float) Math.max(0, Math.min(1, at[place] + offset));
      if (candidate[place] != at[place]) {
        double after = hunt.logProbability(hunt.ask(candidate));
        if (after < score) {
          at[place] = candidate[place];
          return after;
        }
      }
    }
    return score;
  }
}
