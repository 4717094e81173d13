package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;

/**
 * Frequencies with one bit from each person: a random row of the Hadamard matrix, and the matrix's
 * sign at the person's category, flipped by randomised response.
 *
 * <p>Guarantee: local epsilon-differential privacy. Source: Acharya, Sun, Zhang 2019; the one-bit
 * form of Bassily, Smith 2015.
 */
public record HadamardResponse(int categories, double epsilon) {

  private static final int MOST = 1 << 20;

  public HadamardResponse {
    Checks.inRange("categories", categories, 2, MOST);
    Checks.positive("epsilon", epsilon);
  }

  /** One answer: a row drawn without regard to the person, and a noisy sign. */
  public record Answer(int row, boolean positive) {}

  /** Rows: the least power of two above the categories, for column 0 tells nothing. */
  public int rows() {
    return Integer.highestOneBit(categories) << 1;
  }

  /** The answer to send. */
  public Answer release(int category) {
    return release(category, Bits.secure());
  }

  Answer release(int category, Bits bits) {
    Checks.inRange("category", category, 0, categories - 1);
    int row = (int) bits.below(rows());
    int sent = single().release(positive(row, category) ? 1 : 0, bits);
    return new Answer(row, sent == 1);
  }

  /** Unbiased counts of each category. */
  public double[] estimate(Iterable<Answer> answers) {
    var net = new double[rows()];
    for (var answer : answers) {
      Checks.inRange("row", answer.row(), 0, rows() - 1);
      net[answer.row()] += answer.positive() ? 1 : -1;
    }
    double gain = single().truth() - single().lie();
    var estimates = new double[categories];
    for (int category = 0; category < categories; category++) {
      for (int row = 0; row < net.length; row++) {
        estimates[category] += (positive(row, category) ? net[row] : -net[row]) / gain;
      }
    }
    return estimates;
  }

  private RandomizedResponse single() {
    return new RandomizedResponse(2, epsilon);
  }

  private static boolean positive(int row, int category) {
    return (Integer.bitCount(row & (category + 1)) & 1) == 0;
  }
}
