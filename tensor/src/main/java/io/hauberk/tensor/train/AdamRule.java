package io.hauberk.tensor.train;

import io.hauberk.tensor.train.Optimizer.Adam;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** {@link Adam}; memory is the running mean m and the running square v. */
record AdamRule(Adam adam) implements UpdateRule {

  @Override
  public int memoryTensors() {
    return 2;
  }

  @Override
  public void update(Tensor weight, Tensor gradient, List<Tensor> memory, Step step) {
    var m = memory.get(0);
    var v = memory.get(1);
    m.mul_(new Scalar(adam.beta1())).add_(gradient, new Scalar(1 - adam.beta1()));
    v.mul_(new Scalar(adam.beta2())).addcmul_(gradient, gradient, new Scalar(1 - adam.beta2()));

    double biasOfMean = 1 - Math.pow(adam.beta1(), step.step());
    double biasOfSquare = 1 - Math.pow(adam.beta2(), step.step());
    var scale =
        v.sqrt().mul_(new Scalar(1 / Math.sqrt(biasOfSquare))).add_(new Scalar(Adam.EPSILON));
    weight.addcdiv_(m, scale, new Scalar(-step.learningRate() / biasOfMean));
  }
}
