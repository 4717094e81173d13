package io.hauberk.privacy.mechanism;

import io.hauberk.core.Checks;

/**
 * Randomised response on each of several bits, of which neighbours may differ in {@code
 * sensitivity}: the permanent answer of RAPPOR when the bits are one-hot (Erlingsson, Pihur,
 * Korolova 2014; basic one-time variant), where two are.
 *
 * <p>Guarantee: local epsilon-differential privacy for the whole vector.
 *
 * @param bits of the vector
 * @param sensitivity bits that one person's change may flip; 2 for one-hot vectors
 */
public record BitVectorResponse(int bits, int sensitivity, double epsilon) {

  private static final int MOST = 1 << 20;

  public BitVectorResponse {
    Checks.inRange("bits", bits, 1, MOST);
    Checks.inRange("sensitivity", sensitivity, 1, bits);
    Checks.positive("epsilon", epsilon);
  }

  /** For one of {@code categories}, coded one-hot. */
  public static BitVectorResponse unary(int categories, double epsilon) {
    return new BitVectorResponse(categories, 2, epsilon);
  }

  /** The bits to send. */
  public boolean[] release(boolean... truth) {
    return release(truth, Bits.secure());
  }

  boolean[] release(boolean[] truth, Bits source) {
    Checks.argument(truth.length == bits, "truth", truth.length, bits + " bits");
    var single = single();
    var answer = new boolean[bits];
    for (int i = 0; i < bits; i++) {
      answer[i] = single.release(truth[i] ? 1 : 0, source) == 1;
    }
    return answer;
  }

  /** The bits to send for one category. */
  public boolean[] releaseCategory(int category) {
    return release(oneHot(category));
  }

  boolean[] oneHot(int category) {
    Checks.inRange("category", category, 0, bits - 1);
    var truth = new boolean[bits];
    truth[category] = true;
    return truth;
  }

  /** Unbiased counts of true bits from {@code people} answers whose bits were set this often. */
  public double[] estimate(long people, long... set) {
    Checks.argument(set.length == bits, "set", set.length, bits + " counts");
    var estimates = new double[bits];
    for (int i = 0; i < bits; i++) {
      estimates[i] = single().estimate(people - set[i], set[i])[1];
    }
    return estimates;
  }

  private RandomizedResponse single() {
    return new RandomizedResponse(2, epsilon / sensitivity);
  }
}
