package io.hauberk.robust.blackbox;

import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * What a model answers, and how answers are kept.
 *
 * @param <M> the model
 * @param <R> its answer to one input
 */
interface Answers<M, R> {

  /** One answer for each of [n, ...]. */
  List<R> of(M model, Tensor inputs);

  /** Answers as one tensor, the first axis counting them. */
  Tensor pack(List<R> answers);

  List<R> unpack(Tensor packed);

  /** Labels; [n] int64. */
  record Labels() implements Answers<LabelOracle, Long> {
    @Override
    public List<Long> of(LabelOracle model, Tensor inputs) {
      return unpack(model.labels(inputs));
    }

    @Override
    public Tensor pack(List<Long> answers) {
      return Tensors.of(answers.stream().mapToLong(Long::longValue).toArray(), answers.size());
    }

    @Override
    public List<Long> unpack(Tensor packed) {
      return Arrays.stream(Tensors.longs(packed)).boxed().toList();
    }
  }

  /** Scores; [n, classes] float32. */
  record Scores() implements Answers<ScoreOracle, float[]> {
    @Override
    public List<float[]> of(ScoreOracle model, Tensor inputs) {
      return unpack(model.logits(inputs));
    }

    @Override
    public Tensor pack(List<float[]> answers) {
      int classes = answers.get(0).length;
      var all = new float[answers.size() * classes];
      for (int i = 0; i < answers.size(); i++) {
        System.arraycopy(answers.get(i), 0, all, i * classes, classes);
      }
      return Tensors.of(all, answers.size(), classes);
    }

    @Override
    public List<float[]> unpack(Tensor packed) {
      var all = Tensors.floats(packed);
      int classes = Math.toIntExact(packed.size(1));
      List<float[]> rows = new ArrayList<>();
      for (int from = 0; from < all.length; from += classes) {
        rows.add(Arrays.copyOfRange(all, from, from + classes));
      }
      return rows;
    }
  }
}
