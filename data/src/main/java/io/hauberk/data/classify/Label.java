package io.hauberk.data.classify;

import io.hauberk.core.Checks;
import io.hauberk.data.recognise.Entity;
import io.hauberk.data.recognise.Entity.Regime;
import java.util.Locale;
import java.util.Set;

/**
 * What a column is, and what follows from it.
 *
 * @param name lower case, such as {@code phone} or {@code religion}
 * @param role what it does to people
 * @param level proposed by GB/T 43697-2024 within general data, 1 to 4; whether data are important
 *     or core is for a person to decide
 * @param regimes the rule books that name it
 */
public record Label(String name, Role role, int level, Set<Regime> regimes) {

  /** Nothing known: the lowest proposal. */
  public static final Label NONE = new Label("none", Role.OTHER, 1, Set.of());

  public Label {
    Checks.argument(name.matches("[a-z][a-z0-9_]{0,63}"), "label", name, "1 to 64 of a-z 0-9 _");
    Checks.inRange("level", level, 1, 4);
    regimes = Set.copyOf(regimes);
  }

  static Label of(Entity entity) {
    return new Label(
        entity.name().toLowerCase(Locale.ROOT), Role.of(entity), entity.level(), entity.regimes());
  }
}
