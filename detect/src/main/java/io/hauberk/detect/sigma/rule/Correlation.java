package io.hauberk.detect.sigma.rule;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule about several events within a time (Sigma correlation rules specification 2.1).
 *
 * @param rules ids or names of the rules and correlations that it joins
 * @param groupBy fields, or aliases, of which each combination of values is counted apart
 * @param aliases by name, the field that stands for it in each rule
 * @param generates whether the joined rules tell of their own events too
 */
public record Correlation(
    String id,
    Optional<String> name,
    String title,
    Severity severity,
    List<Technique> techniques,
    Count count,
    List<String> rules,
    List<String> groupBy,
    Duration window,
    Map<String, Map<String, String>> aliases,
    boolean generates) {

  /** What is counted within the window. */
  public sealed interface Count {

    /** Least and most that make a match. */
    Range range();
  }

  /** Events of any of the rules. */
  public record Events(Range range) implements Count {}

  /** Different values of fields. */
  public record Values(List<String> fields, Range range) implements Count {
    public Values {
      fields = List.copyOf(fields);
    }
  }

  /** Different rules that were met. */
  public record Rules(Range range) implements Count {}

  /** All rules, met in their order. */
  public record Ordered(Range range) implements Count {}

  /** Bounds, both of which belong to it. */
  public record Range(int least, int most) {

    /** What one group may have to remember. */
    public static final int MOST = 100_000;

    public Range {
      Checks.inRange("correlation.condition", least, 1, MOST);
      Checks.argument(most >= least, "correlation.condition", most, "at least " + least);
    }

    /** Whether the count lies in it. */
    public boolean holds(int count) {
      return count >= least && count <= most;
    }
  }

  public Correlation {
    rules = List.copyOf(rules);
    groupBy = List.copyOf(groupBy);
    techniques = List.copyOf(techniques);
    aliases = Map.copyOf(aliases);
  }

  /** Whether another correlation calls it so. */
  public boolean isCalled(String reference) {
    return reference.equals(id) || name.filter(reference::equals).isPresent();
  }
}
