package io.hauberk.data.clean;

import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import java.util.List;

/**
 * Confident learning (Northcutt, Jiang and Chuang 2021, section 3). First every row is seen with
 * {@link #learn}: the threshold t_j is the mean probability of label j over the rows so labelled.
 * Then {@link #judge} counts a row labelled i in the confident joint C[i][j] for the likeliest j
 * with probability at least t_j; an i other than j is a suspected label error (the off-diagonal of
 * the confident joint). Memory: the square of the number of labels.
 *
 * <p>The probabilities must be out of sample: a model that learnt the wrong label believes it.
 */
public final class ConfidentLearning {

  /** No label is confident. */
  static final int UNSURE = -1;

  static final int MAX_LABELS = 1000;
  private static final double SUM_TOLERANCE = 0.01;

  private final List<String> labels;
  private final long[] counts;
  private final double[] sums;
  private final long[][] joint;

  public ConfidentLearning(List<String> labels) {
    Checks.inRange("labels", labels.size(), 2, MAX_LABELS);
    this.labels = List.copyOf(labels);
    counts = new long[labels.size()];
    sums = new double[labels.size()];
    joint = new long[labels.size()][labels.size()];
  }

  /** The place of a label. */
  public int indexOf(String label) {
    int index = labels.indexOf(label);
    if (index < 0) {
      throw new DataFormatException("label", "'" + label + "'", "one of " + labels);
    }
    return index;
  }

  /** One row of the first pass. */
  public void learn(int label, double[] probabilities) {
    check(probabilities);
    counts[label]++;
    sums[label] += probabilities[label];
  }

  /** t_j; a label nobody has is never confident. */
  double threshold(int label) {
    return counts[label] == 0 ? Double.POSITIVE_INFINITY : sums[label] / counts[label];
  }

  /** One row of the second pass: the confident label, or {@link #UNSURE}. */
  int judge(int label, double[] probabilities) {
    check(probabilities);
    int best = UNSURE;
    for (int j = 0; j < probabilities.length; j++) {
      boolean confident = probabilities[j] >= threshold(j);
      best = confident && (best < 0 || probabilities[j] > probabilities[best]) ? j : best;
    }
    if (best >= 0) {
      joint[label][best]++;
    }
    return best;
  }

  /**
   * The estimated joint distribution of given and true labels (equation 3): the confident joint
   * with rows scaled to the counts of given labels, divided by the whole.
   */
  public double[][] joint() {
    var scaled = new double[joint.length][joint.length];
    double whole = 0;
    for (int i = 0; i < joint.length; i++) {
      double row = java.util.Arrays.stream(joint[i]).sum();
      for (int j = 0; j < joint.length && row > 0; j++) {
        scaled[i][j] = joint[i][j] / row * counts[i];
        whole += scaled[i][j];
      }
    }
    for (var row : scaled) {
      for (int j = 0; j < row.length && whole > 0; j++) {
        row[j] /= whole;
      }
    }
    return scaled;
  }

  private void check(double[] probabilities) {
    double sum = 0;
    for (double p : probabilities) {
      if (!(p >= 0 && p <= 1)) {
        throw new DataFormatException("probability", p, "0 to 1");
      }
      sum += p;
    }
    if (probabilities.length != labels.size() || Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new DataFormatException(
          "probabilities", "sum " + sum, "one a label with the sum 1, within " + SUM_TOLERANCE);
    }
  }
}
