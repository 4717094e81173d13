package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Guesses one unknown feature of records whose other features and label are known: the value with
 * which the model is surest of the label, weighed by how common the value is.
 *
 * <p>A demonstration. Source: Fredrikson et al., Privacy in pharmacogenetics (2014), figure 2; Yeom
 * et al., Privacy risk in machine learning (2018), adversary 4.
 *
 * @param column place of the feature in a flat sample
 * @param values it can have
 * @param shares how common each is
 */
public record AttributeInference(int column, float[] values, double[] shares) {

  public AttributeInference {
    Checks.notNegative("column", column);
    Checks.argument(values.length >= 2, "values", values.length, "2 or more");
    Checks.argument(
        shares.length == values.length, "shares", shares.length, values.length + ", one a value");
    for (double share : shares) {
      Checks.argument(share > 0 && share <= 1, "share", share, "above 0, at most 1");
    }
    values = values.clone();
    shares = shares.clone();
  }

  @Override
  public float[] values() {
    return values.clone();
  }

  @Override
  public double[] shares() {
    return shares.clone();
  }

  /**
   * @param batch whatever stands in the column is not looked at
   * @return places in {@link #values}, one a sample
   */
  public int[] guess(ScoreOracle model, Batch batch) {
    var best = new int[batch.size()];
    var highest = new double[batch.size()];
    for (int v = 0; v < values.length; v++) {
      var scores = scores(model, batch, values[v]);
      for (int i = 0; i < best.length; i++) {
        double score = scores[i] + Math.log(shares[v]);
        if (v == 0 || score > highest[i]) {
          best[i] = v;
          highest[i] = score;
        }
      }
    }
    return best;
  }

  /** log p(label) with this value in the column. */
  private double[] scores(ScoreOracle model, Batch batch, float value) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var inputs = Tensors.floats(batch.inputs());
      int features = inputs.length / batch.size();
      Checks.argument(column < features, "column", column, "below " + features);
      for (int i = 0; i < batch.size(); i++) {
        inputs[i * features + column] = value;
      }
      var logits = model.logits(Tensors.of(inputs, Tensors.shape(batch.inputs())));
      int classes = Math.toIntExact(logits.size(1));
      var flat = Tensors.floats(logits);
      var labels = Tensors.longs(batch.labels());
      var scores = new double[labels.length];
      for (int i = 0; i < scores.length; i++) {
        double odds = Confidences.confidence(flat, i * classes, classes, (int) labels[i]);
        scores[i] = odds > 0 ? -Math.log1p(Math.exp(-odds)) : odds - Math.log1p(Math.exp(odds));
      }
      return scores;
    }
  }
}
