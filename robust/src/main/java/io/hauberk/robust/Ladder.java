package io.hauberk.robust;

import io.hauberk.core.Checks;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Rising strengths of attack up to the one of interest.
 *
 * @param epsilons in input units, rising
 */
public record Ladder(List<Double> epsilons) {

  public Ladder {
    Checks.argument(!epsilons.isEmpty(), "ladder", epsilons, "at least one epsilon");
    epsilons.forEach(epsilon -> Checks.positive("epsilon", epsilon));
    epsilons = epsilons.stream().sorted().distinct().toList();
  }

  /** A quarter, a half, three quarters and the whole: 0.075, 0.15, 0.225, 0.3 for 0.3. */
  public static Ladder upTo(double epsilon) {
    return new Ladder(
        DoubleStream.of(1, 2, 3, 4).map(k -> round(k * epsilon / 4)).boxed().toList());
  }

  /** One rung. */
  public static Ladder of(double epsilon) {
    return new Ladder(List.of(epsilon));
  }

  public double top() {
    return epsilons.get(epsilons.size() - 1);
  }

  /** Six digits: enough for any image, and 0.3 prints as 0.3. */
  private static double round(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.6g", value));
  }
}
