package io.hauberk.robust.certify;

import io.hauberk.core.Checks;
import java.util.OptionalLong;

/**
 * What a smoothed model says of one sample.
 *
 * @param id of the sample in its data set
 * @param label what the sample is
 * @param prediction absent where the draws did not suffice: it abstains
 * @param radius in L2 within which the prediction does not change; 0 where it abstains
 */
public record SmoothedAnswer(long id, long label, OptionalLong prediction, double radius) {

  public SmoothedAnswer {
    Checks.notNegative("radius", radius);
    Checks.argument(
        prediction.isPresent() || radius == 0, "radius", radius, "0 for one who abstains");
  }

  public boolean abstains() {
    return prediction.isEmpty();
  }

  /** Whether the prediction is right. */
  public boolean right() {
    return prediction.isPresent() && prediction.getAsLong() == label;
  }

  /** Whether it is right and stays so for every change shorter than this. */
  public boolean holds(double distance) {
    return right() && radius >= distance;
  }
}
