package io.hauberk.robust;

import io.hauberk.core.HauberkException;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * What a model says of a batch.
 *
 * @param logits [n, classes]
 * @param predictions the class of each sample
 */
public record Views(Tensor logits, long[] predictions) {

  /**
   * @throws HauberkException when a logit is not finite
   */
  public static Views of(Classifier model, Tensor inputs) {
    try (var guard = new NoGradGuard()) {
      var logits = model.logits(inputs);
      if (!logits.isfinite().all().item_bool()) {
        throw new HauberkException(
            "logits", "NaN or infinite", "finite; nothing can be said of this model's robustness");
      }
      return new Views(logits, Tensors.longs(logits.argmax(new LongOptional(1), false)));
    }
  }

  /** The places of samples that are predicted as labelled. */
  public long[] right(Tensor labels) {
    var expected = Tensors.longs(labels);
    return LongStream.range(0, expected.length)
        .filter(i -> predictions[(int) i] == expected[(int) i])
        .toArray();
  }

  /** How this view of the clean samples compares with the view of the attacked ones. */
  public List<SampleOutcome> compare(Batch batch, Batch aimed, Tensor attacked, Views after) {
    try (var guard = new NoGradGuard()) {
      var offset = attacked.sub(batch.inputs());
      var l2 = Tensors.floats(LpNorm.L2.size(offset));
      var linf = Tensors.floats(LpNorm.LINF.size(offset));
      var change = Tensors.floats(LpNorm.L2.size(after.logits.sub(logits)));
      var confidence = Tensors.floats(after.logits.softmax(1).amax(new long[] {1}, false));
      var labels = Tensors.longs(batch.labels());
      var aims = Tensors.longs(aimed.labels());
      var ids = batch.ids();
      var outcomes = new ArrayList<SampleOutcome>(ids.length);
      for (int i = 0; i < ids.length; i++) {
        outcomes.add(
            new SampleOutcome(
                ids[i],
                (int) labels[i],
                (int) aims[i],
                (int) predictions[i],
                (int) after.predictions[i],
                l2[i],
                linf[i],
                change[i],
                confidence[i]));
      }
      return outcomes;
    }
  }
}
