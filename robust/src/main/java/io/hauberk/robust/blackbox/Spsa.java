package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.core.RandomStream;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam on a gradient estimated from pairs of probes whose values all move by plus or minus one
 * spread, projected to the ball. Needs scores. Costs {@code probes + 1} queries a step; ends at the
 * first success in the ball.
 *
 * <p>Source: Uesato et al. 2018, algorithm 1 and appendix B.
 *
 * @param probes a step, in pairs
 * @param spread of the probes
 * @param rate of Adam
 */
public record Spsa(Terms terms, Ball ball, int probes, double spread, double rate)
    implements BlackBoxAttack<ScoreOracle> {

  public static final int DEFAULT_PROBES = 128;
  public static final double DEFAULT_SPREAD = 1e-2;
  public static final double DEFAULT_RATE = 1e-2;

  public Spsa {
    Checks.argument(probes >= 2 && probes % 2 == 0, "probes", probes, "even, 2 or more");
    Checks.positive("spread", spread);
    Checks.positive("rate", rate);
  }

  public Spsa(Terms terms, Ball ball) {
    this(terms, ball, DEFAULT_PROBES, DEFAULT_SPREAD, DEFAULT_RATE);
  }

  @Override
  public BlackBoxResult run(ScoreOracle model, Batch batch, AttackState state) {
    return new ScoreHunt.Plan(toString(), terms, new ScoreHunt.Wish.Inside(ball), this::walk)
        .on(model, batch, state);
  }

  /** Ends when the hunt does. */
  private void walk(ScoreHunt hunt) {
    var adam = new Adam(hunt.input().length);
    for (var at = hunt.input(); ; hunt.ask(at)) {
      var gradient = gradient(hunt, at);
      var moved = at.clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] -= (float) (rate * adam.step(i, gradient[i]));
      }
      at = ball.nearest(hunt.input(), Vectors.clamped(moved));
    }
  }

  private float[] gradient(ScoreHunt hunt, float[] at) {
    List<float[]> directions = new ArrayList<>();
    List<float[]> candidates = new ArrayList<>();
    for (int pair = 0; pair < probes / 2; pair++) {
      var direction = signs(at.length, hunt.draw());
      directions.add(direction);
      candidates.add(Vectors.moved(at, direction, spread));
      candidates.add(Vectors.moved(at, direction, -spread));
    }
    return Differences.along(directions, hunt.ask(candidates), hunt::margin);
  }

  private static float[] signs(int values, RandomStream stream) {
    var signs = new float[values];
    for (int i = 0; i < values; i++) {
      signs[i] = stream.nextInt() < 0 ? -1 : 1;
    }
    return signs;
  }
}
