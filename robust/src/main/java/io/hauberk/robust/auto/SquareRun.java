package io.hauberk.robust.auto;

import io.hauberk.core.RandomStream;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One run of {@link Square}: the state of the samples that still stand. */
final class SquareRun {

  /** Steps, of 10,000, after which the share of values halves (section 4.1). */
  private static final int[] HALVINGS = {10, 50, 200, 500, 1000, 2000, 4000, 6000, 8000};

  private static final double TINY = 1e-12;

  private final Square attack;
  private final ScoreOracle model;
  private final Rows rows;
  private final int channels;
  private final int height;
  private final int width;
  private Batch batch;
  private Tensor offset;
  private Tensor margin;

  SquareRun(Square attack, ScoreOracle model, Batch batch) {
    this.attack = attack;
    this.model = model;
    this.batch = batch;
    this.rows = new Rows(batch.inputs());
    this.channels = (int) batch.inputs().size(1);
    this.height = (int) batch.inputs().size(2);
    this.width = (int) batch.inputs().size(3);
    try (var guard = new NoGradGuard()) {
      offset = stripes();
      margin = torch.full(new long[] {batch.size()}, new Scalar(Double.POSITIVE_INFINITY));
      accept(offset);
    }
  }

  Tensor run() {
    try (var guard = new NoGradGuard()) {
      for (int i = 1; i < attack.queries() && !rows.empty(); i++) {
        if (rows.sparse()) {
          pack();
        }
        if (!rows.empty()) {
          step(i);
        }
      }
      return rows.found();
    }
  }

  private void step(int number) {
    try (var scope = TensorScope.open()) {
      accept(withSquares(number, side(number)));
    }
  }

  /** Keeps a candidate where it lowers the margin. */
  private void accept(Tensor candidate) {
    try (var scope = TensorScope.open()) {
      var x = placed(candidate);
      var logits = model.logits(x);
      var value = margins(logits);
      rows.leave(Goal.UNTARGETED.reached(logits, batch.labels()), x);
      var better = value.lt(margin);
      margin.copy_(torch.where(better, value, margin));
      offset.copy_(torch.where(better.view(Tensors.perSample(offset)), candidate, offset));
    }
  }

  private Tensor placed(Tensor candidate) {
    return attack.budget().nearest(batch.inputs(), batch.inputs().add(scaled(candidate)));
  }

  /** Outside Linf the offsets fill the ball: their length is epsilon. */
  private Tensor scaled(Tensor candidate) {
    if (attack.corners()) {
      return candidate;
    }
    var size = attack.budget().norm().size(candidate).clamp_min(new Scalar(TINY));
    var factor = size.reciprocal().mul(new Scalar(attack.budget().epsilon()));
    return candidate.mul(factor.view(Tensors.perSample(candidate)));
  }

  /** z_y - max z_i, i other than y. */
  private Tensor margins(Tensor logits) {
    var label = batch.labels().unsqueeze(1);
    var others = logits.scatter(1, label, new Scalar(Double.NEGATIVE_INFINITY));
    return logits.gather(1, label).squeeze(1).sub(others.amax(new long[] {1}, false));
  }

  /** Vertical stripes of random sign: the start (section 4.1). */
  private Tensor stripes() {
    var ids = batch.ids();
    var signs = new float[ids.length * channels * width];
    for (int i = 0; i < ids.length; i++) {
      var stream = attack.randomness().stream(ids[i], 0);
      for (int k = 0; k < channels * width; k++) {
        signs[i * channels * width + k] = sign(stream);
      }
    }
    return Tensors.of(signs, ids.length, channels, 1, width)
        .mul(new Scalar(attack.budget().epsilon()))
        .expand(ids.length, channels, height, width)
        .clone();
  }

  private static float sign(RandomStream stream) {
    return stream.nextInt() < 0 ? -1 : 1;
  }

  /** The offsets with one square each overwritten: its place and its signs are the sample's own. */
  private Tensor withSquares(int number, int side) {
    var ids = batch.ids();
    int n = ids.length;
    var tops = new long[n];
    var lefts = new long[n];
    var signs = new float[n * channels];
    for (int i = 0; i < n; i++) {
      var stream = attack.randomness().stream(ids[i], number);
      tops[i] = stream.nextInt(height - side + 1);
      lefts[i] = stream.nextInt(width - side + 1);
      for (int c = 0; c < channels; c++) {
        signs[i * channels + c] = sign(stream);
      }
    }
    var inside =
        within(tops, side, height)
            .view(n, 1, height, 1)
            .logical_and(within(lefts, side, width).view(n, 1, 1, width));
    var values = Tensors.of(signs, n, channels, 1, 1).mul(new Scalar(attack.budget().epsilon()));
    return torch.where(inside, values, offset);
  }

  /** [n, extent]: true from the start on for {@code side} positions. */
  private static Tensor within(long[] starts, int side, int extent) {
    var positions = new long[extent];
    Arrays.setAll(positions, i -> i);
    var from = Tensors.of(starts, starts.length, 1);
    var at = Tensors.of(positions, 1, extent);
    return at.ge(from).logical_and(at.lt(from.add(new Scalar(side))));
  }

  /** The side of a square that holds the scheduled share of the image's values. */
  private int side(int number) {
    double scaled = 10_000.0 * number / attack.queries();
    long halvings = Arrays.stream(HALVINGS).filter(after -> scaled > after).count();
    double share = attack.firstShare() / (1L << halvings);
    int side = (int) Math.round(Math.sqrt(share * height * width));
    return Math.max(1, Math.min(side, Math.min(height, width) - 1));
  }

  private void pack() {
    var staying = rows.pack();
    if (staying.length > 0) {
      var index = Tensors.of(staying, staying.length);
      batch = batch.select(staying);
      offset = offset.index_select(0, index);
      margin = margin.index_select(0, index);
    }
  }
}
