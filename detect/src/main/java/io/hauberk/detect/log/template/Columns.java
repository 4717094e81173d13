package io.hauberk.detect.log.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Splits shapes of one skeleton into templates, column by column.
 *
 * <p>A column whose words are few is part of the message and splits it; a column whose words are
 * many, or that holds parameters already, or that something before it announces as a name or value,
 * is a parameter, provided that at least as many words stay constant as vary (after Drain's
 * similarity threshold of one half, He et al. 2017, and Brain's child columns, Yu et al. 2023).
 */
final class Columns {

  /** Up to so many different words are part of the message. */
  private static final int FEW = 3;

  /** More different words are no part of the message. */
  private static final int MANY = 12;

  /** Words that announce a name. */
  private static final Set<String> ANNOUNCES =
      Set.of("user", "host", "hostname", "file", "uid", "rhost", "ruser", "username", "directory");

  /** What an object or value follows. */
  private static final Set<String> INTRODUCES =
      Set.of("=", "for", "from", "by", "to", "at", "via", "with", "of", "on", "in");

  /** Values that mostly stand for a state. */
  private static final Set<String> STATES =
      Set.of("true", "false", "null", "none", "yes", "no", "on", "off", "");

  private final List<Shape> group;
  private final int width;

  Columns(List<Shape> group) {
    this.group = group;
    width = group.get(0).tokens().size();
  }

  /** The column to split on, or -1 when the group is one template. */
  int split() {
    int constant = 0;
    var varying = new ArrayList<Varying>();
    for (int column = 0; column < width; column++) {
      var values = values(column);
      if (values.size() == 1) {
        constant += group.get(0).tokens().get(column).isWord() ? 1 : 0;
      } else if (!announced(column, values)) {
        varying.add(new Varying(column, values.size()));
      }
    }
    boolean alike = constant > 0 && constant >= varying.size();
    return varying.stream()
        .filter(candidate -> !alike || !isVariable(candidate.column()))
        .min(Comparator.comparingInt(Varying::values))
        .map(Varying::column)
        .orElse(-1);
  }

  private record Varying(int column, int values) {}

  private Map<String, Long> counts(int column) {
    return group.stream()
        .collect(
            Collectors.groupingBy(
                shape -> shape.tokens().get(column).text(), Collectors.summingLong(Shape::count)));
  }

  Set<String> values(int column) {
    var values = new HashSet<String>();
    for (var shape : group) {
      values.add(shape.tokens().get(column).text());
    }
    return values;
  }

  private boolean isVariable(int column) {
    var values = counts(column);
    if (values.containsKey("")) {
      return true;
    }
    if (column == 0) {
      return false;
    }
    if (values.size() > MANY || values.keySet().stream().allMatch(Columns::isName)) {
      return true;
    }
    return values.size() > FEW && isOpen(column, values);
  }

  /** Whether more words are to be expected than were seen. */
  private boolean isOpen(int column, Map<String, Long> values) {
    if (values.keySet().stream().allMatch(Columns::isState)) {
      return false;
    }
    if (INTRODUCES.contains(group.get(0).tokens().get(column - 1).text())) {
      return true;
    }
    long once = values.values().stream().filter(count -> count == 1).count();
    return 4 * once >= values.size();
  }

  /** Capitals and underscores name the states and kinds of a program. */
  private static boolean isState(String value) {
    return value.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_');
  }

  /** Dots and slashes between letters: a name that a program gave. */
  private static boolean isName(String value) {
    return value.chars().anyMatch(c -> c == '.' || c == '$' || c == '/' || c == '@');
  }

  private boolean announced(int column, Set<String> values) {
    boolean states = !values.contains("") && values.stream().anyMatch(STATES::contains);
    if (column == 0 || states) {
      return false;
    }
    var before = group.get(0).tokens().get(column - 1).text();
    return ANNOUNCES.contains(before.toLowerCase(Locale.ROOT));
  }
}
