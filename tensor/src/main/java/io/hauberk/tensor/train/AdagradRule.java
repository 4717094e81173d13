package io.hauberk.tensor.train;

import io.hauberk.tensor.train.Optimizer.Adagrad;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** {@link Adagrad}; memory is the sum of squares. */
record AdagradRule(Adagrad adagrad) implements UpdateRule {

  @Override
  public int memoryTensors() {
    return 1;
  }

  @Override
  public void update(Tensor weight, Tensor gradient, List<Tensor> memory, Step step) {
    var square = memory.get(0).addcmul_(gradient, gradient, new Scalar(1));
    var scale = square.sqrt().add_(new Scalar(Adagrad.EPSILON));
    weight.addcdiv_(gradient, scale, new Scalar(-step.learningRate()));
  }
}
