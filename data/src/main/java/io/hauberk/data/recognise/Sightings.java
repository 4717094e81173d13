package io.hauberk.data.recognise;

import java.util.ArrayList;
import java.util.List;

/**
 * What one pass saw. A span that has the whole shape of a checked identifier and fails its check
 * digit is a mistyped one, or no identifier at all: its parts say nothing by their shape alone, so
 * what lies inside it stands only by a check digit or a word of context of its own.
 */
final class Sightings {

  private final List<Finding> firm = new ArrayList<>();
  private final List<Finding> byShape = new ArrayList<>();
  private final List<Span> refuted = new ArrayList<>();

  /** Half open. */
  private record Span(int start, int end) {
    boolean holds(Finding finding) {
      return start <= finding.start() && finding.end() <= end;
    }
  }

  void add(Finding finding, Recogniser by, boolean context) {
    (context || by.check().arithmetic() ? firm : byShape).add(finding);
  }

  /** The pattern held and the check did not. */
  void refute(Recogniser by, int start, int end) {
    if (by.check().arithmetic()) {
      refuted.add(new Span(start, end));
    }
  }

  List<Finding> standing() {
    byShape.stream()
        .filter(finding -> refuted.stream().noneMatch(span -> span.holds(finding)))
        .forEach(firm::add);
    return firm;
  }
}
