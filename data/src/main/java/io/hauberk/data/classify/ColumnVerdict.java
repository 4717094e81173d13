package io.hauberk.data.classify;

import io.hauberk.core.Checks;
import io.hauberk.data.recognise.Entity;
import java.util.Optional;
import java.util.Set;

/**
 * What one column holds.
 *
 * @param column its name
 * @param label what it is
 * @param entity what its cells are, when they were recognised by content
 * @param contains what occurs inside longer cells
 * @param confidence 0 to 1: for content, the lower end of Wilson's 95 % interval of the share of
 *     cells, times the recognisers' confidence; for a name alone, 0.5
 * @param evidence why
 */
public record ColumnVerdict(
    String column,
    Label label,
    Optional<Entity> entity,
    Set<Entity> contains,
    double confidence,
    String evidence) {

  public ColumnVerdict {
    Checks.inRange("confidence", confidence, 0, 1);
    contains = Set.copyOf(contains);
  }

  /** The proposed level: of the column itself or of what its cells contain, whichever is higher. */
  public int level() {
    int inside = contains.stream().mapToInt(Entity::level).max().orElse(1);
    return Math.max(label.level(), inside);
  }
}
