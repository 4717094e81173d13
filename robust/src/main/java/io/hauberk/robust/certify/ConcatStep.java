package io.hauberk.robust.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Inputs one after another along an axis: exact. */
record ConcatStep(int axis) implements Step {

  @Override
  public Bounds forward(List<Bounds> inputs) {
    return new Bounds(joined(inputs, Bounds::low), joined(inputs, Bounds::high));
  }

  private Tensor joined(List<Bounds> inputs, Function<Bounds, Tensor> end) {
    return torch.cat(new TensorVector(inputs.stream().map(end).toArray(Tensor[]::new)), axis);
  }

  @Override
  public Share back(Tensor a, List<Bounds> inputs) {
    var parts = new ArrayList<Tensor>();
    long from = 0;
    for (var input : inputs) {
      long extent = input.low().size(axis);
      parts.add(a.narrow(axis + 1, from, extent));
      from += extent;
    }
    return new Share(parts, Sums.none(a));
  }

  @Override
  public Tensor follow(List<Tensor> points, Way way) {
    return torch.cat(new TensorVector(points.toArray(Tensor[]::new)), axis);
  }
}
