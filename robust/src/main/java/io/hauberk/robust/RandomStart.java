package io.hauberk.robust;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * Starts inside the ball at a point drawn for each sample from its id, so that no sample's start
 * depends on its batch.
 *
 * @param restart which of a sample's starts
 */
public record RandomStart(Randomness randomness, long restart) {

  /** The first start of this seed. */
  public static RandomStart seeded(long seed) {
    return new RandomStart(new Randomness(seed).derive("start"), 0);
  }

  public RandomStart again(long number) {
    return new RandomStart(randomness, number);
  }

  /** A point in the ball around each input and in [0, 1]. */
  public Tensor draw(Batch batch, Budget budget) {
    int n = batch.size();
    int values = Math.toIntExact(batch.inputs().numel() / Math.max(1, n));
    var offsets = new float[n * values];
    var offset = new float[values];
    var ids = batch.ids();
    for (int i = 0; i < n; i++) {
      budget.norm().drawInside(offset, budget.epsilon(), randomness.stream(ids[i], restart));
      System.arraycopy(offset, 0, offsets, i * values, values);
    }
    var moved = Tensors.of(offsets, Tensors.shape(batch.inputs())).add_(batch.inputs());
    return moved.clamp_(Tensors.optional(0), Tensors.optional(1));
  }
}
