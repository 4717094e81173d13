package io.hauberk.tensor.train;

import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;

/** A model's score on samples as they are. */
public final class Evaluation {

  private static final int BATCH_SIZE = 500;

  private Evaluation() {}

  /** On a whole data set. */
  public static EpochResult.Score score(ScoreOracle model, DataSet data) {
    return score(model, data, IntStream.range(0, data.size()).toArray());
  }

  /** On the samples of these indices. */
  public static EpochResult.Score score(ScoreOracle model, DataSet data, int[] indices) {
    double loss = 0;
    long right = 0;
    for (int from = 0; from < indices.length; from += BATCH_SIZE) {
      var part = Arrays.copyOfRange(indices, from, Math.min(indices.length, from + BATCH_SIZE));
      try (var scope = TensorScope.open();
          var guard = new NoGradGuard()) {
        var batch = data.select(part);
        var logits = model.logits(batch.inputs());
        loss += (double) torch.cross_entropy(logits, batch.labels()).item_float() * part.length;
        right += Tensors.right(logits, batch.labels());
      }
    }
    return new EpochResult.Score(loss / indices.length, (double) right / indices.length);
  }
}
