package io.hauberk.robust.synthesis;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A transposed convolution of all classes, as a plain one. Its output of 2 q + a at every q is a
 * channel a of its own (a phase, 0 or 1 along each axis), and so may its input be. Then output and
 * input planes are as large, and both ways are dense convolutions of 3 x 3, which libtorch runs
 * several times faster than transposed ones: output position 2 q + a takes input position 2 p + r
 * through kernel place k = 2 (q - p) + a - r.
 *
 * <p>Source: Shi et al. 2016, section 3.2, in the direction the paper has it.
 *
 * @param forward [classes x out x 4, in x phases, 3, 3]
 * @param backward [classes x in x phases, out x 4, 3, 3]
 * @param bias [classes x out x 4]
 */
record PhasedLayer(Tensor forward, Tensor backward, Tensor bias, int classes)
    implements AutoCloseable {

  private static final int TAPS = 3;
  private static final long[] UNIT = {1, 1};
  private static final long[] ZERO = {0, 0};
  private static final long[] AROUND = {TAPS - 1, TAPS - 1};

  /**
   * From a transposed convolution: of stride two with a whole input, or of stride one with an input
   * in phases.
   *
   * @param phases of the input along an axis, 1 or 2
   */
  static PhasedLayer of(UpLayer layer, int phases) {
    int in = layer.in() * phases * phases;
    int out = layer.out() * 4;
    var values = new float[layer.classes() * out * in * TAPS * TAPS];
    var source = new Source(layer, phases);
    int next = 0;
    for (int row = 0; row < layer.classes() * out; row++) {
      for (int column = 0; column < in; column++) {
        for (int tap = 0; tap < TAPS * TAPS; tap++) {
          values[next++] = source.weight(row, column, tap);
        }
      }
    }
    try (var scope = TensorScope.open()) {
      var forward = Tensors.of(values, layer.classes(), out, in, TAPS, TAPS);
      var backward = forward.transpose(1, 2).flip(3, 4);
      return new PhasedLayer(
          kept(forward.view((long) layer.classes() * out, in, TAPS, TAPS)),
          kept(backward.reshape((long) layer.classes() * in, out, TAPS, TAPS)),
          kept(Tensors.of(bias(layer), (long) layer.classes() * out)),
          layer.classes());
    }
  }

  private static Tensor kept(Tensor tensor) {
    return TensorScope.release(tensor.contiguous());
  }

  /** Where the plain convolution's weights come from. */
  private record Source(UpLayer layer, int phases) {

    /**
     * @param row output channel and phase, over all classes
     * @param column input channel and phase, of a class
     * @param tap place of the 3 x 3, row by row
     */
    float weight(int row, int column, int tap) {
      int channel = row / 4;
      int input = channel / layer.out() * layer.in() + column / (phases * phases);
      int phase = column % (phases * phases);
      int y = row / 2 % 2 - phase / phases + 2 * (TAPS - 1 - tap / TAPS);
      int x = row % 2 - phase % phases + 2 * (TAPS - 1 - tap % TAPS);
      return layer.weight(input, channel % layer.out(), y, x);
    }
  }

  private static float[] bias(UpLayer layer) {
    var bias = new float[layer.bias().length * 4];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = layer.bias()[i / 4];
    }
    return bias;
  }

  /**
   * @param input [n, classes x in x phases, h, w]
   * @return [n, classes x out x 4, h + 2, w + 2]; what lies beyond the transposed convolution's
   *     plane is the bias
   */
  Tensor apply(Tensor input) {
    return torch.conv2d(input, forward, new TensorOptional(bias), UNIT, AROUND, UNIT, classes);
  }

  /** From the gradient by the output, zero beyond the plane, to that by the input. */
  Tensor back(Tensor gradient) {
    return torch.conv2d(gradient, backward, new TensorOptional(), UNIT, ZERO, UNIT, classes);
  }

  @Override
  public void close() {
    forward.close();
    backward.close();
    bias.close();
  }
}
