package io.hauberk.privacy.feature;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.tensor.data.DataSet;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Scattering features of square images, each normalised by itself: channels in groups, to mean 0
 * and variance 1 (Wu and He 2018, without weights). No sample's features depend on another, so that
 * they cost no privacy.
 *
 * @param groups of the 81 features of each channel of the images; 27 in Tramer and Boneh 2021
 */
public record Features(int groups, Scatter scatter) {

  public static final int DEFAULT_GROUPS = 27;

  private static final double STABILITY = 1e-5;

  public Features {
    Checks.argument(
        groups > 0 && Scattering.CHANNELS % groups == 0, "groups", groups, "1, 3, 9, 27 or 81");
  }

  /** Of images as they are. */
  public Features(int groups) {
    this(groups, Scatter.PLAIN);
  }

  /** A data set of its own, of the same labels and of the shape and size of {@link Scatter#of}. */
  public DataSet of(DataSet images, Progress progress) {
    return scatter.of(images, this::normalised, progress);
  }

  private Tensor normalised(Tensor features) {
    long all = features.size(1) / Scattering.CHANNELS * groups;
    var none = new TensorOptional();
    return torch.group_norm(features, all, none, none, STABILITY, false);
  }
}
