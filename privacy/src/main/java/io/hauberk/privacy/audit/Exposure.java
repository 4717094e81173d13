package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import java.util.Arrays;

/**
 * How far a planted secret stands out: log2 of how many secrets of its kind there are less log2 of
 * its rank among them by loss. Nothing is remembered at about 1, everything at the most there is.
 *
 * <p>Source: Carlini et al., The secret sharer (2019), section 4.2, with the rank estimated from
 * secrets that were not planted.
 */
public final class Exposure {
  private Exposure() {}

  /**
   * @param secret its loss
   * @param others losses of random secrets of the same kind that no training saw
   * @return bits, 0 to log2(others + 1)
   */
  public static double bits(double secret, double[] others) {
    Checks.argument(others.length > 0, "others", 0, "1 or more");
    Checks.finite("secret's loss", secret);
    long ahead = Arrays.stream(others).filter(loss -> !(loss > secret)).count();
    return Math.log((others.length + 1.0) / (ahead + 1.0)) / Math.log(2);
  }
}
