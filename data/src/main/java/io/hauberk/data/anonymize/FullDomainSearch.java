package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;
import java.util.List;
import java.util.Optional;

/**
 * The best full-domain generalisation: one level for each column, failing classes suppressed up to
 * a limit, the loss provably least among all nodes of the lattice.
 *
 * <p>Paths are searched by halves as in Flash (Kohlmayer et al. 2012), then the rest in the order
 * of a lower bound on the loss. A node is left out only when its failure, or a loss no better than
 * the best, follows from a node that was checked, or from its bound; so models that are not
 * monotone under suppression are searched exactly too.
 *
 * @param models all of which every class must satisfy
 * @param suppressionLimit share of rows that may be left out, 0 to 1
 * @param loss what is made least
 */
public record FullDomainSearch(
    List<PrivacyModel> models, double suppressionLimit, LossMeasure loss) {

  public FullDomainSearch {
    models = List.copyOf(models);
    Checks.argument(!models.isEmpty(), "models", "none", "at least one privacy model");
    Checks.inRange("suppressionLimit", suppressionLimit, 0, 1);
  }

  /** The optimum, or nothing when no node satisfies the models within the limit. */
  public Optional<FullDomain> search(Microdata data) {
    var tests = models.stream().map(model -> model.over(data)).toList();
    var judge = new Judge(tests, (int) (data.rows() * suppressionLimit));
    return new FlashRun(data, judge, loss.over(data)).run();
  }
}
