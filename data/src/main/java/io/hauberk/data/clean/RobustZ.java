package io.hauberk.data.clean;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * Outliers by the modified z-score 0.6745 (x - median) / MAD (Iglewicz and Hoaglin 1993). Where
 * more than half of the numbers are equal the MAD is zero and nobody is judged.
 *
 * @param threshold of the absolute score
 * @param consequence for the cell
 */
public record RobustZ(double threshold, Consequence consequence) {

  /** Iglewicz and Hoaglin's own. */
  public static final double DEFAULT_THRESHOLD = 3.5;

  /** The MAD of a normal distribution in standard deviations. */
  private static final double NORMAL_MAD = 0.6745;

  public RobustZ {
    Checks.positive("threshold", threshold);
  }

  /** Middle and spread of a column's numbers; a spread of zero judges nobody. */
  record Scale(double median, double mad) {

    static Scale of(double[] numbers) {
      if (numbers.length == 0) {
        return new Scale(0, 0);
      }
      double median = middle(numbers);
      var away = Arrays.stream(numbers).map(x -> Math.abs(x - median)).toArray();
      return new Scale(median, middle(away));
    }

    double score(double x) {
      return mad == 0 ? 0 : NORMAL_MAD * (x - median) / mad;
    }
  }

  static double middle(double[] numbers) {
    var sorted = numbers.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
  }
}
