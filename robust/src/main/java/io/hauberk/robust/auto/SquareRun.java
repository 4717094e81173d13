package io.hauberk.robust.auto;

import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** One run of {@link Square}: the state of the samples that still stand. */
final class SquareRun {

  /** Steps, of 10,000, after which the share of values halves (section 4.1). */
  private static final int[] HALVINGS = {10, 50, 200, 500, 1000, 2000, 4000, 6000, 8000};

  private final Square attack;
  private final ScoreOracle model;
  private final Rows rows;
  private final int height;
  private final int width;
  private Batch batch;
  private final Strokes strokes;
  private float[] margin;

  SquareRun(Square attack, ScoreOracle model, Batch batch) {
    this.attack = attack;
    this.model = model;
    this.batch = batch;
    this.rows = new Rows(batch.inputs());
    this.height = (int) batch.inputs().size(2);
    this.width = (int) batch.inputs().size(3);
    this.strokes = attack.strokes(batch);
    margin = new float[batch.size()];
    Arrays.fill(margin, Float.POSITIVE_INFINITY);
  }

  Tensor run() {
    try (var guard = new NoGradGuard()) {
      try (var scope = TensorScope.open()) {
        accept(strokes.stripes());
      }
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
      strokes.settle(accept(strokes.squares(number, side(number))));
    }
  }

  /** Tells where a candidate lowers the margin. */
  private boolean[] accept(Tensor candidate) {
    var logits = model.logits(candidate);
    rows.leave(Goal.UNTARGETED.reached(logits, batch.labels()), candidate);
    var values = Tensors.floats(margins(logits));
    var better = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      better[i] = values[i] < margin[i];
      margin[i] = better[i] ? values[i] : margin[i];
    }
    return better;
  }

  /** z_y - max z_i, i other than y. */
  private Tensor margins(Tensor logits) {
    var label = batch.labels().unsqueeze(1);
    var others = logits.scatter(1, label, new Scalar(Double.NEGATIVE_INFINITY));
    return logits.gather(1, label).squeeze(1).sub(others.amax(new long[] {1}, false));
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
      batch = batch.select(staying);
      strokes.pack(staying, batch);
      var before = margin;
      margin = new float[staying.length];
      for (int i = 0; i < margin.length; i++) {
        margin[i] = before[(int) staying[i]];
      }
    }
  }
}
