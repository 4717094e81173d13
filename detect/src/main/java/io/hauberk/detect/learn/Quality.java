package io.hauberk.detect.learn;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * How well alarms and attacks go together.
 *
 * @param auc share of pairs of an attack and a normal record of which the attack scores higher,
 *     ties counted half; NaN without such pairs
 */
public record Quality(long caught, long missed, long falseAlarms, long quiet, double auc) {

  /**
   * @param scores and whether each is an attack's
   * @param threshold from which on a score is an alarm
   */
  public static Quality of(double[] scores, boolean[] attack, double threshold) {
    Checks.argument(scores.length == attack.length, "quality", scores.length, "as many labels");
    var count = new long[2][2];
    for (int i = 0; i < scores.length; i++) {
      count[attack[i] ? 1 : 0][scores[i] >= threshold ? 1 : 0]++;
    }
    return new Quality(count[1][1], count[1][0], count[0][1], count[0][0], auc(scores, attack));
  }

  private static double auc(double[] scores, boolean[] attack) {
    var normal = new double[scores.length];
    int normals = 0;
    for (int i = 0; i < scores.length; i++) {
      if (!attack[i]) {
        normal[normals++] = scores[i];
      }
    }
    var sorted = Arrays.copyOf(normal, normals);
    Arrays.sort(sorted);
    double won = 0;
    for (int i = 0; i < scores.length; i++) {
      won +=
          attack[i] ? (below(sorted, scores[i]) + below(sorted, Math.nextUp(scores[i]))) / 2.0 : 0;
    }
    return won / normals / (scores.length - normals);
  }

  /** How many are less. */
  private static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double share(long part, long rest) {
    return part + rest == 0 ? Double.NaN : (double) part / (part + rest);
  }

  /** Share of records judged right. */
  public double accuracy() {
    return share(caught + quiet, missed + falseAlarms);
  }

  /** Share of normal records that raise an alarm. */
  public double falseAlarmRate() {
    return share(falseAlarms, quiet);
  }

  /** Share of attacks that raise an alarm. */
  public double recall() {
    return share(caught, missed);
  }

  /** Share of alarms that are attacks. */
  public double precision() {
    return share(caught, falseAlarms);
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return share(2 * caught, missed + falseAlarms);
  }
}
