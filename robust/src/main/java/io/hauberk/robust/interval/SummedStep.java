package io.hauberk.robust.interval;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The sum of two values of one shape. */
record SummedStep() implements IntervalStep {

  @Override
  public Interval forward(List<Interval> inputs) {
    var x = inputs.get(0);
    var y = inputs.get(1);
    return new Interval(x.centre().add(y.centre()), x.radius().add(y.radius()));
  }

  @Override
  public Share back(Tensor a, List<Interval> inputs) {
    return Share.unmoved(a, List.of(a, a));
  }
}
