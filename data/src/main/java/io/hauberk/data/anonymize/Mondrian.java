package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;
import java.util.List;

/**
 * Local recoding by Mondrian (LeFevre et al. 2006, strict): the records are cut again and again at
 * the median of the quasi-identifier that spreads widest, as long as both parts satisfy every
 * model. Greedy, not optimal; no row is suppressed.
 *
 * @param models all of which every class must satisfy; k-map is not among those it can cut by
 */
public record Mondrian(List<PrivacyModel> models) {

  public Mondrian {
    models = List.copyOf(models);
    Checks.argument(!models.isEmpty(), "models", "none", "at least one privacy model");
    boolean counts = models.stream().noneMatch(KMap.class::isInstance);
    Checks.argument(counts, "models", "k-map", "models that count the table's own records");
  }

  /**
   * Recodes a table.
   *
   * @throws IllegalArgumentException when even the whole table as one class fails a model
   */
  public LocalRecoding recode(Microdata data) {
    var tests = models.stream().map(model -> model.over(data)).toList();
    return new MondrianRun(data, tests).run();
  }
}
