package io.hauberk.robust.interval;

import io.hauberk.tensor.Tensors;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** The same values in the same order under another shape. */
record MovedStep(UnaryOperator<Tensor> move) implements IntervalStep {

  @Override
  public Interval forward(List<Interval> inputs) {
    var x = inputs.get(0);
    return new Interval(move.apply(x.centre()), move.apply(x.radius()));
  }

  @Override
  public Share back(Tensor a, List<Interval> inputs) {
    var shape = Tensors.shape(inputs.get(0).centre());
    var all = new long[shape.length + 1];
    all[0] = a.size(0);
    all[1] = a.size(1);
    System.arraycopy(shape, 1, all, 2, shape.length - 1);
    return Share.unmoved(a, List.of(a.reshape(all)));
  }
}
