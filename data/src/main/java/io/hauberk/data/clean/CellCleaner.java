package io.hauberk.data.clean;

import io.hauberk.core.Checks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is done to the cells of one column. */
final class CellCleaner {

  private final String name;
  private final CleanRules rules;
  private final ValueType type;
  private final RobustZ.Scale scale;
  private final MissingRule missing;
  private final String fill;

  CellCleaner(ColumnProfile profile, CleanRules rules) {
    this.rules = rules;
    name = profile.name();
    type = profile.type();
    scale = profile.scale();
    missing = rules.missingIn(name);
    fill = fill(profile, missing);
  }

  private static String fill(ColumnProfile profile, MissingRule rule) {
    if (profile.missing() == 0) {
      return "";
    }
    if (rule instanceof MissingRule.Constant constant) {
      return constant.value();
    }
    if (rule instanceof MissingRule.MostFrequent) {
      return known(profile, profile.mostFrequent(), "1 to 10,000 different values");
    }
    return rule instanceof MissingRule.Median ? medianOf(profile) : "";
  }

  private static String medianOf(ColumnProfile profile) {
    var median =
        profile.median().isPresent()
            ? Optional.of(profile.median().getAsDouble())
            : Optional.<Double>empty();
    boolean whole = profile.type() == ValueType.INTEGER;
    return known(
        profile, median.map(m -> whole ? Long.toString(Math.round(m)) : m.toString()), "numbers");
  }

  private static String known(ColumnProfile profile, Optional<String> value, String rule) {
    Checks.argument(value.isPresent(), "fill", profile.name(), "a column of " + rule);
    return value.orElseThrow();
  }

  /** Whether a row goes that lacks this cell. */
  boolean dropsRow(String cell) {
    return missing instanceof MissingRule.DropRow && rules.isMissing(cell.strip());
  }

  /** The cell as it should be; what was found goes to the list. */
  String clean(String cell, List<Finding> found) {
    var stripped = cell.strip();
    if (rules.isMissing(stripped)) {
      found.add(Finding.cell(Kind.MISSING, name, fill.isEmpty() ? "left" : "filled"));
      return fill;
    }
    var canonical = type.canonical(stripped);
    if (canonical.isEmpty()) {
      found.add(Finding.cell(Kind.TYPE, name, "not " + type.name().toLowerCase(Locale.ROOT)));
      return rules.misfits() == Consequence.REMOVE ? "" : stripped;
    }
    if (!canonical.get().equals(cell)) {
      found.add(Finding.cell(Kind.FORM, name, "canonical form"));
    }
    return outlying(canonical, found) ? "" : canonical.get();
  }

  /** Finds outliers; true when the cell goes. */
  private boolean outlying(Optional<String> canonical, List<Finding> found) {
    var number = type.number(canonical);
    if (rules.outliers().isEmpty() || number.isEmpty()) {
      return false;
    }
    var rule = rules.outliers().get();
    double score = scale.score(number.getAsDouble());
    if (Math.abs(score) <= rule.threshold()) {
      return false;
    }
    found.add(Finding.cell(Kind.OUTLIER, name, String.format(Locale.ROOT, "robust z %.1f", score)));
    return rule.consequence() == Consequence.REMOVE;
  }
}
