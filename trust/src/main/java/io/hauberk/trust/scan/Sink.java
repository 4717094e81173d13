package io.hauberk.trust.scan;

import io.hauberk.report.Finding;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects findings of one file and its parts, each once. */
final class Sink {

  private static final int MOST = 200;
  private static final int WIDTH = 160;

  private final Set<Finding> findings = new LinkedHashSet<>();

  void add(Weakness weakness, String subject, String detail) {
    if (findings.size() < MOST) {
      findings.add(weakness.finding(subject, printed(detail)));
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
