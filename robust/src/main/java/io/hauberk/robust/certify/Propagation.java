package io.hauberk.robust.certify;

import io.hauberk.core.HauberkException;
import io.hauberk.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Bounds of all values of a network over the regions of some samples. */
final class Propagation {

  /** Partial sums of float32 stay finite well below its largest number, 3.4e38. */
  private static final double LARGEST = 1e37;

  private final Steps steps;
  private final Region region;
  private final List<Bounds> bounds = new ArrayList<>();

  /** Goes forward through all layers; tensors live in the caller's scope. */
  Propagation(Steps steps, Region region, Bounding bounding) {
    this.steps = steps;
    this.region = region;
    bounds.add(region.box());
    for (var placed : steps.placed()) {
      bounds.add(finite(placed.name(), placed.step().forward(inputs(placed))));
      int slot = bounds.size() - 1;
      if (steps.relaxed(slot)) {
        bounds.set(slot, bounding.tightened(this, slot));
      }
    }
  }

  List<Bounds> inputs(Steps.Placed placed) {
    return placed.inputs().stream().map(bounds::get).toList();
  }

  private static Bounds finite(String name, Bounds found) {
    double largest = found.magnitude().max().item_double();
    if (!(largest < LARGEST)) {
      throw new HauberkException(
          "bounds of node " + name, largest, "below " + LARGEST + ", so that float32 holds them");
    }
    return found;
  }

  Bounds at(int slot) {
    return bounds.get(slot);
  }

  Bounds output() {
    return bounds.get(steps.output());
  }

  /**
   * Lower bounds [n, s] of linear functions [n, s, ...] of the result by intervals alone: of what
   * the last layer reads, since a difference of logits is one function of that (Gowal et al. 2018,
   * section 3), or of the result itself where that says more.
   */
  Tensor leastByIntervals(Tensor a) {
    var direct = over(steps.output(), a);
    if (steps.output() == 0) {
      return direct;
    }
    var last = steps.placed().get(steps.output() - 1);
    var share = last.step().back(a, inputs(last));
    var merged = share.constant();
    for (int k = 0; k < last.inputs().size(); k++) {
      merged = merged.add(over(last.inputs().get(k), share.toInputs().get(k)));
    }
    return torch.maximum(direct, merged);
  }

  private Tensor over(int slot, Tensor a) {
    var values = bounds.get(slot);
    var least = Sums.dot(a.clamp_min(new Scalar(0.0)), values.low());
    least = least.add(Sums.dot(a.clamp_max(new Scalar(0.0)), values.high()));
    return least.sub(Sums.dot(a.abs(), values.magnitude()).mul(new Scalar(Rounding.SLACK)));
  }

  /** Lower bounds [n, s] of linear functions [n, s, ...] of the result. */
  Tensor leastOfOutput(Tensor a) {
    return least(steps.output(), a);
  }

  /**
   * Lower bounds of linear functions of the values in a slot, by going back to the input (Zhang et
   * al. 2018, section 3.2).
   *
   * @param a [n, s, ...]
   * @return [n, s]
   */
  Tensor least(int slot, Tensor a) {
    try (var scope = TensorScope.open()) {
      return scope.keep(back(slot, a, Map.of()).least());
    }
  }

  /**
   * A way back.
   *
   * @param least lower bounds, [n, s]
   * @param coefficients by slot, [n, s, ...]; none where the function does not reach
   */
  record Back(Tensor least, @Nullable Tensor[] coefficients) {}

  /**
   * As {@link #least}, with other slopes of the lower lines; tensors live in the caller's scope.
   *
   * @param slopes by slot of the step's result; steps without any take their own
   */
  Back back(int slot, Tensor a, Map<Integer, Tensor> slopes) {
    var coefficients = new @Nullable Tensor[slot + 1];
    coefficients[slot] = a;
    var sum = Sums.none(a);
    for (int i = slot; i > 0; i--) {
      var own = coefficients[i];
      if (own != null) {
        var placed = steps.placed().get(i - 1);
        var lower = slopes.get(i);
        var share =
            lower == null
                ? placed.step().back(own, inputs(placed))
                : placed.step().back(own, inputs(placed), lower);
        sum = sum.add(share.constant());
        spread(placed, share, coefficients);
      }
    }
    var atInput = coefficients[0];
    return new Back(atInput == null ? sum : sum.add(region.least(atInput)), coefficients);
  }

  Steps steps() {
    return steps;
  }

  Region region() {
    return region;
  }

  private static void spread(
      Steps.Placed placed, Step.Share share, @Nullable Tensor[] coefficients) {
    for (int k = 0; k < placed.inputs().size(); k++) {
      int to = placed.inputs().get(k);
      var before = coefficients[to];
      var more = share.toInputs().get(k);
      coefficients[to] = before == null ? more : before.add(more);
    }
  }
}
