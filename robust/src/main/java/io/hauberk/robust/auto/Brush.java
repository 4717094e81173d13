package io.hauberk.robust.auto;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import org.bytedeco.pytorch.Tensor;

/**
 * Draws of {@link Square}, keyed by seed, sample and step.
 *
 * @param ids of the samples
 */
record Brush(Randomness randomness, long[] ids, int channels, int height, int width) {

  static Brush of(Randomness randomness, Batch batch) {
    Tensor x = batch.inputs();
    return new Brush(randomness, batch.ids(), (int) x.size(1), (int) x.size(2), (int) x.size(3));
  }

  Brush over(Batch remaining) {
    return new Brush(randomness, remaining.ids(), channels, height, width);
  }

  int samples() {
    return ids.length;
  }

  /** Signs of the stripes, [n, c, w]. */
  float[] stripes() {
    int each = channels * width;
    var signs = new float[ids.length * each];
    for (int i = 0; i < ids.length; i++) {
      var stream = randomness.stream(ids[i], 0);
      for (int k = 0; k < each; k++) {
        signs[i * each + k] = sign(stream);
      }
    }
    return signs;
  }

  /**
   * A square for each sample.
   *
   * @param signs [n, c]
   */
  record Squares(int side, int[] tops, int[] lefts, float[] signs) {}

  Squares squares(int number, int side) {
    int n = ids.length;
    var squares = new Squares(side, new int[n], new int[n], new float[n * channels]);
    for (int i = 0; i < n; i++) {
      var stream = randomness.stream(ids[i], number);
      squares.tops[i] = stream.nextInt(height - side + 1);
      squares.lefts[i] = stream.nextInt(width - side + 1);
      for (int c = 0; c < channels; c++) {
        squares.signs[i * channels + c] = sign(stream);
      }
    }
    return squares;
  }

  private static float sign(RandomStream stream) {
    return stream.nextInt() < 0 ? -1 : 1;
  }
}
