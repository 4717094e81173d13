package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the boundary for flat: estimates its normal from the sides of probes of low frequency, goes
 * from the input along it to the boundary, and again from there with more probes. Needs labels.
 * Stops when the queries are spent.
 *
 * <p>Source: Rahmati et al. 2020, algorithms 1 and 2; shares of queries by theorem 3.
 *
 * @param metric {@link Metric#L2} or {@link Metric#LINF}
 * @param frequencies of the probes in each direction of an image
 */
public record GeoDa(Terms terms, Metric metric, Starts starts, int frequencies)
    implements BlackBoxAttack<LabelOracle> {

  public static final int DEFAULT_FREQUENCIES = 10;

  /** Theorem 3: how the distance shrinks from one round to the next. */
  private static final double LAMBDA = 0.6;

  private static final int QUERIES_A_ROUND = 500;

  /** Of a round, for the way along the normal. */
  private static final int SEARCH_QUERIES = 30;

  private static final int CHUNK = 64;
  private static final double TOLERANCE = 1e-4;

  /** Length of a probe, as a share of the distance to the input. */
  private static final double SPREAD = 0.01;

  private static final double FURTHER = 1.15;
  private static final int FURTHER_TRIES = 12;

  public GeoDa {
    Checks.argument(metric != Metric.L0, "metric", metric, "L2 or LINF");
    Checks.positive("frequencies", frequencies);
  }

  public GeoDa(Terms terms, Metric metric, Starts starts) {
    this(terms, metric, starts, DEFAULT_FREQUENCIES);
  }

  @Override
  public BlackBoxResult run(LabelOracle model, Batch batch, AttackState state) {
    var subspace = Subspace.of(Tensors.shape(batch.inputs()), frequencies);
    return new DecisionHunt.Plan(toString(), terms, metric, hunt -> walk(hunt, subspace))
        .on(model, batch, state);
  }

  private void walk(DecisionHunt hunt, Subspace subspace) {
    starts.boundary(hunt, TOLERANCE).ifPresent(start -> walk(hunt, subspace, start));
  }

  private void walk(DecisionHunt hunt, Subspace subspace, float[] start) {
    var at = start;
    for (int count : probes(hunt)) {
      var normal = normal(hunt, subspace, at, count);
      var direction = metric == Metric.LINF ? Vectors.sign(normal) : normal;
      at = along(hunt, direction, at);
    }
  }

  /** Each round gets lambda^(-2/3) times the probes of the one before. */
  private static List<Integer> probes(DecisionHunt hunt) {
    int rounds = (int) Math.max(1, Math.round((double) hunt.left() / QUERIES_A_ROUND));
    double probes = Math.max(rounds, hunt.left() - (double) rounds * SEARCH_QUERIES);
    double growth = Math.pow(LAMBDA, -2.0 / 3);
    double first = probes * (growth - 1) / (Math.pow(growth, rounds) - 1);
    List<Integer> counts = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      counts.add((int) Math.max(1, first * Math.pow(growth, round)));
    }
    return counts;
  }

  private static float[] normal(DecisionHunt hunt, Subspace subspace, float[] at, int count) {
    var sides = new SideCount(at.length);
    double spread = SPREAD * Metric.L2.distance(hunt.input(), at);
    for (int asked = 0; asked < count; asked += CHUNK) {
      List<float[]> candidates = new ArrayList<>();
      for (int i = asked; i < Math.min(count, asked + CHUNK); i++) {
        candidates.add(Vectors.moved(at, subspace.draw(hunt.draw()), spread));
      }
      var hits = hunt.ask(candidates);
      for (int i = 0; i < hits.length; i++) {
        sides.add(Vectors.minus(candidates.get(i), at), hits[i]);
      }
    }
    return sides.normal();
  }

  /** The boundary along the direction; where it is not met, the place before. */
  private static float[] along(DecisionHunt hunt, float[] direction, float[] at) {
    double radius = hunt.distance(at);
    for (int i = 0; i < FURTHER_TRIES; i++) {
      var candidate = Vectors.moved(hunt.input(), direction, radius);
      if (hunt.ask(candidate)) {
        return hunt.nearest(candidate, TOLERANCE);
      }
      radius *= FURTHER;
    }
    return at;
  }
}
