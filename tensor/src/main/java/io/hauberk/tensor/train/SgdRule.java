package io.hauberk.tensor.train;

import io.hauberk.tensor.train.Optimizer.Sgd;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** {@link Sgd}; without momentum it needs no memory. */
record SgdRule(Sgd sgd) implements UpdateRule {

  @Override
  public int memoryTensors() {
    return sgd.momentum() == 0 ? 0 : 1;
  }

  @Override
  public void update(Tensor weight, Tensor gradient, List<Tensor> memory, Step step) {
    var change = gradient;
    if (!memory.isEmpty()) {
      var velocity = memory.get(0);
      change = velocity.mul_(new Scalar(sgd.momentum())).add_(gradient);
    }
    weight.add_(change, new Scalar(-step.learningRate()));
  }
}
