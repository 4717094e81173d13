package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import java.util.ArrayList;
import java.util.List;

/**
 * Descends on the distance to the boundary as a function of the direction: for each of some random
 * changes of the direction one query says whether the distance falls. Needs labels. Costs {@code
 * probes} queries a step and some 20 for the way along it; stops when the queries are spent.
 *
 * <p>Source: Cheng et al. 2020, algorithms 1 and 2, in L2.
 *
 * @param probes Q, a step
 * @param rate of the first step
 * @param spread of the changes
 */
public record SignOpt(Terms terms, Starts starts, int probes, double rate, double spread)
    implements BlackBoxAttack<LabelOracle> {

  public static final int DEFAULT_PROBES = 200;
  public static final double DEFAULT_RATE = 0.2;
  public static final double DEFAULT_SPREAD = 1e-3;

  private static final int CHUNK = 64;
  private static final double TOLERANCE = 1e-4;
  private static final int TRIES = 15;
  private static final double LEAST_RATE = 1e-6;

  public SignOpt {
    Checks.positive("probes", probes);
    Checks.positive("rate", rate);
    Checks.positive("spread", spread);
  }

  public SignOpt(Terms terms, Starts starts) {
    this(terms, starts, DEFAULT_PROBES, DEFAULT_RATE, DEFAULT_SPREAD);
  }

  @Override
  public BlackBoxResult run(LabelOracle model, Batch batch, AttackState state) {
    return new DecisionHunt.Plan(toString(), terms, Metric.L2, this::walk).on(model, batch, state);
  }

  private void walk(DecisionHunt hunt) {
    starts.boundary(hunt, TOLERANCE).ifPresent(start -> walk(hunt, start));
  }

  private void walk(DecisionHunt hunt, float[] start) {
    var at = start;
    double alpha = rate;
    while (hunt.distance(at) > TOLERANCE && alpha > LEAST_RATE) {
      var theta = Vectors.unit(Vectors.minus(at, hunt.input()));
      var gradient = gradient(hunt, theta, hunt.distance(at));
      var moved = descended(hunt, at, gradient, alpha);
      alpha = moved.alpha;
      at = moved.at;
    }
  }

  /** The sum of the changes, each with the sign of what it does to the distance. */
  private float[] gradient(DecisionHunt hunt, float[] theta, double distance) {
    var sides = new SideCount(theta.length);
    for (int asked = 0; asked < probes; asked += CHUNK) {
      List<float[]> changes = new ArrayList<>();
      List<float[]> candidates = new ArrayList<>();
      for (int i = asked; i < Math.min(probes, asked + CHUNK); i++) {
        var change = new float[theta.length];
        hunt.draw().fillGaussian(change);
        changes.add(Vectors.unit(change));
        candidates.add(at(hunt, turned(theta, change, spread), distance));
      }
      var hits = hunt.ask(candidates);
      for (int i = 0; i < hits.length; i++) {
        sides.add(changes.get(i), hits[i]);
      }
    }
    return sides.normal();
  }

  private record Moved(float[] at, double alpha) {}

  /** Algorithm 1's step: longer as long as that helps, else shorter until it does. */
  private static Moved descended(DecisionHunt hunt, float[] at, float[] gradient, double alpha) {
    var best = new Moved(at, alpha);
    double length = alpha;
    for (int i = 0; i < TRIES; i++) {
      var theta = Vectors.unit(Vectors.minus(at, hunt.input()));
      var candidate = at(hunt, turned(theta, gradient, length), hunt.distance(best.at));
      boolean nearer = hunt.ask(candidate);
      if (nearer) {
        best = new Moved(hunt.nearest(candidate, TOLERANCE), length);
        length *= 2;
      } else if (best.at != at) {
        return best;
      } else {
        length /= 4;
      }
    }
    return best.at == at ? new Moved(at, alpha / 4) : best;
  }

  private static float[] turned(float[] theta, float[] change, double length) {
    var direction = theta.clone();
    for (int i = 0; i < direction.length; i++) {
      direction[i] += (float) (length * change[i]);
    }
    return Vectors.unit(direction);
  }

  private static float[] at(DecisionHunt hunt, float[] direction, double distance) {
    return Vectors.moved(hunt.input(), direction, distance);
  }
}
