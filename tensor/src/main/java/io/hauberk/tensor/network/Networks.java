package io.hauberk.tensor.network;

import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Activation.Tanh;
import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import java.util.List;

/** The architectures the tool brings. */
public final class Networks {
  private Networks() {}

  /** A perceptron with one hidden layer, over images of any shape. */
  public static Network perceptron(List<Long> inputShape, int hidden, int classes) {
    int pixels = Math.toIntExact(inputShape.stream().reduce(1L, Math::multiplyExact));
    return Network.sequential(
        inputShape,
        new Flatten(),
        new Linear(pixels, hidden, true),
        new Relu(),
        new Linear(hidden, classes, true));
  }

  /**
   * Two convolutions with pooling and two dense layers: small enough to train on two cores, the
   * shape of the networks of Madry et al. 2018 on MNIST. Images must be at least 4 x 4.
   *
   * @param width channels of the first convolution; the second has twice as many
   */
  public static Network smallCnn(List<Long> inputShape, int width, int classes) {
    int channels = Math.toIntExact(inputShape.get(0));
    int features = Math.toIntExact(2L * width * (inputShape.get(1) / 4) * (inputShape.get(2) / 4));
    var half = Window.square(2).withStride(2);
    return Network.sequential(
        inputShape,
        new Conv2d(channels, width, Window.square(5).withPadding(2), 1, true),
        new Relu(),
        new MaxPool2d(half, false),
        new Conv2d(width, 2 * width, Window.square(5).withPadding(2), 1, true),
        new Relu(),
        new MaxPool2d(half, false),
        new Flatten(),
        new Linear(features, 128, true),
        new Relu(),
        new Linear(128, classes, true));
  }

  /**
   * Strided convolutions instead of pooling, as in Wong et al. 2020 on MNIST: a sixth of the small
   * CNN's work, made for adversarial training. Image sides must be multiples of four.
   */
  public static Network stridedCnn(List<Long> inputShape, int width, int classes) {
    int channels = Math.toIntExact(inputShape.get(0));
    int features = Math.toIntExact(2L * width * (inputShape.get(1) / 4) * (inputShape.get(2) / 4));
    var half = Window.square(4).withStride(2).withPadding(1);
    return Network.sequential(
        inputShape,
        new Conv2d(channels, width, half, 1, true),
        new Relu(),
        new Conv2d(width, 2 * width, half, 1, true),
        new Relu(),
        new Flatten(),
        new Linear(features, 100, true),
        new Relu(),
        new Linear(100, classes, true));
  }

  /**
   * Two wide strided convolutions under tanh, the network that private training is measured with:
   * bounded activations keep sample gradients short (Papernot et al. 2021; 26,010 weights on MNIST
   * at width 16). Images must be at least 16 x 16.
   *
   * @param width channels of the first convolution; the second has twice as many
   */
  public static Network tanhCnn(List<Long> inputShape, int width, int classes) {
    int channels = Math.toIntExact(inputShape.get(0));
    var wide = Window.square(8).withStride(2).withPadding(2);
    var narrow = Window.square(4).withStride(2);
    var pool = Window.square(2);
    var plane = new Size(Math.toIntExact(inputShape.get(1)), Math.toIntExact(inputShape.get(2)));
    for (var window : List.of(wide, pool, narrow, pool)) {
      plane = window.positions(plane);
    }
    return Network.sequential(
        inputShape,
        new Conv2d(channels, width, wide, 1, true),
        new Tanh(),
        new MaxPool2d(pool, false),
        new Conv2d(width, 2 * width, narrow, 1, true),
        new Tanh(),
        new MaxPool2d(pool, false),
        new Flatten(),
        new Linear(2 * width * plane.height() * plane.width(), 2 * width, true),
        new Tanh(),
        new Linear(2 * width, classes, true));
  }

  /**
   * The residual network of eighteen layers with pre-activation (He et al. 2016b), in the form that
   * CIFAR-10 is trained with: first convolution of 3 x 3 at stride one, no pooling but the last
   * mean over the plane. As in the usual code for CIFAR nothing normalises the last sum, which He
   * et al. do: with 64 channels and ten classes it has the 11,171,146 learned weights that code is
   * known for. Any image of three axes will do; 32 x 32 is what it is made for.
   *
   * @param width channels of the first stage; the others have two, four and eight times as many
   */
  public static Network preActResNet18(List<Long> inputShape, int width, int classes) {
    return PreActivation.resNet18(inputShape, width, classes);
  }
}
