package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.robust.Aim;
import io.hauberk.robust.Budget;
import io.hauberk.robust.StepSize;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Finds one change that fools a model on most inputs (Moosavi-Dezfooli et al. 2017), by steps along
 * the summed gradient of the samples that still stand, batch after batch (Shafahi et al. 2020,
 * algorithm 2, the loss clipped at the boundary). The best change of all passes is kept.
 *
 * <p>Threat model: white box while it is found, on samples of the attacker's; to apply it needs
 * nothing. Cost: one forward and one backward pass a sample for each of {@code epochs}, and as many
 * forward passes. Nothing is drawn; samples come in the data set's order.
 */
public record UniversalPerturbation(
    Budget budget, StepSize stepSize, int epochs, int batchSize, Aim aim) {

  /** Enough that the change settles on MNIST. */
  public static final int DEFAULT_EPOCHS = 10;

  /** A tenth of epsilon. */
  public static final StepSize DEFAULT_STEP_SIZE = new StepSize.Relative(0.1);

  public UniversalPerturbation {
    Checks.positive("epochs", epochs);
    Checks.positive("batchSize", batchSize);
  }

  /** Learns the change from samples, which should not be those it is tried on. */
  public SharedChange fit(Classifier model, DataSet data, Progress progress) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var task = progress.start("universal perturbation", epochs)) {
      var change = torch.zeros_like(data.batch(0, 1).inputs());
      var best = change.clone();
      long most = -1;
      for (int epoch = 0; epoch < epochs; epoch++) {
        pass(model, data, change);
        long fooled = fooled(model, data, change);
        if (fooled > most) {
          most = fooled;
          best.copy_(change);
        }
        task.advance(1);
      }
      return new SharedChange(budget, aim.goal(), best);
    }
  }

  private void pass(Classifier model, DataSet data, Tensor change) {
    for (int from = 0; from < data.size(); from += batchSize) {
      try (var scope = TensorScope.open()) {
        var batch = aimed(model, data, from);
        var way = new Slope.Way(Climb.LEAD, batch.labels(), aim.goal());
        var slope = Slope.at(model, SharedChange.add(batch.inputs(), change), way);
        var standing = Distance.perSample(way.reached(slope).logical_not(), batch.inputs());
        var sum = slope.gradient().mul(standing).sum(0).unsqueeze(0);
        var step = budget.norm().steepest(sum).mul_(new Scalar(stepSize.length(budget.epsilon())));
        change.copy_(budget.norm().project(step.add_(change), budget.epsilon()));
      }
    }
  }

  private long fooled(Classifier model, DataSet data, Tensor change) {
    long count = 0;
    for (int from = 0; from < data.size(); from += batchSize) {
      try (var scope = TensorScope.open()) {
        var batch = aimed(model, data, from);
        var logits = model.logits(SharedChange.add(batch.inputs(), change));
        count += aim.goal().reached(logits, batch.labels()).sum().item_long();
      }
    }
    return count;
  }

  private Batch aimed(Classifier model, DataSet data, int from) {
    return aim.labelled(model, data.batch(from, Math.min(data.size(), from + batchSize)));
  }
}
