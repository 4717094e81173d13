package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * What an attack said of members and of others; larger means rather a member. Whoever scores at
 * least a threshold is called a member.
 */
public final class MembershipScores {

  /** Where attacks are compared first (Carlini et al., Membership inference attacks, 2022). */
  public static final double LOW_RATE = 0.001;

  private final double[] members;
  private final double[] others;

  private MembershipScores(double[] members, double[] others) {
    this.members = sorted("members", members);
    this.others = sorted("others", others);
  }

  /**
   * @throws IllegalArgumentException when either is empty or holds a NaN
   */
  public static MembershipScores of(double[] members, double[] others) {
    return new MembershipScores(members, others);
  }

  /** Scores of records that were in a training or not. */
  public static MembershipScores of(double[] scores, boolean[] in) {
    Checks.argument(scores.length == in.length, "scores", scores.length, in.length + ", as marks");
    int[] places = new int[2];
    double[][] parts = new double[2][scores.length];
    for (int i = 0; i < scores.length; i++) {
      int part = in[i] ? 0 : 1;
      parts[part][places[part]++] = scores[i];
    }
    return of(Arrays.copyOf(parts[0], places[0]), Arrays.copyOf(parts[1], places[1]));
  }

  private static double[] sorted(String name, double[] values) {
    Checks.argument(values.length > 0, name, 0, "one score at least");
    var copy = values.clone();
    Arrays.sort(copy);
    Checks.argument(!Double.isNaN(copy[copy.length - 1]), name, "NaN", "numbers");
    return copy;
  }

  /** The counts when this score and all above are called members. */
  public Rates at(double threshold) {
    return new Rates(
        members.length, atLeast(members, threshold), others.length, atLeast(others, threshold));
  }

  /**
   * The largest true positive rate of a threshold whose false positive rate is at most this. With
   * fewer others than 1 over the rate that is a threshold above them all.
   */
  public double truePositivesAt(double falsePositiveRate) {
    Checks.inRange("false positive rate", falsePositiveRate, 0, 1);
    int allowed = (int) Math.floor(falsePositiveRate * others.length + 1e-9);
    if (allowed >= others.length) {
      return 1;
    }
    double barrier = others[others.length - 1 - allowed];
    return (double) atLeast(members, Math.nextUp(barrier)) / members.length;
  }

  /** The area under the curve: how often a member scores above another, ties half. */
  public double area() {
    double sum = 0;
    for (double member : members) {
      int below = others.length - atLeast(others, member);
      int notAbove = others.length - atLeast(others, Math.nextUp(member));
      sum += (below + notAbove) / 2.0;
    }
    return sum / members.length / others.length;
  }

  /** Right calls at the best threshold when members and others are equally many. */
  public double balancedAccuracy() {
    double best = 0.5;
    for (double threshold : members) {
      var rates = at(threshold);
      best = Math.max(best, (rates.truePositiveRate() + 1 - rates.falsePositiveRate()) / 2);
    }
    return best;
  }

  private static int atLeast(double[] sorted, double threshold) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }
}
