package io.hauberk.privacy.feature;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.NoGradGuard;
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
public record Features(int groups) {

  public static final int DEFAULT_GROUPS = 27;

  private static final int BATCH = 32;
  private static final double STABILITY = 1e-5;

  public Features {
    Checks.argument(
        groups > 0 && Scattering.CHANNELS % groups == 0, "groups", groups, "1, 3, 9, 27 or 81");
  }

  /**
   * A data set of its own, of the same labels: [channels * 81, side / 4, side / 4]. It takes five
   * times the images' memory as float32, twenty times as bytes.
   */
  public DataSet of(DataSet images, Progress progress) {
    return scattered(images, this::normalised, progress);
  }

  /** The same as scattering left them, for {@link PrivateNormalisation}. */
  public static DataSet unnormalised(DataSet images, Progress progress) {
    return scattered(images, features -> features, progress);
  }

  private static DataSet scattered(DataSet images, UnaryOperator<Tensor> last, Progress progress) {
    var shape = shape(images.sampleShape());
    var whole = LongStream.concat(LongStream.of(images.size()), shape.stream().mapToLong(x -> x));
    int side = Math.toIntExact(images.sampleShape().get(1));
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var task = progress.start("scattering", images.size())) {
      var features = torch.zeros(whole.toArray());
      var scattering = Scattering.ofSide(side);
      UnaryOperator<Tensor> all = image -> last.apply(scattering.of(image));
      for (int from = 0; from < images.size(); from += BATCH) {
        int to = Math.min(images.size(), from + BATCH);
        fill(features.narrow(0, from, to - from), images, all, from);
        task.advance(to - from);
      }
      var labels = images.labels();
      return DataSet.of(images.about(), features, Tensors.of(labels, labels.length));
    }
  }

  private static void fill(Tensor to, DataSet images, UnaryOperator<Tensor> features, int from) {
    try (var scope = TensorScope.open()) {
      var batch = images.batch(from, Math.toIntExact(from + to.size(0)));
      to.copy_(features.apply(batch.inputs()));
    }
  }

  private Tensor normalised(Tensor features) {
    long all = features.size(1) / Scattering.CHANNELS * groups;
    var none = new TensorOptional();
    return torch.group_norm(features, all, none, none, STABILITY, false);
  }

  /**
   * The shape of one sample's features, for a network.
   *
   * @throws IllegalArgumentException for samples that are no square images
   */
  public static List<Long> shape(List<Long> images) {
    Checks.argument(
        images.size() == 3 && images.get(1).equals(images.get(2)),
        "sample shape",
        images,
        "[channels, side, side]");
    return LongStream.of(images.get(0) * Scattering.CHANNELS, images.get(1) / 4, images.get(2) / 4)
        .boxed()
        .toList();
  }
}
