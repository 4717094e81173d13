package io.hauberk.robust.auto;

import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The shortest way from points of the box [0, 1]^d to hyperplanes w x = b inside the box, per
 * sample (Croce and Hein 2020, "Minimally distorted adversarial examples with a fast adaptive
 * boundary attack", section 3.1). Every value moves against the sign of the distance, as far as the
 * norm wants and its room allows.
 *
 * @param normal w, [n, d]
 * @param offset b, [n]
 */
record Hyperplane(Tensor normal, Tensor offset) {

  private static final double TINY = 1e-12;

  /** Breakpoints passed are many a step; float32 is exhausted well before. */
  private static final int NEWTON_STEPS = 10;

  /**
   * @param points [n, d]
   * @return [n, d], the moves; where no point of the box is on the plane, the moves to the nearest
   *     corner
   */
  Tensor move(Tensor points, LpNorm norm) {
    var distance = normal.mul(points).sum(1).sub(offset);
    var signs = torch.sign(normal).mul(torch.sign(distance).unsqueeze(1)).neg();
    var room = torch.where(signs.gt(new Scalar(0)), points.neg().add(new Scalar(1.0)), points);
    var sizes = normal.abs();
    var lengths =
        switch (norm) {
          case LINF -> level(room, sizes, distance.abs());
          case L2 -> level(room.div(sizes.add(new Scalar(TINY))), sizes.square(), distance.abs());
          case L1 -> greedy(room, sizes, distance.abs());
        };
    return lengths(norm, lengths, room, sizes).mul(signs);
  }

  private static Tensor lengths(LpNorm norm, Tensor found, Tensor room, Tensor sizes) {
    return switch (norm) {
      case LINF -> torch.minimum(found.unsqueeze(1).expand_as(room), room);
      case L2 -> torch.minimum(sizes.mul(found.unsqueeze(1)), room);
      case L1 -> found;
    };
  }

  /**
   * The level l with sum of weight min(l, limit) = goal, by Newton's method from zero: the sum is
   * concave and piecewise linear in l, so the steps rise to the answer and end there.
   *
   * @param limits [n, d]
   * @param weights [n, d]
   * @param goal [n]
   * @return [n]
   */
  private static Tensor level(Tensor limits, Tensor weights, Tensor goal) {
    var wanted = goal.unsqueeze(1);
    var level = wanted.div(weights.sum(1).unsqueeze(1).clamp_min(new Scalar(TINY)));
    for (int i = 0; i < NEWTON_STEPS; i++) {
      try (var scope = TensorScope.open()) {
        var sum = weights.mul(torch.minimum(limits, level)).sum(1).unsqueeze(1);
        var slope = weights.mul(limits.gt(level)).sum(1).unsqueeze(1);
        var rise = wanted.sub(sum).div(slope.clamp_min(new Scalar(TINY)));
        level.add_(torch.where(slope.gt(new Scalar(TINY)), rise, torch.zeros_like(rise)));
      }
    }
    return level.squeeze(1);
  }

  /** Fills the values of largest weight first. */
  private static Tensor greedy(Tensor room, Tensor sizes, Tensor goal) {
    var order = torch.sort(sizes, 1, true);
    var weight = order.get0();
    var rooms = room.gather(1, order.get1());
    var gains = rooms.mul(weight);
    var before = gains.cumsum(1).sub(gains);
    var wanted = goal.unsqueeze(1).sub(before).clamp_min(new Scalar(0.0));
    var used = torch.minimum(rooms, wanted.div(weight.add(new Scalar(TINY))));
    return torch.zeros_like(room).scatter(1, order.get1(), used);
  }
}
