package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Which class a sample is driven to: the rank of its score among the wrong classes at the start.
 *
 * @param rank 1 for the likeliest wrong class; 0 for no class in particular
 */
public record TargetRank(int rank) {

  /** Away from the label, wherever. */
  public static final TargetRank NONE = new TargetRank(0);

  public TargetRank {
    Checks.notNegative("rank", rank);
  }

  Victims aim(ScoreOracle model, Batch batch) {
    if (rank == 0) {
      return new Victims(batch, batch.labels());
    }
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      return new Victims(batch, scope.keep(ranked(model.logits(batch.inputs()), batch.labels())));
    }
  }

  private Tensor ranked(Tensor logits, Tensor labels) {
    long classes = logits.size(1);
    Checks.argument(rank < classes, "rank", rank, "below the number of classes, " + classes);
    var others = logits.scatter(1, labels.unsqueeze(1), new Scalar(Double.NEGATIVE_INFINITY));
    return torch.sort(others, 1, true).get1().select(1, rank - 1);
  }
}
