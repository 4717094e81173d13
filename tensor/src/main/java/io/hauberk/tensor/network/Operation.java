package io.hauberk.tensor.network;

import java.util.Arrays;
import java.util.function.Function;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A layer bound to its weights. */
@FunctionalInterface
interface Operation {

  /**
   * @param inputs of the node, in order
   */
  Tensor apply(Tensor[] inputs, Pass pass);

  /**
   * The same in evaluation, with the way back to the inputs. By libtorch's own gradients, one layer
   * at a time; layers that know a faster way override it.
   */
  default Traced trace(Tensor[] inputs) {
    try (var gradients = new AutoGradMode(true)) {
      var leaves =
          Arrays.stream(inputs).map(x -> x.detach().requires_grad_(true)).toArray(Tensor[]::new);
      var output = apply(leaves, Pass.EVALUATION);
      return new Traced(output.detach(), gradient -> back(leaves, output, gradient));
    }
  }

  private static Tensor[] back(Tensor[] leaves, Tensor output, Tensor gradient) {
    try (var gradients = new AutoGradMode(true)) {
      var found =
          torch.grad(
              new TensorVector(output),
              new TensorVector(leaves),
              new TensorVector(gradient),
              new BoolOptional(true),
              false,
              false);
      var result = new Tensor[leaves.length];
      for (int i = 0; i < result.length; i++) {
        result[i] = found.get(i).detach();
      }
      return result;
    }
  }

  /**
   * A layer at a point.
   *
   * @param toInputs takes the gradient by the output to the gradients by the inputs
   */
  record Traced(Tensor output, Function<Tensor, Tensor[]> toInputs) {}
}
