package io.hauberk.data.recognise;

import java.util.List;
import java.util.Locale;

/** Tries patterns at places of one text and keeps what holds. Used by one thread. */
final class PatternTrial {

  private static final int WINDOW = 6_000;
  private static final int SHORT_WINDOW = 80;
  private static final int CONTEXT_BEFORE = 48;
  private static final int CONTEXT_AFTER = 24;
  private static final double CONTEXT_BONUS = 0.1;

  private final ContextWords words;
  private final String text;
  private final Sightings found = new Sightings();
  private int surveyed = -1;
  private long survey;

  PatternTrial(ContextWords words, String text) {
    this.words = words;
    this.text = text;
  }

  List<Finding> standing() {
    return found.standing();
  }

  void attempt(Candidate candidate, int start) {
    var r = candidate.recogniser();
    if (r.contextRequired() && (surroundings(start) & candidate.context()) == 0) {
      return;
    }
    int to = Math.min(text.length(), start + window(r.trigger()));
    int matched = r.form().end(text, start, to);
    if (matched > start) {
      int end = trimmed(r, start, matched);
      if (r.trigger() == Trigger.SCHEME || closed(end)) {
        confirm(candidate, start, end);
      }
    }
  }

  /** Everything near, cheaply, before a pattern that needs context is tried. */
  private long surroundings(int start) {
    if (surveyed != start) {
      surveyed = start;
      survey = words.in(text, start - CONTEXT_BEFORE, start + SHORT_WINDOW + CONTEXT_AFTER);
    }
    return survey;
  }

  private static int window(Trigger trigger) {
    return switch (trigger) {
      case PREFIX, SCHEME -> WINDOW;
      case AT -> 4 * SHORT_WINDOW;
      default -> SHORT_WINDOW;
    };
  }

  private int trimmed(Recogniser r, int start, int end) {
    int cut = end;
    while (r.entity() == Entity.URL
        && cut > start + 1
        && ".,;:!?)'".indexOf(text.charAt(cut - 1)) >= 0) {
      cut--;
    }
    return cut;
  }

  /** Nothing goes on behind: no letter or digit, no decimal part, no further group. */
  private boolean closed(int end) {
    if (end >= text.length()) {
      return true;
    }
    boolean decimal =
        end + 1 < text.length()
            && Character.isDigit(text.charAt(end - 1))
            && ".-".indexOf(text.charAt(end)) >= 0
            && Character.isDigit(text.charAt(end + 1));
    return !decimal && !Ascii.alphanumeric(text.charAt(end));
  }

  private void confirm(Candidate candidate, int start, int end) {
    var r = candidate.recogniser();
    var value = text.substring(start, end);
    if (!counted(r, value)) {
      return;
    }
    if (!r.check().holds(value)) {
      found.refute(r, start, end);
      return;
    }
    boolean near = candidate.context() != 0 && near(candidate, start, end);
    if (near || !r.contextRequired()) {
      double score = near ? Math.min(1, r.score() + CONTEXT_BONUS) : r.score();
      found.add(new Finding(r.entity(), start, end, score, evidence(r, near)), r, near);
    }
  }

  private static boolean counted(Recogniser r, String value) {
    return r.digits().equals(Recogniser.Range.ANY)
        || r.digits().has(Checksums.digits(value).length());
  }

  private boolean near(Candidate candidate, int start, int end) {
    long around =
        words.in(text, start - CONTEXT_BEFORE, start) | words.in(text, end, end + CONTEXT_AFTER);
    return (around & candidate.context()) != 0;
  }

  private static String evidence(Recogniser r, boolean near) {
    var check = r.check() == Check.NONE ? "" : ", " + r.check().name().toLowerCase(Locale.ROOT);
    return r.name() + check + (near ? ", context" : "");
  }
}
