package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import java.util.ArrayList;
import java.util.List;

/**
 * The attack of Carlini and Wagner without gradients: Adam on some random values a step, their
 * slopes from differences; the weight of the goal against the distance is found by halving. Needs
 * scores. Costs two queries a value and one more a step: many. Keeps the closest success.
 *
 * <p>Source: Chen et al. 2017, algorithms 1 and 2, section 4.1, in [0, 1] rather than under tanh.
 *
 * @param constant c, the first weight of the goal
 * @param steps for one weight
 * @param coordinates a step
 * @param rate of Adam
 */
public record Zoo(Terms terms, double constant, int steps, int coordinates, double rate)
    implements BlackBoxAttack<ScoreOracle> {

  public static final double DEFAULT_CONSTANT = 0.01;
  public static final int DEFAULT_STEPS = 3000;
  public static final int DEFAULT_COORDINATES = 128;
  public static final double DEFAULT_RATE = 0.01;

  /** h of equation 6. */
  private static final double SPREAD = 1e-4;

  private static final double GROWTH = 10;

  public Zoo {
    Checks.positive("constant", constant);
    Checks.positive("steps", steps);
    Checks.positive("coordinates", coordinates);
    Checks.positive("rate", rate);
  }

  public Zoo(Terms terms) {
    this(terms, DEFAULT_CONSTANT, DEFAULT_STEPS, DEFAULT_COORDINATES, DEFAULT_RATE);
  }

  @Override
  public BlackBoxResult run(ScoreOracle model, Batch batch, AttackState state) {
    return new ScoreHunt.Plan(toString(), terms, new ScoreHunt.Wish.Closest(Metric.L2), this::walk)
        .on(model, batch, state);
  }

  /** Ends when the hunt does: with its queries. */
  private void walk(ScoreHunt hunt) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double c = constant;
    while (true) {
      if (descended(hunt, c)) {
        high = c;
      } else {
        low = c;
      }
      c = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : c * GROWTH;
    }
  }

  /** Whether the goal was reached with this weight. */
  private boolean descended(ScoreHunt hunt, double c) {
    var at = hunt.input().clone();
    var adam = new Adam(at.length);
    boolean reached = false;
    for (int step = 0; step < steps; step++) {
      step(hunt, at, c, adam);
      reached |= hunt.margin(hunt.ask(at.clone())) < 0;
    }
    return reached;
  }

  private void step(ScoreHunt hunt, float[] at, double c, Adam adam) {
    var order = hunt.draw().permutation(at.length);
    int count = Math.min(coordinates, at.length);
    List<float[]> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      candidates.add(shifted(at, order[i], SPREAD));
      candidates.add(shifted(at, order[i], -SPREAD));
    }
    var rows = hunt.ask(candidates);
    for (int i = 0; i < count; i++) {
      int place = order[i];
      double width = candidates.get(2 * i)[place] - (double) candidates.get(2 * i + 1)[place];
      double rise = hinge(hunt, rows.get(2 * i)) - hinge(hunt, rows.get(2 * i + 1));
      double slope = c * rise / width + 2 * ((double) at[place] - hunt.input()[place]);
      double moved = at[place] - rate * adam.step(place, slope);
      at[place] = (float) Math.max(0, Math.min(1, moved));
    }
  }

  private static double hinge(ScoreHunt hunt, float[] row) {
    return Math.max(0, hunt.margin(row));
  }

  private static float[] shifted(float[] at, int place, double offset) {
    var candidate = at.clone();
    candidate[place] = (float) Math.max(0, Math.min(1, at[place] + offset));
    return candidate;
  }
}
