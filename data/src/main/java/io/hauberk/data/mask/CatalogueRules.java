package io.hauberk.data.mask;

import io.hauberk.core.Checks;
import io.hauberk.data.classify.Catalogue;
import io.hauberk.data.classify.ColumnVerdict;
import io.hauberk.data.classify.Role;
import io.hauberk.data.recognise.Entity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What a catalogue demands of a policy, and the policy it proposes by itself. */
public final class CatalogueRules {
  private CatalogueRules() {}

  private static final int POSTCODE_KEPT = 3;

  /** From here on a column is kept only by name, never by {@code others}. */
  private static final int NAMED_FROM_LEVEL = 3;

  /**
   * Refuses a policy that keeps what the catalogue calls a direct identifier or a secret, that
   * keeps text which holds some, or that keeps a column of level 3 or 4 without naming it. A table
   * with a column the catalogue has not seen is refused, too.
   */
  public static void require(MaskPolicy policy, Catalogue catalogue, List<String> tableColumns) {
    for (var column : tableColumns) {
      var verdict = catalogue.find(column);
      Checks.argument(
          verdict.isPresent(), "column", column, "in the catalogue; run 'data classify' again");
      verdict.ifPresent(v -> require(policy, v));
    }
  }

  private static void require(MaskPolicy policy, ColumnVerdict verdict) {
    if (policy.column(verdict.column()) instanceof Operator.Keep) {
      var label = verdict.label();
      boolean tells = opens(label.role()) || verdict.contains().stream().anyMatch(e -> tells(e));
      boolean named = policy.columns().containsKey(verdict.column());
      Checks.argument(
          !tells && (named || verdict.level() < NAMED_FROM_LEVEL),
          "column " + verdict.column(),
          "kept",
          (tells ? "masked" : "kept by name")
              + ": the catalogue has it as "
              + label.name()
              + (verdict.contains().isEmpty() ? "" : " with " + verdict.contains()));
    }
  }

  private static boolean opens(Role role) {
    return role == Role.DIRECT_IDENTIFIER || role == Role.SECRET;
  }

  private static boolean tells(Entity entity) {
    return entity.level() >= NAMED_FROM_LEVEL;
  }

  /**
   * A policy to start from: direct identifiers become tokens of {@code key} in a domain of their
   * label, so that joins survive, or go when there is no key; secrets and sensitive columns go;
   * birth dates keep the year and post codes their start; in longer text what is found is replaced.
   */
  public static MaskPolicy draft(Catalogue catalogue, Optional<String> key) {
    Map<String, Operator> columns = new TreeMap<>();
    for (var verdict : catalogue.columns()) {
      columns.put(verdict.column(), proposed(verdict, key));
    }
    return MaskPolicy.ofColumns(columns);
  }

  private static Operator proposed(ColumnVerdict verdict, Optional<String> key) {
    var gone = new Operator.Redact("");
    Function<String, Operator> token = name -> new Operator.Token(name, verdict.label().name());
    return switch (verdict.label().role()) {
      case DIRECT_IDENTIFIER -> key.map(token).orElse(gone);
      case SECRET, SENSITIVE -> gone;
      case QUASI_IDENTIFIER -> narrowed(verdict);
      case OTHER -> verdict.contains().isEmpty() ? new Operator.Keep() : new Operator.InText();
    };
  }

  private static Operator narrowed(ColumnVerdict verdict) {
    if (!verdict.contains().isEmpty()) {
      return new Operator.InText();
    }
    var entity = verdict.entity();
    if (entity.filter(e -> e == Entity.ZIP_CODE).isPresent()) {
      return new Operator.Prefix(POSTCODE_KEPT);
    }
    if (verdict.level() < NAMED_FROM_LEVEL) {
      return new Operator.Keep();
    }
    return entity.filter(e -> e == Entity.DATE_TIME).isPresent()
        ? new Operator.DatePart(Operator.DatePart.Part.YEAR)
        : new Operator.Redact("");
  }
}
