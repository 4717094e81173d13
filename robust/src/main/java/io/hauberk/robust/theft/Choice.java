package io.hauberk.robust.theft;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;

/** Which of the thief's samples are asked about next. */
public enum Choice {

  /** In random order (Orekondy et al. 2019, section 4.1, the random strategy). */
  RANDOM {
    @Override
    int[] order(int[] left, Model student, DataSet pool) {
      return left;
    }
  },

  /**
   * First those whose likeliest class the latest student is least sure of (uncertainty sampling;
   * Pal et al. 2020, section 3). The first rung is random.
   */
  UNCERTAIN {
    @Override
    int[] order(int[] left, Model student, DataSet pool) {
      var confidence = new float[left.length];
      for (int from = 0; from < left.length; from += ROWS) {
        var part = Arrays.copyOfRange(left, from, Math.min(left.length, from + ROWS));
        try (var scope = TensorScope.open();
            var guard = new NoGradGuard()) {
          var scores = student.logits(pool.select(part).inputs()).softmax(1);
          var sure = Tensors.floats(scores.amax(new long[] {1}, false));
          System.arraycopy(sure, 0, confidence, from, sure.length);
        }
      }
      return IntStream.range(0, left.length)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> confidence[i]))
          .mapToInt(i -> left[i])
          .toArray();
    }
  };

  private static final int ROWS = 500;

  /**
   * @param left places not asked about, in random order
   * @param student of the rung before
   */
  abstract int[] order(int[] left, Model student, DataSet pool);
}
