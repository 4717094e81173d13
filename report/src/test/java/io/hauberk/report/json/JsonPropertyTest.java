package io.hauberk.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Finding;
import io.hauberk.report.RandomReports;
import io.hauberk.report.markup.Clean;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** What holds for every report as JSON; random ones, seed 20261122. */
class JsonPropertyTest {

  private static final long SEED = 20261122;
  private static final int REPORTS = 60;

  @Test
  void json_anyReport_fitsTheSchema() {
    for (int i = 0; i < REPORTS; i++) {
      var text =
          new JsonWriter().render(RandomReports.report(SEED, i), RandomReports.evidence(SEED, i));
      assertThat(Schemas.report(text)).as(text).isEmpty();
    }
  }

  @Test
  void json_anyReport_keepsItsTexts() {
    for (int i = 0; i < REPORTS; i++) {
      var report = RandomReports.report(SEED, i);
      var tree = Schemas.tree(new JsonWriter().render(report, RandomReports.evidence(SEED, i)));
      assertThat(tree.get("title").asText()).isEqualTo(Clean.whole(report.title()));
      assertThat(tree.get("subtitle").asText()).isEqualTo(Clean.whole(report.subtitle()));
      assertThat(tree.get("sections")).hasSize(report.sections().size());
    }
  }

  @Test
  void sarif_anyReport_resultsAndRulesAddUp() {
    for (int i = 0; i < REPORTS; i++) {
      var report = RandomReports.report(SEED, i);
      var run =
          Schemas.tree(new SarifWriter().render(report, RandomReports.evidence(SEED, i)))
              .get("runs")
              .get(0);
      var ids = new HashSet<String>();
      report.findings().stream().map(Finding::id).forEach(ids::add);
      assertThat(run.get("results")).hasSize(report.findings().size());
      assertThat(run.get("tool").get("driver").get("rules")).hasSize(ids.size());
    }
  }

  @Test
  void evidence_anyBars_hitAsTheOperatorSays() {
    for (int i = 0; i < REPORTS; i++) {
      for (var bar :
          Schemas.tree(EvidenceJson.render(RandomReports.evidence(SEED, i))).get("bars")) {
        if (bar.get("value").isNumber()) {
          int order =
              Double.compare(
                  bar.get("value").asDouble() + 0.0, bar.get("threshold").asDouble() + 0.0);
          assertThat(bar.get("hit").asBoolean())
              .isEqualTo(holds(bar.get("operator").asText(), order));
        }
      }
    }
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "==" -> order == 0;
      default -> throw new AssertionError(operator);
    };
  }
}
