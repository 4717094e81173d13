package io.hauberk.robust.oracle;

import io.hauberk.core.Checks;
import io.hauberk.robust.oracle.OracleException.Unsteady;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Finds a model that answers the same input differently: a randomised defence, another version
 * behind the same name, a guard that noticed the attack. The first input it meets is asked again
 * right away and after every so many calls; each costs one more query. Use from one thread.
 */
public final class SteadyOracle implements ScoreOracle {

  public static final int DEFAULT_EVERY = 50;

  /** Above what float32 sums in another order differ by, in scores of usual size. */
  public static final double DEFAULT_TOLERANCE = 1e-3;

  private final ScoreOracle model;
  private final int every;
  private final double tolerance;
  private Optional<Probe> probe = Optional.empty();
  private long calls;

  private record Probe(float[] input, long[] shape, float[] answer) {}

  /**
   * @param every so many calls the probe is asked again
   * @param tolerance of any score, relative to the largest if that is above 1
   */
  public SteadyOracle(ScoreOracle model, int every, double tolerance) {
    Checks.positive("every", every);
    Checks.notNegative("tolerance", tolerance);
    this.model = model;
    this.every = every;
    this.tolerance = tolerance;
  }

  public SteadyOracle(ScoreOracle model) {
    this(model, DEFAULT_EVERY, DEFAULT_TOLERANCE);
  }

  @Override
  public Tensor logits(Tensor inputs) {
    var logits = model.logits(inputs);
    if (calls++ % every == 0) {
      try (var scope = TensorScope.open()) {
        check(probe.orElseGet(() -> first(inputs, logits)));
      }
    }
    return logits;
  }

  private Probe first(Tensor inputs, Tensor logits) {
    var input = inputs.narrow(0, 0, 1);
    var made =
        new Probe(
            Tensors.floats(input), Tensors.shape(input), Tensors.floats(logits.narrow(0, 0, 1)));
    probe = Optional.of(made);
    return made;
  }

  private void check(Probe known) {
    var again = Tensors.floats(model.logits(Tensors.of(known.input, known.shape)));
    if (again.length != known.answer.length) {
      throw new Unsteady("scores of the same input", again.length, known.answer.length + "");
    }
    float scale = 1;
    double change = 0;
    for (int i = 0; i < again.length; i++) {
      scale = Math.max(scale, Math.abs(known.answer[i]));
      change = Math.max(change, Math.abs((double) again[i] - known.answer[i]));
    }
    if (!(change <= tolerance * scale)) {
      throw new Unsteady(
          "answer to the same input", "changed by " + change, "at most " + tolerance * scale);
    }
  }
}
