package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks along the decision boundary: the side on which points around it fall gives the direction,
 * and halving brings each step back to the boundary. Needs labels. Costs {@code probes sqrt(t)}
 * queries at step t, and some 20 for the way back; stops when the queries are spent.
 *
 * <p>Source: Chen, Jordan and Wainwright 2020, algorithm 2, with the constants of the paper. That
 * the normals of earlier steps count on, each by the root of its probes, is our addition.
 *
 * @param metric {@link Metric#L2} or {@link Metric#LINF}
 * @param probes B0, at the first step
 * @param maxProbes of any step
 */
public record HopSkipJump(Terms terms, Metric metric, Starts starts, int probes, int maxProbes)
    implements BlackBoxAttack<LabelOracle> {

  public static final int DEFAULT_PROBES = 100;
  public static final int DEFAULT_MAX_PROBES = 10_000;

  /** The spread of the first probes, as a share of the input range. */
  private static final double FIRST_SPREAD = 0.1;

  /** What a normal still weighs a step later: along one boundary it turns little. */
  private static final double MEMORY = 0.5;

  /** Probes of one question, which bounds memory. */
  private static final int CHUNK = 64;

  private static final int HALVINGS = 15;

  /** Halving is no coarser than this in inputs of few values. */
  private static final double COARSEST = 1e-3;

  /** Closer than float32 can tell. */
  private static final double TOUCHING = 1e-6;

  public HopSkipJump {
    Checks.argument(metric != Metric.L0, "metric", metric, "L2 or LINF");
    Checks.positive("probes", probes);
    Checks.argument(maxProbes >= probes, "maxProbes", maxProbes, "at least " + probes);
  }

  public HopSkipJump(Terms terms, Metric metric, Starts starts) {
    this(terms, metric, starts, DEFAULT_PROBES, DEFAULT_MAX_PROBES);
  }

  @Override
  public BlackBoxResult run(LabelOracle model, Batch batch, AttackState state) {
    return new DecisionHunt.Plan(toString(), terms, metric, this::walk).on(model, batch, state);
  }

  private void walk(DecisionHunt hunt) {
    starts.boundary(hunt, tolerance(hunt)).ifPresent(start -> walk(hunt, start));
  }

  private void walk(DecisionHunt hunt, float[] start) {
    var at = start;
    var trail = new float[hunt.values()];
    for (int t = 1; hunt.distance(at) > TOUCHING; t++) {
      double spread = t == 1 ? FIRST_SPREAD : hunt.distance(at) / hunt.values();
      int count = affordable(hunt, t);
      trail = Vectors.sum(MEMORY, trail, Math.sqrt(count), normal(hunt, at, spread, count));
      var normal = Vectors.unit(trail);
      var direction = metric == Metric.LINF ? Vectors.sign(normal) : normal;
      at = hunt.nearest(stepped(hunt, at, direction, t), tolerance(hunt));
    }
  }

  /** Leaves enough queries to use what the probes say. */
  private int affordable(DecisionHunt hunt, int t) {
    double wanted = Math.min(probes * Math.sqrt(t), maxProbes);
    double reserve = HALVINGS - 2 * Math.log(tolerance(hunt));
    return (int) Math.max(1, Math.min(wanted, hunt.left() - reserve));
  }

  /** Section 4.2: gamma / (d sqrt(d)) in L2, gamma / d^2 in Linf, with gamma = 1. */
  private double tolerance(DecisionHunt hunt) {
    double d = hunt.values();
    return Math.min(COARSEST, metric == Metric.LINF ? 1 / (d * d) : 1 / (d * Math.sqrt(d)));
  }

  /** Equation 16: the mean of the probes' directions, each with the sign of its side. */
  private float[] normal(DecisionHunt hunt, float[] at, double spread, int count) {
    var estimate = new SideCount(at.length);
    for (int asked = 0; asked < count; asked += CHUNK) {
      List<float[]> candidates = new ArrayList<>();
      for (int i = asked; i < Math.min(count, asked + CHUNK); i++) {
        candidates.add(Vectors.moved(at, direction(hunt), spread));
      }
      var hits = hunt.ask(candidates);
      for (int i = 0; i < hits.length; i++) {
        estimate.add(Vectors.minus(candidates.get(i), at), hits[i]);
      }
    }
    return estimate.normal();
  }

  private float[] direction(DecisionHunt hunt) {
    var direction = new float[hunt.values()];
    if (metric == Metric.LINF) {
      hunt.draw().fillUniform(direction, -1, 1);
    } else {
      hunt.draw().fillGaussian(direction);
    }
    return Vectors.unit(direction);
  }

  /** Algorithm 2, step size: halved until the point is on the goal's side; else it stays. */
  private static float[] stepped(DecisionHunt hunt, float[] at, float[] direction, int t) {
    double length = hunt.distance(at) / Math.sqrt(t);
    for (int i = 0; i < HALVINGS; i++) {
      var candidate = Vectors.moved(at, direction, length);
      if (hunt.ask(candidate)) {
        return candidate;
      }
      length /= 2;
    }
    return at;
  }
}
