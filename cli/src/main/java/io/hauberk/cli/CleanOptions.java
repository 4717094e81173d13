package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.clean.CleanRules;
import io.hauberk.data.clean.Consequence;
import io.hauberk.data.clean.MissingRule;
import io.hauberk.data.clean.NearDuplicates;
import io.hauberk.data.clean.OddRows;
import io.hauberk.data.clean.RobustZ;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code data clean} looks for, and what becomes of it. */
final class CleanOptions {

  private static final String CONSTANT = "value:";

  @Mixin private LabelErrorOptions labels;

  @Option(
      names = "--missing-as",
      paramLabel = "WORD",
      split = ",",
      descriptionKey = "clean.missing-as",
      description = "Further spellings of a missing value, besides NA, NULL, ?, - and such.")
  private Set<String> spellings = Set.of();

  @Option(
      names = "--fill",
      paramLabel = "COLUMN=RULE",
      split = ",",
      descriptionKey = "clean.fill",
      description = "Missing cells: leave, median, most-frequent, drop-row or value:TEXT.")
  private Map<String, String> fill = Map.of();

  @Option(
      names = "--misfits",
      descriptionKey = "clean.misfits",
      description = "Cells that are not of their column's type: ${COMPLETION-CANDIDATES}.",
      defaultValue = "REPORT")
  private Consequence misfits;

  @Option(
      names = "--duplicates",
      descriptionKey = "clean.duplicates",
      description = "Rows equal to an earlier one: ${COMPLETION-CANDIDATES}.",
      defaultValue = "REMOVE")
  private Consequence duplicates;

  @Option(
      names = "--near",
      paramLabel = "J",
      descriptionKey = "clean.near",
      description =
          "Look for rows whose estimated Jaccard similarity to an earlier one is J or more.")
  private @Nullable Double near;

  @Option(
      names = "--near-columns",
      paramLabel = "COLUMN",
      split = ",",
      descriptionKey = "clean.near-columns",
      description = "What --near compares; all columns by default.")
  private List<String> nearColumns = List.of();

  @Option(
      names = "--near-duplicates",
      descriptionKey = "clean.near-duplicates",
      description = "What becomes of the later row: ${COMPLETION-CANDIDATES}.",
      defaultValue = "REPORT")
  private Consequence nearDuplicates;

  @Option(
      names = "--robust-z",
      paramLabel = "Z",
      descriptionKey = "clean.robust-z",
      description = "Numbers farther from the median than this are outliers.",
      defaultValue = "3.5")
  private double robustZ;

  @Option(
      names = "--outliers",
      descriptionKey = "clean.outliers",
      description = "What becomes of their cells: ${COMPLETION-CANDIDATES}.",
      defaultValue = "REPORT")
  private Consequence outliers;

  @Option(
      names = "--odd",
      paramLabel = "S",
      descriptionKey = "clean.odd",
      description = "Look for rows of this isolation score or more; 0.5 is a plain row's.")
  private @Nullable Double odd;

  @Option(
      names = "--odd-rows",
      descriptionKey = "clean.odd-rows",
      description = "What becomes of them: ${COMPLETION-CANDIDATES}.",
      defaultValue = "REPORT")
  private Consequence oddRows;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      descriptionKey = "clean.max-rows",
      description = "Different rows held for duplicates at most.",
      defaultValue = "50000000")
  private int maxRows;

  CleanRules rules(long seed) {
    return new CleanRules(
        allSpellings(),
        missing(),
        new MissingRule.Leave(),
        misfits,
        Optional.of(duplicates),
        nearRule(),
        Optional.of(new RobustZ(robustZ, outliers)),
        Optional.ofNullable(odd).map(score -> new OddRows(score, oddRows)),
        labels.rule(),
        maxRows,
        seed);
  }

  private Optional<NearDuplicates> nearRule() {
    return Optional.ofNullable(near)
        .map(
            similarity ->
                new NearDuplicates(
                    similarity,
                    NearDuplicates.DEFAULT_SHINGLE,
                    NearDuplicates.DEFAULT_BANDS,
                    NearDuplicates.DEFAULT_ROWS,
                    nearColumns,
                    nearDuplicates));
  }

  private Set<String> allSpellings() {
    var all = new HashSet<>(CleanRules.SPELLINGS);
    spellings.forEach(word -> all.add(word.strip().toLowerCase(Locale.ROOT)));
    return all;
  }

  private Map<String, MissingRule> missing() {
    var rules = new TreeMap<String, MissingRule>();
    fill.forEach((column, text) -> rules.put(column, rule(text)));
    return rules;
  }

  private static MissingRule rule(String text) {
    if (text.startsWith(CONSTANT)) {
      return new MissingRule.Constant(text.substring(CONSTANT.length()));
    }
    return switch (text) {
      case "leave" -> new MissingRule.Leave();
      case "median" -> new MissingRule.Median();
      case "most-frequent" -> new MissingRule.MostFrequent();
      case "drop-row" -> new MissingRule.DropRow();
      default ->
          throw new IllegalArgumentException(
              Checks.message(
                  "--fill", text, "leave, median, most-frequent, drop-row or value:TEXT"));
    };
  }
}
