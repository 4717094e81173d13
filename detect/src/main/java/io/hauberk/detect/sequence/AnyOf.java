package io.hauberk.detect.sequence;

import io.hauberk.core.Checks;
import java.util.Comparator;
import java.util.List;

/** The greatest score of several detectors. Evaded only by what evades each of them. */
public record AnyOf(List<SequenceDetector> detectors) implements SequenceDetector {

  public AnyOf {
    Checks.argument(!detectors.isEmpty(), "detectors", 0, "at least one");
    detectors = List.copyOf(detectors);
  }

  /** New events, length and count vectors: the best single choice of the published comparison. */
  public static AnyOf standard(Profile profile) {
    return new AnyOf(
        List.of(
            new NewEvent(profile),
            new Length(profile),
            new CountVector(profile, CountVector.DEFAULT_THRESHOLD)));
  }

  @Override
  public double score(EventCounts sequence) {
    return detectors.stream().mapToDouble(detector -> detector.score(sequence)).max().orElse(0);
  }

  /** The detector that scores highest. */
  public SequenceDetector strongest(EventCounts sequence) {
    return detectors.stream()
        .max(Comparator.comparingDouble(detector -> detector.score(sequence)))
        .orElse(detectors.get(0));
  }

  @Override
  public String name() {
    return "any-of";
  }
}
