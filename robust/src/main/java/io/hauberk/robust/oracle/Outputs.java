package io.hauberk.robust.oracle;

import io.hauberk.robust.oracle.OracleException.BadReply;

/** What the numbers that a model answers are. */
public enum Outputs {

  /** Scores before softmax. Rows that are probabilities are refused: they hide gradients. */
  LOGITS {
    @Override
    float[] scores(float[] rows, int classes) {
      if (probabilities(rows, classes, EXACT)) {
        throw new BadReply("outputs", "probabilities", "logits, or declared as probabilities");
      }
      return rows;
    }
  },

  /** After softmax; their logarithm stands for the scores. */
  PROBABILITIES {
    @Override
    float[] scores(float[] rows, int classes) {
      if (!probabilities(rows, classes, ROUNDED)) {
        throw new BadReply("outputs", "no probabilities", "rows >= 0 that sum to 1");
      }
      var scores = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        scores[i] = (float) Math.log(Math.max(rows[i], Float.MIN_NORMAL));
      }
      return scores;
    }
  };

  /** How far from 1 a float32 softmax sums, at most. */
  private static final double EXACT = 1e-5;

  /** Servers round. */
  private static final double ROUNDED = 1e-2;

  /**
   * Scores before softmax.
   *
   * @param rows [n, classes] in row-major order, as answered
   * @throws BadReply for NaN, infinities, or another kind of outputs
   */
  float[] checked(float[] rows, int classes) {
    for (float value : rows) {
      if (!Float.isFinite(value)) {
        throw new BadReply("scores", value, "finite; nothing can be said of this model");
      }
    }
    return scores(rows, classes);
  }

  abstract float[] scores(float[] rows, int classes);

  private static boolean probabilities(float[] rows, int classes, double tolerance) {
    for (int from = 0; from < rows.length; from += classes) {
      double sum = 0;
      for (int i = from; i < from + classes; i++) {
        if (rows[i] < 0) {
          return false;
        }
        sum += rows[i];
      }
      if (Math.abs(sum - 1) > tolerance) {
        return false;
      }
    }
    return true;
  }
}
