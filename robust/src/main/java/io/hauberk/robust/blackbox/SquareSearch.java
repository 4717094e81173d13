package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.robust.auto.Square;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * {@link Square} on a model that is paid for by the query and may fail: the same steps, counted and
 * resumable. Needs scores, and images [n, c, h, w]. Costs one query a step; ends at the first
 * success in the ball.
 *
 * <p>Source: Andriushchenko et al. 2020, algorithms 1 and 2.
 */
public record SquareSearch(Terms terms, Ball ball) implements BlackBoxAttack<ScoreOracle> {

  public SquareSearch {
    Checks.argument(terms.goal() == Goal.UNTARGETED, "goal", terms.goal(), "UNTARGETED for square");
  }

  @Override
  public BlackBoxResult run(ScoreOracle model, Batch batch, AttackState state) {
    var shape = Tensors.shape(batch.inputs());
    shape[0] = 1;
    return new ScoreHunt.Plan(
            toString(), terms, new ScoreHunt.Wish.Inside(ball), hunt -> walk(hunt, shape))
        .on(model, batch, state);
  }

  /** The hunt ends it, by a success or for want of queries. */
  private void walk(ScoreHunt hunt, long[] shape) {
    try (var scope = TensorScope.open()) {
      var victim = hunt.victim();
      var sample =
          new Batch(
              Tensors.of(victim.input(), shape),
              Tensors.of(new long[] {victim.label()}, 1),
              new long[] {victim.id()});
      square().perturb(inputs -> asked(hunt, inputs), sample);
    }
  }

  private Square square() {
    int queries = Math.toIntExact(Math.min(Integer.MAX_VALUE, terms.queries()));
    return new Square(ball.budget(), queries, Square.DEFAULT_FIRST_SHARE, terms.randomness());
  }

  private static Tensor asked(ScoreHunt hunt, Tensor inputs) {
    var row = hunt.ask(Tensors.floats(inputs));
    return Tensors.of(row, 1, row.length);
  }
}
