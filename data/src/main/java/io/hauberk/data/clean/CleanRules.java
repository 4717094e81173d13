package io.hauberk.data.clean;

import io.hauberk.core.Checks;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked for and what becomes of it. Forms are always made canonical and spellings of
 * "missing" always made one; whatever else changes a table is asked for.
 *
 * @param spellings of a missing value besides the empty cell, in lower case
 * @param missing what becomes of missing cells, by column
 * @param otherMissing what becomes of them in every other column
 * @param misfits what becomes of cells that are not of their column's type
 * @param duplicates what becomes of rows equal to an earlier one
 * @param near rows almost equal
 * @param outliers numbers far from their column's median
 * @param odd rows that few random cuts isolate
 * @param labels that other labels' probabilities contradict
 * @param maxRows different rows held for duplicates at most; beyond it the run ends with an error
 * @param seed of samples and random cuts
 */
public record CleanRules(
    Set<String> spellings,
    Map<String, MissingRule> missing,
    MissingRule otherMissing,
    Consequence misfits,
    Optional<Consequence> duplicates,
    Optional<NearDuplicates> near,
    Optional<RobustZ> outliers,
    Optional<OddRows> odd,
    Optional<LabelRule> labels,
    int maxRows,
    long seed) {

  /** Spellings in use in exports of databases, spreadsheets, R and pandas, and in Chinese forms. */
  public static final Set<String> SPELLINGS =
      Set.of(
          "na", "n/a", "#n/a", "null", "nil", "none", "nan", "-nan", "\\n", "<na>", "?", "-", "--",
          "未知", "无", "不详", "缺失", "空");

  /** 50 million rows: about 2.5 GB for equal ones. */
  public static final int DEFAULT_MAX_ROWS = 50_000_000;

  public CleanRules {
    for (var spelling : spellings) {
      Checks.argument(
          spelling.equals(spelling.strip().toLowerCase(Locale.ROOT)) && !spelling.isEmpty(),
          "spelling",
          spelling,
          "lower case without blanks around");
    }
    Checks.positive("max-rows", maxRows);
    spellings = Set.copyOf(spellings);
    missing = Map.copyOf(missing);
  }

  /** Missing cells are left empty, equal rows removed, all else is only reported. */
  public static CleanRules standard() {
    return new CleanRules(
        SPELLINGS,
        Map.of(),
        new MissingRule.Leave(),
        Consequence.REPORT,
        Optional.of(Consequence.REMOVE),
        Optional.empty(),
        Optional.of(new RobustZ(RobustZ.DEFAULT_THRESHOLD, Consequence.REPORT)),
        Optional.empty(),
        Optional.empty(),
        DEFAULT_MAX_ROWS,
        0);
  }

  boolean isMissing(String stripped) {
    return stripped.isEmpty()
        || (stripped.length() <= 16 && spellings.contains(stripped.toLowerCase(Locale.ROOT)));
  }

  MissingRule missingIn(String column) {
    return missing.getOrDefault(column, otherMissing);
  }
}
