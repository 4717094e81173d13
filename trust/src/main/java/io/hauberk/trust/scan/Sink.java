package io.hauberk.trust.scan;

import io.hauberk.report.Finding;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Collects findings of one file and its parts, each once, and bounds the effort. */
final class Sink {

  /** Of each weakness, so that many small findings hide no grave one. */
  private static final int MOST = 200;

  private static final int WIDTH = 160;

  private static final long EFFORT = 512L << 20;
  private static final int EFFORT_PER_BYTE = 16;
  private static final int EFFORT_PER_PART = 64;

  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Map<Weakness, Integer> told = new EnumMap<>(Weakness.class);
  private long effort;

  /**
   * A sink whose parts may hold about 16 times the file's bytes in all: nested archives do, entries
   * that share their bytes do not.
   *
   * @param size bytes of the file
   */
  Sink(long size) {
    effort = EFFORT + EFFORT_PER_BYTE * size;
  }

  /** Takes the effort of a look at so many bytes; false when none is left. */
  boolean affords(long bytes) {
    effort -= bytes + EFFORT_PER_PART;
    return effort >= 0;
  }

  void add(Weakness weakness, String subject, String detail) {
    int before = told.getOrDefault(weakness, 0);
    if (before < MOST && findings.add(weakness.finding(subject, printed(detail)))) {
      told.put(weakness, before + 1);
    }
  }

  Collection<Finding> findings() {
    return findings;
  }

  static String printed(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .limit(WIDTH)
        .forEach(point -> line.appendCodePoint(visible(point) ? point : '?'));
    return text.length() > WIDTH ? line + "..." : line.toString();
  }

  private static boolean visible(int point) {
    return !Character.isISOControl(point)
        && Character.getType(point) != Character.FORMAT
        && Character.getType(point) != Character.SURROGATE;
  }
}
