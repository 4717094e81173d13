package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import java.util.ArrayList;
import java.util.List;

/**
 * Projected descent along a gradient estimated from pairs of Gaussian probes (natural evolution
 * strategies). Needs scores. Costs {@code probes + 1} queries a step; ends at the first success in
 * the ball.
 *
 * <p>Source: Ilyas et al. 2018, section 3 and appendix A.
 *
 * @param probes a step, in pairs
 * @param spread standard deviation of the probes
 * @param step length
 * @param momentum of the estimate
 */
public record Nes(Terms terms, Ball ball, int probes, double spread, double step, double momentum)
    implements BlackBoxAttack<ScoreOracle> {

  public static final int DEFAULT_PROBES = 50;
  public static final double DEFAULT_SPREAD = 1e-3;
  public static final double DEFAULT_STEP = 1e-2;
  public static final double DEFAULT_MOMENTUM = 0.9;

  public Nes {
    Checks.argument(probes >= 2 && probes % 2 == 0, "probes", probes, "even, 2 or more");
    Checks.positive("spread", spread);
    Checks.positive("step", step);
    Checks.argument(momentum >= 0 && momentum < 1, "momentum", momentum, "0 <= momentum < 1");
  }

  public Nes(Terms terms, Ball ball) {
    this(terms, ball, DEFAULT_PROBES, DEFAULT_SPREAD, DEFAULT_STEP, DEFAULT_MOMENTUM);
  }

  @Override
  public BlackBoxResult run(ScoreOracle model, Batch batch, AttackState state) {
    return new ScoreHunt.Plan(toString(), terms, new ScoreHunt.Wish.Inside(ball), this::walk)
        .on(model, batch, state);
  }

  /** Ends when the hunt does. */
  private void walk(ScoreHunt hunt) {
    var velocity = new float[hunt.input().length];
    for (var at = hunt.input(); ; hunt.ask(at)) {
      var gradient = gradient(hunt, at);
      for (int i = 0; i < velocity.length; i++) {
        velocity[i] = (float) (momentum * velocity[i] + (1 - momentum) * gradient[i]);
      }
      var direction = ball.steepest(velocity);
      at = ball.nearest(hunt.input(), Vectors.moved(at, direction, -step));
    }
  }

  private float[] gradient(ScoreHunt hunt, float[] at) {
    List<float[]> directions = new ArrayList<>();
    List<float[]> candidates = new ArrayList<>();
    for (int pair = 0; pair < probes / 2; pair++) {
      var direction = new float[at.length];
      hunt.draw().fillGaussian(direction);
      directions.add(direction);
      candidates.add(Vectors.moved(at, direction, spread));
      candidates.add(Vectors.moved(at, direction, -spread));
    }
    return Differences.along(directions, hunt.ask(candidates), hunt::logProbability);
  }
}
