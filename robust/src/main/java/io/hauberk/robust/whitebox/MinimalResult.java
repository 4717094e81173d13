package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import java.util.List;

/**
 * How far each sample had to move.
 *
 * @param distances in the data set's order; zero where the model was wrong from the start, infinite
 *     where nothing was found
 */
public record MinimalResult(Distance distance, List<Double> distances) {

  public MinimalResult {
    Checks.argument(!distances.isEmpty(), "samples", distances.size(), "at least one");
    distances = List.copyOf(distances);
  }

  public double cleanAccuracy() {
    return robustAccuracy(0);
  }

  /** Share of all samples that no example within {@code epsilon} was found for. */
  public double robustAccuracy(double epsilon) {
    return (double) distances.stream().filter(d -> d > epsilon).count() / distances.size();
  }

  /** Share of the attacked samples that an example was found for; NaN when there are none. */
  public double successRate() {
    return distances.stream()
        .filter(d -> d > 0)
        .mapToInt(d -> Double.isInfinite(d) ? 0 : 1)
        .average()
        .orElse(Double.NaN);
  }

  /**
   * The distance that {@code share} of the attacked samples do not exceed, between the two nearest
   * where it falls between; infinite where too few examples were found, NaN when none was attacked.
   */
  public double quantile(double share) {
    Checks.inRange("share", share, 0, 1);
    var attacked = distances.stream().filter(d -> d > 0).sorted().toList();
    if (attacked.isEmpty()) {
      return Double.NaN;
    }
    double place = share * (attacked.size() - 1);
    double low = attacked.get((int) Math.floor(place));
    double high = attacked.get((int) Math.ceil(place));
    return low == high ? low : low + (place - Math.floor(place)) * (high - low);
  }

  /** Of the attacked samples. */
  public double median() {
    return quantile(0.5);
  }
}
