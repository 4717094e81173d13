package io.hauberk.privacy.feature;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** What changes of an image its features shall not tell of. */
public enum Symmetry {

  /** None: for digits and letters. */
  NONE {
    @Override
    Tensor of(Tensor images, UnaryOperator<Tensor> features) {
      return features.apply(images);
    }
  },

  /**
   * Left and right: the mean of the features of an image and of its mirror image, for photographs.
   * A linear model answers both alike, and half the noise of its training falls on what is not
   * there.
   */
  LEFT_RIGHT {
    @Override
    Tensor of(Tensor images, UnaryOperator<Tensor> features) {
      var mirrored = images.flip(WIDTH).contiguous();
      return features.apply(images).add_(features.apply(mirrored)).mul_(new Scalar(0.5));
    }
  };

  private static final long[] WIDTH = {3};

  /**
   * @param images [n, channels, side, side]
   */
  abstract Tensor of(Tensor images, UnaryOperator<Tensor> features);
}
