package io.hauberk.tensor.train;

import io.hauberk.core.HauberkException;
import io.hauberk.tensor.Tensors;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;

/** Sums over an epoch. */
final class Tally {

  private double loss;
  private long right;
  private long samples;

  /** What one batch adds. */
  record Entry(double meanLoss, long right, long samples) {}

  /**
   * @throws HauberkException when the loss is not finite
   */
  static Entry entry(Objective.Loss batch, Tensor labels) {
    double mean = batch.mean().item_float();
    if (!Double.isFinite(mean)) {
      throw new HauberkException("loss", mean, "finite; a lower learning rate may help");
    }
    return new Entry(mean, Tensors.right(batch.logits(), labels), labels.numel());
  }

  void add(Entry entry) {
    loss += entry.meanLoss * entry.samples;
    right += entry.right;
    samples += entry.samples;
  }

  double meanLoss() {
    return loss / samples;
  }

  double accuracy() {
    return (double) right / samples;
  }

  String remark() {
    return String.format(Locale.ROOT, "loss %.4f, accuracy %.2f %%", meanLoss(), 100 * accuracy());
  }
}
