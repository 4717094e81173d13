package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.anonymize.FullDomainSearch;
import io.hauberk.data.anonymize.LossMeasure;
import io.hauberk.data.anonymize.Microdata;
import io.hauberk.data.anonymize.Mondrian;
import io.hauberk.data.anonymize.PrivacyModel;
import io.hauberk.data.anonymize.Released;
import java.util.List;
import java.util.Map;

/** How {@code data anonymize} makes a table coarser. */
enum RecodingMethod {
  /** One level a column, the least loss of all. */
  OPTIMAL {
    @Override
    Released run(Task task) {
      Checks.argument(
          task.weights().isEmpty(), "--weight", task.weights(), "only with --method local");
      return new FullDomainSearch(task.models(), task.suppression(), task.loss())
          .search(task.data())
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      Checks.message(
                          "models",
                          task.models(),
                          "ones that some generalisation satisfies within --suppression")));
    }
  },
  /** Each class its own ranges. */
  LOCAL {
    @Override
    Released run(Task task) {
      Checks.argument(
          task.suppression() == 0, "--suppression", task.suppression(), "0 with --method local");
      return new Mondrian(task.models(), task.weights()).recode(task.data());
    }
  };

  /** What is asked for. */
  record Task(
      Microdata data,
      List<PrivacyModel> models,
      double suppression,
      LossMeasure loss,
      Map<String, Double> weights) {}

  abstract Released run(Task task);
}
