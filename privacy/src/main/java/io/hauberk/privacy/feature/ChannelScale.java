package io.hauberk.privacy.feature;

import io.hauberk.core.Checks;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * (x - mean) times factor, channel by channel: the same for every sample, so that it costs nothing
 * beyond what its numbers cost.
 *
 * @param means of each channel
 * @param factors of each channel; 0 where none of its variance was left by the noise
 */
public record ChannelScale(List<Double> means, List<Double> factors) {

  private static final double STABILITY = 1e-5;
  private static final int BATCH = 512;

  public ChannelScale {
    means = List.copyOf(means);
    factors = List.copyOf(factors);
    Checks.argument(
        means.size() == factors.size(), "factors", factors.size(), means.size() + ", one a mean");
  }

  /** To mean 0 and variance 1. */
  static ChannelScale ofMoments(List<Double> means, List<Double> squares) {
    var factors =
        IntStream.range(0, means.size())
            .mapToDouble(i -> squares.get(i) - means.get(i) * means.get(i))
            .map(variance -> variance > 0 ? 1 / Math.sqrt(variance + STABILITY) : 0)
            .boxed()
            .toList();
    return new ChannelScale(means, factors);
  }

  /** A data set of its own, of the same labels; test data must go through it too. */
  public DataSet of(DataSet data) {
    var shape = data.sampleShape();
    Checks.argument(
        shape.size() == 3 && shape.get(0) == means.size(),
        "sample shape",
        shape,
        "[" + means.size() + ", height, width]");
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var scaled = torch.empty(data.size(), shape.get(0), shape.get(1), shape.get(2));
      for (int from = 0; from < data.size(); from += BATCH) {
        int to = Math.min(data.size(), from + BATCH);
        fill(scaled.narrow(0, from, to - from), data, from);
      }
      var labels = data.labels();
      return DataSet.of(data.about(), scaled, Tensors.of(labels, labels.length));
    }
  }

  private void fill(Tensor to, DataSet data, int from) {
    try (var scope = TensorScope.open()) {
      var batch = data.batch(from, Math.toIntExact(from + to.size(0)));
      to.copy_(batch.inputs().sub(channels(means)).mul_(channels(factors)));
    }
  }

  /** [channels, 1, 1]. */
  static Tensor channels(List<Double> values) {
    var floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return Tensors.of(floats, floats.length, 1, 1);
  }
}
