package io.hauberk.robust.auto;

import io.hauberk.robust.auto.Brush.Squares;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Tensors;
import java.nio.FloatBuffer;
import org.bytedeco.pytorch.Tensor;

/**
 * In the Linf ball every value is its clean one plus or minus epsilon. A square is written into the
 * images in place, and what it covered is put back when it does not help: a step touches the
 * squares, not the images.
 */
final class CornerStrokes implements Strokes {

  private final float epsilon;
  private Brush brush;
  private float[] clean;
  private Tensor images;
  private FloatBuffer pixels;
  private Squares last = new Squares(0, new int[0], new int[0], new float[0]);
  private float[] covered = new float[0];

  CornerStrokes(double epsilon, Brush brush, Batch batch) {
    this.epsilon = (float) epsilon;
    this.brush = brush;
    clean = Tensors.floats(batch.inputs());
    images = batch.inputs().clone().contiguous();
    pixels = buffer(images);
  }

  private static FloatBuffer buffer(Tensor images) {
    return images.data_ptr_float().capacity(images.numel()).asBuffer();
  }

  @Override
  public Tensor stripes() {
    var signs = brush.stripes();
    int plane = brush.height() * brush.width();
    for (int at = 0; at < clean.length; at++) {
      pixels.put(at, moved(at, signs[at / plane * brush.width() + at % brush.width()]));
    }
    return images;
  }

  private float moved(int at, float sign) {
    return Math.max(0, Math.min(1, clean[at] + sign * epsilon));
  }

  @Override
  public Tensor squares(int number, int side) {
    last = brush.squares(number, side);
    int each = brush.channels() * side * side;
    covered = new float[brush.samples() * each];
    for (int i = 0; i < brush.samples(); i++) {
      for (int k = 0; k < each; k++) {
        int at = place(i, k);
        covered[i * each + k] = pixels.get(at);
        pixels.put(at, moved(at, last.signs()[i * brush.channels() + k / (side * side)]));
      }
    }
    return images;
  }

  /** Where the k-th value of sample i's square lies. */
  private int place(int i, int k) {
    int side = last.side();
    int channel = k / (side * side);
    int row = last.tops()[i] + k / side % side;
    int column = last.lefts()[i] + k % side;
    return ((i * brush.channels() + channel) * brush.height() + row) * brush.width() + column;
  }

  @Override
  public void settle(boolean[] better) {
    int each = brush.channels() * last.side() * last.side();
    for (int i = 0; i < last.tops().length; i++) {
      for (int k = 0; k < each && !better[i]; k++) {
        pixels.put(place(i, k), covered[i * each + k]);
      }
    }
  }

  @Override
  public void pack(long[] staying, Batch remaining) {
    brush = brush.over(remaining);
    clean = Tensors.floats(remaining.inputs());
    images = images.index_select(0, Tensors.of(staying, staying.length));
    pixels = buffer(images);
  }
}
