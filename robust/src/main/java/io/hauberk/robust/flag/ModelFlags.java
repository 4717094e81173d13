package io.hauberk.robust.flag;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Signs that the model alone shows, before any attack. About 20 forward and 5 backward passes of
 * the batch.
 */
public final class ModelFlags {

  /** Without these nothing further can be measured. */
  private static final List<Function<Probe, Reading>> FIRST =
      List.of(OutputChecks::notFinite, OutputChecks::oneClass);

  private static final List<Function<Probe, Reading>> OUTPUTS =
      List.of(
          OutputChecks::constant,
          OutputChecks::randomised,
          OutputChecks::batchDependent,
          OutputChecks::probabilities,
          GradientChecks::unavailable);

  private static final List<Function<Probe, Reading>> GRADIENTS =
      List.of(GradientChecks::zero, GradientChecks::disagrees);

  private ModelFlags() {}

  /** What was looked for, in that order. */
  public static List<Reading> of(Probe probe) {
    var readings = new ArrayList<Reading>();
    for (var check : FIRST) {
      readings.add(check.apply(probe));
      if (readings.get(readings.size() - 1).raised()) {
        return List.copyOf(readings);
      }
    }
    var before = probe.logits();
    OUTPUTS.forEach(check -> readings.add(check.apply(probe)));
    if (GradientChecks.given(probe)) {
      GRADIENTS.forEach(check -> readings.add(check.apply(probe)));
    }
    if (!Reading.raised(readings, Sign.RANDOMISED)) {
      readings.add(new Reading(Sign.CALL_DEPENDENT, Rows.difference(before, probe.logits())));
      readings.add(OutputChecks.optimises(probe));
    }
    return List.copyOf(readings);
  }
}
