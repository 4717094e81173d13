package io.hauberk.detect.sequence;

/**
 * Sequences shorter or longer than normal operation ever had. Evaded by whoever fills up or splits
 * a session.
 */
public record Length(Profile profile) implements SequenceDetector {

  @Override
  public double score(EventCounts sequence) {
    int length = sequence.events().size();
    return length < profile.shortest() || length > profile.longest() ? 2 : 0;
  }

  @Override
  public String name() {
    return "length";
  }
}
