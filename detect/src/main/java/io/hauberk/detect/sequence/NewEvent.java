package io.hauberk.detect.sequence;

/** Events that normal operation never had. Evaded by whoever keeps to usual events. */
public record NewEvent(Profile profile) implements SequenceDetector {

  @Override
  public double score(EventCounts sequence) {
    return sequence.counts().keySet().stream().anyMatch(event -> !profile.knows(event)) ? 2 : 0;
  }

  @Override
  public String name() {
    return "new-event";
  }
}
