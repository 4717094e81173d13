package io.hauberk.detect.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertFormatTest {

  private static final Alert ALERT =
      Alert.builder("brute-force", "Refused | logins", Instant.parse("2026-11-21T12:00:00.5Z"))
          .principal("192.0.2.7")
          .score(12, 10)
          .severity(Severity.HIGH)
          .evidence(List.of("a=b\nc", "\"d\" \\ | \u0000"))
          .techniques(Technique.PASSWORD_GUESSING, Technique.VALID_ACCOUNTS)
          .build();

  private static JsonNode json(AlertFormat format) throws JsonProcessingException {
    return new ObjectMapper().readTree(format.write(ALERT));
  }

  @ParameterizedTest
  @EnumSource
  void write_hostileText_isOneLine(AlertFormat format) {
    assertThat(format.write(ALERT)).doesNotContain("\n", "\r", "\u0000");
    assertThat(format.mediaType()).contains("/");
  }

  @Test
  void ocsf_isADetectionFinding() throws JsonProcessingException {
    var node = json(AlertFormat.OCSF);
    assertThat(node.path("class_uid").asInt()).isEqualTo(2004);
    assertThat(node.path("category_uid").asInt()).isEqualTo(2);
    assertThat(node.path("type_uid").asInt()).isEqualTo(200_401);
    assertThat(node.path("severity_id").asInt()).isEqualTo(4);
    assertThat(node.path("time").asLong()).isEqualTo(ALERT.time().toEpochMilli());
    assertThat(node.at("/finding_info/uid").asText()).isEqualTo(ALERT.id().toString());
    assertThat(node.at("/finding_info/attacks/0/sub_technique/uid").asText())
        .isEqualTo("T1110.001");
    assertThat(node.at("/finding_info/attacks/1/technique/uid").asText()).isEqualTo("AML.T0012");
    assertThat(node.at("/metadata/product/name").asText()).isEqualTo("Hauberk");
  }

  @Test
  void ecs_isAnAlertWithItsTechniques() throws JsonProcessingException {
    var node = json(AlertFormat.ECS);
    assertThat(node.at("/event/kind").asText()).isEqualTo("alert");
    assertThat(node.path("@timestamp").asText()).isEqualTo("2026-11-21T12:00:00.500Z");
    assertThat(node.at("/threat/technique/id/0").asText()).isEqualTo("T1110.001");
    assertThat(node.at("/source/address").asText()).isEqualTo("192.0.2.7");
  }

  @Test
  void eve_isAnAlert() throws JsonProcessingException {
    var node = json(AlertFormat.EVE);
    assertThat(node.path("event_type").asText()).isEqualTo("alert");
    assertThat(node.at("/alert/signature").asText()).isEqualTo("Refused | logins");
    assertThat(node.at("/alert/severity").asInt()).isEqualTo(1);
  }

  @Test
  void cef_escapes() {
    assertThat(AlertFormat.CEF.write(ALERT))
        .startsWith("CEF:0|Hauberk|detect|0.1|brute-force|Refused \\| logins|6|rt=")
        .contains("suser=192.0.2.7", "a\\=b\\nc", "\\\\ |");
  }

  @Test
  void stix_isABundleWhoseReferencesHold() throws JsonProcessingException {
    var node = json(AlertFormat.STIX);
    assertThat(node.path("id").asText()).isEqualTo("bundle--" + ALERT.id());
    var ids = node.path("objects").findValuesAsText("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(node.path("objects").findValuesAsText("sighting_of_ref"));
    assertThat(node.path("objects").findValuesAsText("pattern"))
        .containsExactly("[ipv4-addr:value = '192.0.2.7']");
    var again = AlertFormat.STIX.write(ALERT);
    assertThat(new ObjectMapper().readTree(again)).isEqualTo(node);
  }

  @Test
  void alert_tooMuchEvidence_isCut() {
    var alert =
        Alert.builder("d", "t", Instant.EPOCH).evidence(Collections.nCopies(99, "x")).build();
    assertThat(alert.evidence()).hasSize(Alert.MAX_EVIDENCE);
    assertThat(alert.id()).isNotEqualTo(new UUID(0, 0));
  }

  @Test
  void alert_badParts_areRefused() {
    var blank = Alert.builder(" ", "t", Instant.EPOCH);
    assertThatThrownBy(blank::build).isInstanceOf(IllegalArgumentException.class);
    var nan = Alert.builder("d", "t", Instant.EPOCH).score(Double.NaN, 1);
    assertThatThrownBy(nan::build).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Response.Block("a", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Response.Throttle("a", -1, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "T11", "AML.T00", "T1110.1", "t1110"})
  void technique_badId_isRefused(String id) {
    assertThatThrownBy(() -> new Technique(id, "x")).isInstanceOf(IllegalArgumentException.class);
  }
}
