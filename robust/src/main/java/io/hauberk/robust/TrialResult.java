package io.hauberk.robust;

import io.hauberk.core.Checks;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What became of the samples of a data set under attack.
 *
 * @param samples in the data set's order
 */
public record TrialResult(Goal goal, List<SampleOutcome> samples) {

  public TrialResult {
    Checks.argument(!samples.isEmpty(), "samples", samples.size(), "at least one");
    samples = List.copyOf(samples);
  }

  /** Share of all samples that are right without attack. */
  public double cleanAccuracy() {
    return share(samples.stream().filter(SampleOutcome::right).count());
  }

  /** Share of all samples that are right without and under attack. */
  public double robustAccuracy() {
    return share(samples.stream().filter(SampleOutcome::robust).count());
  }

  /**
   * Share of the attacked samples, those right without attack, that reached the goal; NaN when
   * there are none.
   */
  public double successRate() {
    return meanOfAttacked(sample -> reached(sample) ? 1 : 0);
  }

  public double meanL2() {
    return meanOfAttacked(SampleOutcome::l2);
  }

  public double meanLinf() {
    return meanOfAttacked(SampleOutcome::linf);
  }

  public double meanLogitsChange() {
    return meanOfAttacked(SampleOutcome::logitsChange);
  }

  public double meanConfidence() {
    return meanOfAttacked(SampleOutcome::confidence);
  }

  private boolean reached(SampleOutcome sample) {
    return switch (goal) {
      case UNTARGETED -> sample.attacked() != sample.label();
      case TARGETED -> sample.attacked() == sample.aimed();
    };
  }

  private double share(long count) {
    return (double) count / samples.size();
  }

  private double meanOfAttacked(ToDoubleFunction<SampleOutcome> value) {
    return samples.stream()
        .filter(SampleOutcome::right)
        .mapToDouble(value)
        .average()
        .orElse(Double.NaN);
  }
}
