package io.hauberk.data.classify;

import io.hauberk.data.recognise.Entity;
import io.hauberk.data.recognise.Finding;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How many cells of a column are an entity as a whole, and how many only contain one. */
final class CellTally {

  private static final double COVER = 0.6;
  private static final double Z = 1.96;

  private final Map<Entity, Integer> whole = new EnumMap<>(Entity.class);
  private final Map<Entity, Double> confidence = new EnumMap<>(Entity.class);
  private final Map<Entity, Integer> inside = new EnumMap<>(Entity.class);
  private int cells;

  /** One filled cell: it lies in the scanned text from {@code start} on. */
  void add(List<Finding> findings, int start, int length) {
    cells++;
    for (var finding : findings) {
      int from = Math.max(finding.start(), start);
      int covered = finding.end() - from;
      if (covered >= COVER * length) {
        whole.merge(finding.entity(), 1, Integer::sum);
        confidence.merge(finding.entity(), finding.confidence(), Double::sum);
      } else if (covered > 0) {
        inside.merge(finding.entity(), 1, Integer::sum);
      }
    }
  }

  int cells() {
    return cells;
  }

  /** What most cells are. */
  Optional<Entity> leader() {
    return whole.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  double share(Entity entity) {
    return (double) whole.getOrDefault(entity, 0) / Math.max(1, cells);
  }

  /** The lower end of Wilson's interval of the share, times the mean confidence. */
  double confidence(Entity entity) {
    int hits = whole.getOrDefault(entity, 0);
    double p = share(entity);
    double n = Math.max(1, cells);
    double centre = p + Z * Z / (2 * n);
    double spread = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double low = Math.max(0, (centre - spread) / (1 + Z * Z / n));
    return Math.min(1, low * confidence.getOrDefault(entity, 0.0) / Math.max(1, hits));
  }

  /** What at least this share of the cells has, as a whole or inside; names need twice as many. */
  Set<Entity> atLeast(double share) {
    var all = EnumSet.noneOf(Entity.class);
    for (var entity : Entity.values()) {
      int hits = whole.getOrDefault(entity, 0) + inside.getOrDefault(entity, 0);
      double least = Math.max(1, share * cells) * (guessed(entity) ? 5 : 1);
      if (hits >= least) {
        all.add(entity);
      }
    }
    return all;
  }

  private static boolean guessed(Entity entity) {
    return switch (entity) {
      case PERSON, ORGANIZATION, LOCATION, NATIONALITY, TITLE, DATE_TIME, AGE -> true;
      default -> false;
    };
  }
}
