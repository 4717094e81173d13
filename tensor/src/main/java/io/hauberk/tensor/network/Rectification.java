package io.hauberk.tensor.network;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** max(x, 0); the way back lets through where the output is positive. */
record Rectification() implements Operation {

  @Override
  public Tensor apply(Tensor[] inputs, Pass pass) {
    return torch.relu(inputs[0]);
  }

  @Override
  public Traced trace(Tensor[] inputs) {
    var output = torch.relu(inputs[0]);
    return new Traced(
        output,
        gradient -> new Tensor[] {torch.threshold_backward(gradient, output, new Scalar(0))});
  }
}
