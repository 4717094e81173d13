package io.hauberk.robust.certify;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Tightens the interval of every value of a slot that may be on both sides of zero. */
final class Refinement {

  /** Rows of coefficients that are taken back at once, over all samples. */
  private static final int ROWS = 1024;

  private final int slot;
  private final Bounds before;
  private final Below below;

  /** Finds lower bounds of linear functions of the values in a slot. */
  interface Below {
    Tensor least(int slot, Tensor a);
  }

  Refinement(Propagation reached, int slot, Below below) {
    this.below = below;
    this.slot = slot;
    this.before = reached.at(slot);
  }

  Bounds bounds() {
    try (var scope = TensorScope.open()) {
      var low = before.low().flatten(1, -1).clone();
      var high = before.high().flatten(1, -1).clone();
      var places = unstable(low, high);
      int most = Math.max(1, ROWS / Math.toIntExact(low.size(0)));
      for (int from = 0; from < places.length; from += most) {
        tighten(Arrays.copyOfRange(places, from, Math.min(places.length, from + most)), low, high);
      }
      var shape = Tensors.shape(before.low());
      var tight = new Bounds(low.reshape(shape), high.reshape(shape)).and(before);
      scope.keep(tight.low());
      scope.keep(tight.high());
      return tight;
    }
  }

  /** Values that are unstable for some sample. */
  private static long[] unstable(Tensor low, Tensor high) {
    var zero = new Scalar(0.0);
    var both = Tensors.longs(low.lt(zero).logical_and(high.gt(zero)).any(0));
    return IntStream.range(0, both.length).filter(i -> both[i] != 0).asLongStream().toArray();
  }

  private void tighten(long[] places, Tensor low, Tensor high) {
    try (var scope = TensorScope.open()) {
      var index = Tensors.of(places, places.length);
      var rows = rows(index);
      low.index_copy_(1, index, below.least(slot, rows));
      high.index_copy_(1, index, below.least(slot, rows.neg()).neg());
    }
  }

  /** One row a place, [n, places, ...]. */
  private Tensor rows(Tensor index) {
    long values = before.low().flatten(1, -1).size(1);
    var options = Tensors.options(ScalarType.Double);
    var rows = torch.zeros(new long[] {index.numel(), values}, options);
    rows.scatter_(1, index.unsqueeze(1), new Scalar(1.0));
    var shape = Tensors.shape(before.low());
    var all = new long[shape.length + 1];
    all[0] = shape[0];
    all[1] = index.numel();
    System.arraycopy(shape, 1, all, 2, shape.length - 1);
    var one = all.clone();
    one[0] = 1;
    return rows.reshape(one).expand(all);
  }
}
