package io.hauberk.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Evidence;
import io.hauberk.report.Golden;
import io.hauberk.report.Metric;
import io.hauberk.report.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceJsonTest {

  @Test
  void render_everything_asRead() {
    Golden.assertMatches("evidence.json", EvidenceJson.render(Samples.evidence()));
  }

  @Test
  void render_empty_everyFieldThere() {
    var tree = Schemas.tree(EvidenceJson.render(Samples.emptyEvidence()));
    var names = new ArrayList<String>();
    tree.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "schema",
            "command",
            "configuration",
            "seed",
            "versions",
            "inputs",
            "metrics",
            "bars",
            "started",
            "ended",
            "repeat");
  }

  @ParameterizedTest
  @EnumSource
  void render_unit_inTheSchema(Metric.Unit unit) {
    var evidence =
        Evidence.builder(List.of("hauberk"), 0, Samples.STARTED)
            .metric(new Metric("m", 1, unit))
            .build(Samples.ENDED);
    var text = EvidenceJson.render(evidence);
    assertThat(Schemas.evidence(text)).isEmpty();
    assertThat(Schemas.tree(text).get("metrics").get(0).get("unit").asText())
        .isEqualTo(unit.symbol());
  }

  @Test
  void page_example_fitsTheSchema() throws IOException {
    var example =
        Files.readAllLines(Path.of("..", "docs", "reports.md")).stream()
            .dropWhile(line -> !line.equals("```json"))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .collect(Collectors.joining("\n"));
    assertThat(Schemas.evidence(example)).isEmpty();
    assertThat(Schemas.tree(example).get("schema").asText()).isEqualTo(EvidenceJson.SCHEMA);
  }
}
