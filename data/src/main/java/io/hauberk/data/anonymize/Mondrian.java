package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;
import java.util.List;
import java.util.Map;

/**
 * Local recoding by Mondrian (LeFevre et al. 2006, strict): the records are cut again and again at
 * the median of the quasi-identifier that spreads widest, as long as both parts satisfy every
 * model. Greedy, not optimal; no row is suppressed.
 *
 * @param models all of which every class must satisfy; k-map is not among those it can cut by
 * @param weights by column, above 0, by which its spread counts; 1 for a column without: what
 *     matters more for later use keeps more detail
 */
public record Mondrian(List<PrivacyModel> models, Map<String, Double> weights) {

  public Mondrian {
    models = List.copyOf(models);
    weights = Map.copyOf(weights);
    weights.forEach((column, weight) -> Checks.positive("weight of " + column, weight));
    Checks.argument(!models.isEmpty(), "models", "none", "at least one privacy model");
    boolean counts = models.stream().noneMatch(KMap.class::isInstance);
    Checks.argument(counts, "models", "k-map", "models that count the table's own records");
  }

  /** All columns count alike. */
  public Mondrian(List<PrivacyModel> models) {
    this(models, Map.of());
  }

  /**
   * Recodes a table.
   *
   * @throws IllegalArgumentException when even the whole table as one class fails a model
   */
  public LocalRecoding recode(Microdata data) {
    var tests = models.stream().map(model -> model.over(data)).toList();
    var names = data.quasiIdentifiers();
    weights
        .keySet()
        .forEach(
            column -> Checks.argument(names.contains(column), "weight", column, "one of " + names));
    double[] factors =
        names.stream().mapToDouble(column -> weights.getOrDefault(column, 1.0)).toArray();
    return new MondrianRun(data, tests, factors).run();
  }
}
