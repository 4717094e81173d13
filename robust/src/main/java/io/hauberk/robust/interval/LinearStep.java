package io.hauberk.robust.interval;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Fully connected.
 *
 * @param weight [out, in]
 */
record LinearStep(Tensor weight, Optional<Tensor> bias) implements IntervalStep {

  @Override
  public Interval forward(List<Interval> inputs) {
    var x = inputs.get(0);
    var across = weight.t();
    var product = x.centre().matmul(across);
    var centre = bias.map(product::add).orElse(product);
    return new Interval(centre, x.radius().matmul(across.abs()));
  }

  @Override
  public Share back(Tensor a, List<Interval> inputs) {
    var toInput = a.matmul(weight);
    return bias.map(b -> new Share(List.of(toInput), a.matmul(b)))
        .orElseGet(() -> Share.unmoved(a, List.of(toInput)));
  }
}
