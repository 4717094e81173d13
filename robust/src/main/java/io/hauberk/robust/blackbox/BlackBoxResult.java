package io.hauberk.robust.blackbox;

import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Tensor;

/**
 * What an attack found.
 *
 * @param candidates of the inputs' shape: the best of each sample, or its input
 * @param samples in the batch's order
 */
public record BlackBoxResult(Tensor candidates, List<Sample> samples) {

  public BlackBoxResult {
    samples = List.copyOf(samples);
  }

  /**
   * One sample's end.
   *
   * @param reached whether the goal was seen to be reached by the candidate
   * @param distance of the candidate from the input, in the attack's metric; 0 where the input was
   *     wrong already or nothing was found
   * @param queries asked
   */
  public record Sample(long id, boolean reached, double distance, long queries) {

    /** Whether the goal was reached without any change. */
    public boolean fellUntouched() {
      return reached && distance == 0;
    }
  }

  /** The share of samples whose goal was not reached before the attack. */
  public double cleanAccuracy() {
    return share(samples.stream().filter(sample -> !sample.fellUntouched()).count());
  }

  /** The share of samples for which nothing was found within {@code radius}. */
  public double robustAccuracy(double radius) {
    return share(samples.stream().filter(s -> !(s.reached() && s.distance() <= radius)).count());
  }

  /** The share of found successes among the samples that had to be attacked. */
  public double successRate() {
    long attacked = samples.stream().filter(sample -> !sample.fellUntouched()).count();
    long found = samples.stream().filter(s -> s.reached() && !s.fellUntouched()).count();
    return attacked == 0 ? 0 : (double) found / attacked;
  }

  private double share(long count) {
    return (double) count / samples.size();
  }

  /** Over the samples that were reached; empty where none was. */
  public OptionalDouble medianDistance() {
    var sorted = samples.stream().filter(Sample::reached).mapToDouble(Sample::distance).sorted();
    var distances = sorted.toArray();
    int half = distances.length / 2;
    if (distances.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        distances.length % 2 == 1 ? distances[half] : (distances[half - 1] + distances[half]) / 2);
  }

  /** Of all samples together. */
  public long queries() {
    return samples.stream().mapToLong(Sample::queries).sum();
  }
}
