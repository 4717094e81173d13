package io.hauberk.data.recognise;

import java.util.ArrayList;
import java.util.List;

/**
 * What one pass saw. A span that has the whole shape of a checked identifier and fails its check
 * digit is a mistyped one, or no identifier at all: its parts say nothing by their shape alone, so
 * what lies inside it stands only by a check digit or a word of context of its own. What fills the
 * same span under a looser shape stands by context only: one in some hundred mistyped numbers would
 * pass the other's check by chance.
 */
final class Sightings {

  private final List<Finding> firm = new ArrayList<>();
  private final List<Doubtful> doubtful = new ArrayList<>();
  private final List<Refuted> refuted = new ArrayList<>();

  /** Found without context. */
  private record Doubtful(Finding finding, Recogniser by) {
    boolean standsBeside(Refuted other) {
      boolean inside = other.start <= finding.start() && finding.end() <= other.end;
      boolean same = other.start == finding.start() && finding.end() == other.end;
      boolean looser = by.score() < other.by.score();
      return by.check().arithmetic() ? !(same && looser) : !inside;
    }
  }

  /** The pattern held and the check did not; the range is half open. */
  private record Refuted(int start, int end, Recogniser by) {}

  void add(Finding finding, Recogniser by, boolean context) {
    if (context) {
      firm.add(finding);
    } else {
      doubtful.add(new Doubtful(finding, by));
    }
  }

  void refute(Recogniser by, int start, int end) {
    if (by.check().arithmetic()) {
      refuted.add(new Refuted(start, end, by));
    }
  }

  List<Finding> standing() {
    doubtful.stream()
        .filter(doubt -> refuted.stream().allMatch(doubt::standsBeside))
        .forEach(doubt -> firm.add(doubt.finding));
    return firm;
  }
}
