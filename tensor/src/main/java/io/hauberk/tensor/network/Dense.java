package io.hauberk.tensor.network;

import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** y = x W^T + b; the way back is g W. */
record Dense(Tensor weight, Supplier<TensorOptional> bias) implements Operation {

  @Override
  public Tensor apply(Tensor[] inputs, Pass pass) {
    return torch.linear(inputs[0], weight, bias.get());
  }

  @Override
  public Traced trace(Tensor[] inputs) {
    return new Traced(
        apply(inputs, Pass.EVALUATION), gradient -> new Tensor[] {gradient.matmul(weight)});
  }
}
