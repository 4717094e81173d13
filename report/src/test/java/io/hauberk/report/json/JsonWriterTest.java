package io.hauberk.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hauberk.report.Evidence;
import io.hauberk.report.Golden;
import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import io.hauberk.report.Report;
import io.hauberk.report.Samples;
import io.hauberk.report.markup.Clean;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonWriterTest {

  @Test
  void render_everySection_asRead() {
    Golden.assertMatches("report.json", render(Samples.report(), Samples.evidence()));
  }

  @Test
  void render_evidence_sameAsByItself() {
    var whole = Schemas.tree(render(Samples.report(), Samples.evidence()));
    assertThat(whole.get("evidence"))
        .isEqualTo(Schemas.tree(EvidenceJson.render(Samples.evidence())));
  }

  static Stream<Report> reports() {
    return Stream.of(
        Samples.report(),
        Samples.hostileReport(),
        Samples.emptyReport(),
        Report.builder("long").section(Samples.longChart()).build());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void render_anyReport_fitsTheSchema(Report report) {
    for (var evidence :
        List.of(Samples.evidence(), Samples.hostileEvidence(), Samples.emptyEvidence())) {
      assertThat(Schemas.report(render(report, evidence))).isEmpty();
      assertThat(Schemas.evidence(EvidenceJson.render(evidence))).isEmpty();
    }
  }

  @Test
  void schema_brokenDocuments_refused() {
    var text = render(Samples.report(), Samples.evidence());
    for (var broken :
        List.of(
            text.replace("hauberk-report/1", "hauberk-report/2"),
            text.replace("hauberk-evidence/1", "hauberk-evidence/2"),
            text.replace("\"kind\" : \"percent\"", "\"kind\" : \"share\""),
            text.replace("\"scale\" : \"linear\"", "\"scale\" : \"cubic\""),
            text.replace("\"severity\" : \"high\"", "\"severity\" : \"HIGH\""),
            text.replace("\"low\" : 0.75,", ""),
            text.replace("\"colour\" : \"rgb\"", "\"color\" : \"rgb\""),
            text.replace("\"hit\" : true", "\"hit\" : \"yes\""),
            text.replace("\"seed\" : 7", "\"seed\" : 7.5"))) {
      assertThat(broken).isNotEqualTo(text);
      assertThat(Schemas.report(broken)).isNotEmpty();
    }
  }

  @Test
  void render_hostile_textComesBackUnchanged() {
    var tree = Schemas.tree(render(Samples.hostileReport(), Samples.hostileEvidence()));
    assertThat(tree.get("title").asText()).isEqualTo(Clean.whole(Samples.HOSTILE));
    var command = tree.get("evidence").get("command");
    assertThat(command.get(0).asText()).isEqualTo(Clean.whole(Samples.HOSTILE));
  }

  @Test
  void render_hostile_deceptionSpelledOut() {
    assertThat(render(Samples.hostileReport(), Samples.hostileEvidence()))
        .contains("\\u001B[31m", "\\u202E", "\\uDB40\\uDC41", "\\uFFFF");
  }

  @Test
  void render_notFinite_words() {
    var points = Series.of("s", Point.of(0, Double.NaN), Point.of(Double.NEGATIVE_INFINITY, 1));
    var chart = new LineChart("c", Axis.linear("x"), Axis.linear("y"), List.of(points));
    var tree =
        Schemas.tree(render(Report.builder("r").section(chart).build(), Samples.emptyEvidence()));
    var written = tree.get("sections").get(0).get("series").get(0).get("points");
    assertThat(written.get(0).get("y").asText()).isEqualTo("NaN");
    assertThat(written.get(1).get("x").asText()).isEqualTo("-Infinity");
  }

  @Test
  void render_picture_pixelsComeBack() throws IOException {
    var tree = Schemas.tree(render(Samples.report(), Samples.evidence()));
    JsonNode picture = tree.get("sections").get(3).get("rows").get(0).get(1).get("picture");
    assertThat(picture.get("colour").asText()).isEqualTo("rgb");
    assertThat(picture.get("pixels").binaryValue())
        .isEqualTo(Base64.getDecoder().decode("/wAAAAD/"));
  }

  @Test
  void evidence_extremeSeed_everyDigit() {
    var evidence =
        Evidence.builder(List.of("hauberk"), Long.MIN_VALUE, Samples.STARTED).build(Samples.ENDED);
    assertThat(Schemas.tree(EvidenceJson.render(evidence)).get("seed").longValue())
        .isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void evidence_resultNotANumber_hitsItsBar() {
    var tree = Schemas.tree(EvidenceJson.render(Samples.hostileEvidence()));
    assertThat(tree.get("metrics").get(0).get("value").asText()).isEqualTo("NaN");
    assertThat(tree.get("bars").get(0).get("hit").asBoolean()).isTrue();
  }

  private static String render(Report report, Evidence evidence) {
    return new JsonWriter().render(report, evidence);
  }
}
