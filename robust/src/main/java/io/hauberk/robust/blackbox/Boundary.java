package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;

/**
 * A random walk along the decision boundary: a step around the input, then one towards it, with
 * lengths that follow how often each succeeds. Needs labels. Costs one query a step and one more
 * every tenth; stops when the queries are spent or the steps have become too small.
 *
 * <p>Source: Brendel, Rauber and Bethge 2018, algorithm 1 and section 2.3. Success is counted over
 * windows of 30 steps and 10 checks rather than 100 checks, so that small query budgets are used.
 *
 * @param spherical length of the first steps around the input, as a share of the distance
 * @param source length of the first steps towards it, as a share of the distance
 */
public record Boundary(Terms terms, Starts starts, double spherical, double source)
    implements BlackBoxAttack<LabelOracle> {

  public static final double DEFAULT_SPHERICAL = 1e-2;
  public static final double DEFAULT_SOURCE = 1e-2;

  private static final double START_TOLERANCE = 1e-3;
  private static final double CONVERGED = 1e-7;
  private static final int CHECK_EVERY = 10;

  public Boundary {
    Checks.positive("spherical", spherical);
    Checks.argument(source > 0 && source < 1, "source", source, "0 < source < 1");
  }

  public Boundary(Terms terms, Starts starts) {
    this(terms, starts, DEFAULT_SPHERICAL, DEFAULT_SOURCE);
  }

  @Override
  public BlackBoxResult run(LabelOracle model, Batch batch, AttackState state) {
    return new DecisionHunt.Plan(toString(), terms, Metric.L2, this::walk).on(model, batch, state);
  }

  private void walk(DecisionHunt hunt) {
    starts.boundary(hunt, START_TOLERANCE).ifPresent(start -> walk(hunt, start));
  }

  private void walk(DecisionHunt hunt, float[] start) {
    var at = start;
    var lengths = new BoundaryLengths(spherical, source);
    for (int step = 1; lengths.source() > CONVERGED && hunt.distance(at) > CONVERGED; step++) {
      var around = around(hunt, at, lengths.spherical());
      var closer = closer(hunt, at, around, lengths.source());
      if (step % CHECK_EVERY == 0) {
        lengths.sphericalTried(hunt.ask(around));
      }
      boolean hit = hunt.ask(closer);
      lengths.sourceTried(hit);
      at = hit && hunt.distance(closer) < hunt.distance(at) ? closer : at;
    }
  }

  /** A random point at the same distance from the input. */
  private static float[] around(DecisionHunt hunt, float[] at, double share) {
    var toInput = Vectors.minus(hunt.input(), at);
    double distance = Vectors.length(toInput);
    var eta = new float[at.length];
    hunt.draw().fillGaussian(eta);
    double along = Vectors.dot(eta, toInput) / (distance * distance);
    for (int i = 0; i < eta.length; i++) {
      eta[i] -= (float) (along * toInput[i]);
    }
    Vectors.unit(eta);
    double onSphere = Math.sqrt(share * share + 1);
    var offset = new float[at.length];
    for (int i = 0; i < offset.length; i++) {
      offset[i] = (float) ((share * distance * eta[i] - toInput[i]) / onSphere);
    }
    return Vectors.moved(hunt.input(), offset, 1);
  }

  /** The point moved towards the input, so far that it is the share nearer than {@code at}. */
  private static float[] closer(DecisionHunt hunt, float[] at, float[] around, double share) {
    double wanted = hunt.distance(at) * (1 - share);
    double is = hunt.distance(around);
    return is <= wanted ? around : Vectors.blend(hunt.input(), around, wanted / is);
  }
}
