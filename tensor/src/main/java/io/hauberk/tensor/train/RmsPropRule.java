package io.hauberk.tensor.train;

import io.hauberk.tensor.train.Optimizer.RmsProp;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** {@link RmsProp}; memory is the running square. */
record RmsPropRule(RmsProp rmsProp) implements UpdateRule {

  @Override
  public int memoryTensors() {
    return 1;
  }

  @Override
  public void update(Tensor weight, Tensor gradient, List<Tensor> memory, Step step) {
    var square = memory.get(0);
    double alpha = rmsProp.smoothing();
    square.mul_(new Scalar(alpha)).addcmul_(gradient, gradient, new Scalar(1 - alpha));
    var scale = square.sqrt().add_(new Scalar(RmsProp.EPSILON));
    weight.addcdiv_(gradient, scale, new Scalar(-step.learningRate()));
  }
}
