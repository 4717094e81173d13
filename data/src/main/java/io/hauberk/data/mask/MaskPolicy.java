package io.hauberk.data.mask;

import io.hauberk.core.Checks;
import io.hauberk.data.recognise.Entity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is masked how. A column that the policy does not name is an error, unless {@code others}
 * says what is done to it.
 *
 * @param columns operators by column
 * @param others for columns not named
 * @param text operators of what is found in text
 * @param foundOthers for other things found in text
 */
public record MaskPolicy(
    SortedMap<String, Operator> columns,
    Optional<Operator> others,
    SortedMap<Entity, Operator> text,
    Operator foundOthers) {

  public MaskPolicy {
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    text = Collections.unmodifiableSortedMap(new TreeMap<>(text));
    text.values().forEach(MaskPolicy::checkInText);
    checkInText(foundOthers);
    others.ifPresent(MaskPolicy::checkOthers);
  }

  /** Of columns only; whatever is found in text is replaced by its kind. */
  public static MaskPolicy ofColumns(Map<String, Operator> columns) {
    return new MaskPolicy(
        new TreeMap<>(columns), Optional.empty(), new TreeMap<>(), new Operator.Redact(""));
  }

  /** In text nothing tells where a value of the same format stood, nor whose date it is. */
  private static void checkInText(Operator operator) {
    boolean fits =
        !(operator instanceof Operator.FormatPreserving)
            && !(operator instanceof Operator.ShiftDate)
            && !(operator instanceof Operator.InText);
    Checks.argument(fits, "text", operator.getClass().getSimpleName(), "an operator of one value");
  }

  private static void checkOthers(Operator operator) {
    boolean keyless =
        operator instanceof Operator.Keep
            || operator instanceof Operator.Redact
            || operator instanceof Operator.InText;
    Checks.argument(keyless, "others", operator.getClass().getSimpleName(), "keep, redact or text");
  }

  /** What is done to a column. */
  public Operator column(String name) {
    var operator = columns.get(name);
    if (operator == null) {
      operator = others.orElse(null);
    }
    Checks.argument(operator != null, "column", name, "named in the policy, or covered by others");
    return java.util.Objects.requireNonNull(operator);
  }

  /** What is done to a thing found in text. */
  Operator found(Entity entity) {
    return text.getOrDefault(entity, foundOthers);
  }

  /** Refuses a policy that names columns the table lacks: a misspelt name must not mask nothing. */
  void checkAgainst(List<String> tableColumns) {
    for (var name : columns.keySet()) {
      Checks.argument(tableColumns.contains(name), "policy column", name, "one of " + tableColumns);
    }
    tableColumns.forEach(this::column);
  }

  /** The columns that can be brought back, and those whose text holds tokens. */
  public SortedSet<String> reversible() {
    var names = new TreeSet<String>();
    columns.forEach(
        (name, operator) -> {
          boolean tokens = operator instanceof Operator.InText && !textKeys().isEmpty();
          if (operator instanceof Operator.Reversible || tokens) {
            names.add(name);
          }
        });
    return names;
  }

  /** Names of the keys whose tokens stand in text. */
  SortedSet<String> textKeys() {
    var keys = new TreeSet<String>();
    text.values().forEach(o -> key(o).ifPresent(keys::add));
    key(foundOthers).ifPresent(keys::add);
    return keys;
  }

  /** The key that brings a value of this operator back. */
  static Optional<String> key(Operator operator) {
    return operator instanceof Operator.Reversible r ? Optional.of(r.key()) : Optional.empty();
  }
}
