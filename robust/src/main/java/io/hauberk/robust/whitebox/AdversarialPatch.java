package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Aim;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Finds one small square that fools a model wherever it is put on an image (Brown et al. 2017,
 * section 2): Adam on the mean over images and places. Places are drawn for each sample and epoch;
 * the square is neither turned nor scaled.
 *
 * <p>Threat model: white box while it is found, on images of the attacker's; to apply it needs
 * nothing. Pixels under the square may change by anything, no others change at all. Cost: one
 * forward and one backward pass a sample for each of {@code epochs}.
 *
 * @param side of the square, in pixels
 * @param stepSize of Adam, in input units
 */
public record AdversarialPatch(
    int side, int epochs, int batchSize, double stepSize, Aim aim, Randomness randomness) {

  /** Enough that the square settles on MNIST. */
  public static final int DEFAULT_EPOCHS = 10;

  /** A value crosses the box in twenty steps. */
  public static final double DEFAULT_STEP_SIZE = 0.05;

  public AdversarialPatch {
    Checks.positive("side", side);
    Checks.positive("epochs", epochs);
    Checks.positive("batchSize", batchSize);
    Checks.positive("stepSize", stepSize);
  }

  /** Learns the square from images, which should not be those it is tried on. */
  public StuckPatch fit(Classifier model, DataSet data, Progress progress) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var task = progress.start("adversarial patch", epochs)) {
      var first = data.batch(0, 1).inputs();
      var places = new PatchPlaces(side, randomness);
      places.check(first);
      var grey = torch.full(new long[] {first.size(1), side, side}, new Scalar(0.5));
      var patch = grey.toType(first.scalar_type());
      var fitting = new Fitting(model, patch, new Adam(patch, stepSize), aim.goal());
      for (int epoch = 0; epoch < epochs; epoch++) {
        for (int from = 0; from < data.size(); from += batchSize) {
          try (var inner = TensorScope.open()) {
            var batch = data.batch(from, Math.min(data.size(), from + batchSize));
            // Step zero is for where the square is tried.
            fitting.step(aim.labelled(model, batch), places.at(batch, epoch + 1));
          }
        }
        task.advance(1);
      }
      return new StuckPatch(places, aim.goal(), patch);
    }
  }

  /** The square as it is learnt. */
  private record Fitting(Classifier model, Tensor patch, Adam adam, Goal goal) {

    void step(Batch batch, PatchPlaces.Placed placed) {
      var way = new Slope.Way(Climb.LEAD, batch.labels(), goal);
      var slope = Slope.at(model, placed.stick(batch.inputs(), patch), way);
      var standing = Distance.perSample(way.reached(slope).logical_not(), batch.inputs());
      adam.step(patch, placed.under(slope.gradient().mul(standing)).neg_());
      patch.clamp_(Tensors.optional(0), Tensors.optional(1));
    }
  }
}
