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
import org.bytedeco.pytorch.global.torch;

/**
 * How a data set of square images is scattered. No sample's features depend on another, so that
 * they cost no privacy.
 */
public record Scatter(Colours colours, Symmetry symmetry) {

  /** The colours as they come, no symmetry. */
  public static final Scatter PLAIN = new Scatter(Colours.AS_GIVEN, Symmetry.NONE);

  private static final int BATCH = 32;

  /**
   * A data set of its own, of the same labels: [channels * 81, side / 4, side / 4]. It takes five
   * times the images' memory as float32, twenty times as bytes.
   */
  public DataSet of(DataSet images, Progress progress) {
    return of(images, features -> features, progress);
  }

  /**
   * The same with each channel over its spread on {@link NaturalNoise}, for {@link
   * PrivateNormalisation}: as they leave scattering, channels differ in size by hundreds, and noise
   * that fits the largest would drown the others.
   */
  public DataSet even(DataSet images, Progress progress) {
    shape(images.sampleShape());
    var factors = NaturalNoise.factors(this, images.sampleShape());
    return of(images, features -> features.mul(ChannelScale.channels(factors)), progress);
  }

  /**
   * @param last what becomes of features [n, channels * 81, side / 4, side / 4] of some images
   */
  DataSet of(DataSet images, UnaryOperator<Tensor> last, Progress progress) {
    var shape = shape(images.sampleShape());
    var whole = LongStream.concat(LongStream.of(images.size()), shape.stream().mapToLong(x -> x));
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var task = progress.start("scattering", images.size())) {
      var features = torch.zeros(whole.toArray());
      var scattering = Scattering.ofSide(Math.toIntExact(images.sampleShape().get(1)));
      UnaryOperator<Tensor> all = some -> last.apply(symmetry.of(colours.of(some), scattering::of));
      for (int from = 0; from < images.size(); from += BATCH) {
        int to = Math.min(images.size(), from + BATCH);
        fill(features.narrow(0, from, to - from), images, all, from);
        task.advance(to - from);
      }
      var labels = images.labels();
      var about = images.about().withName(images.about().name() + " as " + this);
      return DataSet.of(about, features, Tensors.of(labels, labels.length));
    }
  }

  private static void fill(Tensor to, DataSet images, UnaryOperator<Tensor> features, int from) {
    try (var scope = TensorScope.open()) {
      var batch = images.batch(from, Math.toIntExact(from + to.size(0)));
      to.copy_(features.apply(batch.inputs()));
    }
  }

  /**
   * The shape of one sample's features, for a network.
   *
   * @throws IllegalArgumentException for samples that are no square images, or lack the colours
   */
  public List<Long> shape(List<Long> images) {
    Checks.argument(
        images.size() == 3 && images.get(1).equals(images.get(2)),
        "sample shape",
        images,
        "[channels, side, side]");
    colours.checkFits(images);
    return LongStream.of(images.get(0) * Scattering.CHANNELS, images.get(1) / 4, images.get(2) / 4)
        .boxed()
        .toList();
  }
}
