package io.hauberk.robust.defence;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/**
 * What a random defence draws. A draw belongs to the values of its image and not to its place, so
 * results depend neither on batches nor on the order of questions.
 *
 * @param number which draw; the defender's own is 0, gradients are made from others
 */
public record Draws(Randomness randomness, long number) {

  /** The defender's. */
  public static Draws seeded(long seed) {
    return new Draws(new Randomness(seed).derive("defence"), 0);
  }

  Draws numbered(long another) {
    return new Draws(randomness, another);
  }

  /** Which values are kept, each with this probability: 1 or 0, of the images' shape. */
  Tensor kept(Tensor inputs, double probability) {
    var values = Tensors.floats(inputs);
    int images = Math.toIntExact(inputs.size(0));
    int size = values.length / Math.max(1, images);
    var kept = new float[values.length];
    for (int i = 0; i < images; i++) {
      var stream = stream(Arrays.copyOfRange(values, i * size, (i + 1) * size));
      for (int k = 0; k < size; k++) {
        kept[i * size + k] = stream.nextDouble() < probability ? 1 : 0;
      }
    }
    return Tensors.of(kept, Tensors.shape(inputs));
  }

  private RandomStream stream(float[] image) {
    long key = image.length;
    for (float value : image) {
      key = (key ^ Float.floatToIntBits(value)) * 0x100000001b3L;
    }
    return randomness.stream(key, number);
  }
}
