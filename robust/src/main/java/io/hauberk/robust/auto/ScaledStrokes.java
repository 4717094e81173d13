package io.hauberk.robust.auto;

import io.hauberk.robust.Budget;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Outside Linf the offsets are scaled until their length is epsilon: they fill the ball. */
final class ScaledStrokes implements Strokes {

  private static final double TINY = 1e-12;

  private final Budget budget;
  private Brush brush;
  private Batch batch;
  private Tensor offset;
  private Tensor candidate;

  ScaledStrokes(Budget budget, Brush brush, Batch batch) {
    this.budget = budget;
    this.brush = brush;
    this.batch = batch;
    offset =
        Tensors.of(brush.stripes(), brush.samples(), brush.channels(), 1, brush.width())
            .expand(brush.samples(), brush.channels(), brush.height(), brush.width())
            .clone();
    candidate = offset.clone();
  }

  @Override
  public Tensor stripes() {
    return placed();
  }

  @Override
  public Tensor squares(int number, int side) {
    try (var scope = TensorScope.open()) {
      var drawn = brush.squares(number, side);
      int n = brush.samples();
      var inside =
          within(drawn.tops(), side, brush.height())
              .view(n, 1, brush.height(), 1)
              .logical_and(within(drawn.lefts(), side, brush.width()).view(n, 1, 1, brush.width()));
      var values = Tensors.of(drawn.signs(), n, brush.channels(), 1, 1);
      candidate.copy_(torch.where(inside, values, offset));
      return scope.keep(placed());
    }
  }

  private Tensor placed() {
    var size = budget.norm().size(candidate).clamp_min(new Scalar(TINY));
    var factor = size.reciprocal().mul(new Scalar(budget.epsilon()));
    var scaled = candidate.mul(factor.view(Tensors.perSample(candidate)));
    return budget.nearest(batch.inputs(), batch.inputs().add(scaled));
  }

  /** [n, extent]: true from the start on for {@code side} positions. */
  private static Tensor within(int[] starts, int side, int extent) {
    var positions = new long[extent];
    Arrays.setAll(positions, i -> i);
    var from = Tensors.of(Arrays.stream(starts).asLongStream().toArray(), starts.length, 1);
    var at = Tensors.of(positions, 1, extent);
    return at.ge(from).logical_and(at.lt(from.add(new Scalar(side))));
  }

  @Override
  public void settle(boolean[] better) {
    try (var scope = TensorScope.open()) {
      var flags = new long[better.length];
      Arrays.setAll(flags, i -> better[i] ? 1 : 0);
      var kept = Tensors.of(flags, better.length).to(torch.ScalarType.Bool);
      offset.copy_(torch.where(kept.view(Tensors.perSample(offset)), candidate, offset));
    }
  }

  @Override
  public void pack(long[] staying, Batch remaining) {
    brush = brush.over(remaining);
    batch = remaining;
    var index = Tensors.of(staying, staying.length);
    offset = offset.index_select(0, index);
    candidate = offset.clone();
  }
}
