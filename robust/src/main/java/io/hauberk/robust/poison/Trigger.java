package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A square of one brightness near the lower right corner, as in Gu et al. 2017, section 3.1.
 *
 * @param side in pixels
 * @param margin between square and edge, in pixels
 * @param value 0 to 1
 */
public record Trigger(int side, int margin, double value) {

  /** Three by three white pixels, one from the edges. */
  public static final Trigger WHITE_SQUARE = new Trigger(3, 1, 1);

  public Trigger {
    Checks.positive("side", side);
    Checks.notNegative("margin", (long) margin);
    Checks.inRange("value", value, 0, 1);
  }

  /**
   * Copies of images with the square on them.
   *
   * @param images [n, channels, height, width]
   */
  public Tensor stamp(Tensor images) {
    Checks.argument(images.dim() == 4, "images' axes", images.dim(), "[n, c, h, w]");
    long shortest = Math.min(images.size(2), images.size(3));
    Checks.argument(side + margin <= shortest, "trigger", this, "at most " + shortest + " pixels");
    try (var scope = TensorScope.open()) {
      var stamped = images.clone();
      var square =
          stamped
              .narrow(2, images.size(2) - margin - side, side)
              .narrow(3, images.size(3) - margin - side, side);
      square.fill_(new Scalar(value));
      return scope.keep(stamped);
    }
  }
}
