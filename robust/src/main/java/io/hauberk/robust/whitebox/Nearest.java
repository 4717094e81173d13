package io.hauberk.robust.whitebox;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The smallest examples offered so far. */
final class Nearest {

  private final Distance distance;
  private final Tensor inputs;
  private final Tensor examples;
  private final Tensor sizes;

  Nearest(Distance distance, Tensor inputs) {
    this.distance = distance;
    this.inputs = inputs;
    this.examples = inputs.clone();
    this.sizes =
        torch.full(
            new long[] {inputs.size(0)},
            new Scalar(Double.POSITIVE_INFINITY),
            Tensors.options(inputs.scalar_type()));
  }

  /** Keeps the rows of {@code x} that {@code reached} [n] names and that are nearer. */
  void offer(Tensor x, Tensor reached) {
    try (var scope = TensorScope.open()) {
      var size = distance.size(x.sub(inputs));
      var better = reached.logical_and(size.lt(sizes));
      examples.copy_(torch.where(better.view(Tensors.perSample(x)), x, examples));
      sizes.copy_(torch.where(better, size, sizes));
    }
  }

  /** As {@link #offer}, of the samples at these places only. */
  void offerAt(Tensor places, Tensor x, Tensor reached) {
    try (var scope = TensorScope.open()) {
      var size = distance.size(x.sub(inputs.index_select(0, places)));
      var sizesHere = sizes.index_select(0, places);
      var better = reached.logical_and(size.lt(sizesHere));
      var old = examples.index_select(0, places);
      examples.index_copy_(0, places, torch.where(better.view(Tensors.perSample(x)), x, old));
      sizes.index_copy_(0, places, torch.where(better, size, sizesHere));
    }
  }

  Tensor sizes() {
    return sizes;
  }

  Tensor examples() {
    return examples;
  }

  /** [n], whether anything was found. */
  Tensor found() {
    return sizes.isfinite();
  }

  Minimal minimal() {
    return new Minimal(examples, sizes);
  }
}
