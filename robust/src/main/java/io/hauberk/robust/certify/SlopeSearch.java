package io.hauberk.robust.certify;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Lower bounds whose lower lines are searched for by gradient ascent (Xu et al. 2021, section 3.1).
 * Slopes belong to one sample and one linear function each, and begin with CROWN's own, so the best
 * bound met is never below CROWN's. Any slopes in [0, 1] are sound; the search decides on tightness
 * only, so its gradients need no error bounds.
 *
 * @param steps of Adam
 */
record SlopeSearch(Propagation reached, int steps) {

  /** As {@link Propagation#least}, and never below it. */
  Tensor least(int slot, Tensor a) {
    try (var scope = TensorScope.open()) {
      Map<Integer, Slopes> slopes = new HashMap<>();
      var best = begin(slot, a, slopes);
      for (int step = 1; step <= steps && !slopes.isEmpty(); step++) {
        try (var inner = TensorScope.open()) {
          var way = reached.back(slot, a, values(slopes));
          best = inner.keep(torch.maximum(best, way.least()));
          climb(way, slopes, step);
        }
      }
      return scope.keep(torch.maximum(best, reached.back(slot, a, values(slopes)).least()));
    }
  }

  private static Map<Integer, Tensor> values(Map<Integer, Slopes> slopes) {
    Map<Integer, Tensor> values = new HashMap<>();
    slopes.forEach((place, own) -> values.put(place, own.value()));
    return values;
  }

  /** CROWN's bound; makes slopes for every relaxed step that the function reaches. */
  private Tensor begin(int slot, Tensor a, Map<Integer, Slopes> slopes) {
    try (var scope = TensorScope.open()) {
      var way = reached.back(slot, a, Map.of());
      for (int i = 1; i < way.coefficients().length; i++) {
        var own = way.coefficients()[i];
        var placed = reached.steps().placed().get(i - 1);
        var first = placed.step().slopes(reached.inputs(placed));
        if (own != null && first.isPresent()) {
          slopes.put(i, Slopes.from(first.get().expand(Tensors.shape(own)), scope));
        }
      }
      return scope.keep(way.least());
    }
  }

  /**
   * One step up. Where the coefficient of a relaxed value is positive, the bound changes with its
   * slope by the coefficient times what the relaxed network has there at the lowest point.
   */
  private void climb(Propagation.Back way, Map<Integer, Slopes> slopes, int step) {
    var points = new HashMap<Integer, Tensor>();
    Map<Integer, Tensor> gradients = new HashMap<>();
    var atInput = Objects.requireNonNull(way.coefficients()[0], "slopes lie behind the input");
    points.put(0, reached.region().lowest(atInput).flatten(0, 1));
    for (int i = 1; i < way.coefficients().length; i++) {
      var a = way.coefficients()[i];
      if (a != null) {
        var placed = reached.steps().placed().get(i - 1);
        var read = read(placed, points);
        var own = Optional.ofNullable(slopes.get(i));
        if (own.isPresent()) {
          gradients.put(i, rising(a, read.get(0)));
        }
        var how = new Step.Way(a, reached.inputs(placed), own.map(Slopes::value));
        points.put(i, placed.step().follow(read, how));
      }
    }
    gradients.forEach((place, gradient) -> known(slopes, place).climb(gradient, step));
  }

  private static List<Tensor> read(Steps.Placed placed, Map<Integer, Tensor> points) {
    return placed.inputs().stream().map(input -> known(points, input)).toList();
  }

  private static Tensor rising(Tensor a, Tensor point) {
    return a.clamp_min(new Scalar(0.0)).mul(point.reshape(Tensors.shape(a)));
  }

  private static <V> V known(Map<Integer, V> values, int place) {
    return Objects.requireNonNull(values.get(place), "reached before");
  }
}
