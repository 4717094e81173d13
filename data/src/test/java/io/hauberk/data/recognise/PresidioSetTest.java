package io.hauberk.data.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.testkit.SharedData;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Presidio's synthetic set, which no recogniser was fitted to: spans of any type against spans of
 * any type, one for one, a hit being an overlap of half of their union.
 */
class PresidioSetTest {

  private static final double IOU = 0.5;

  @Test
  void scan_presidioSet_staysAboveItsFloor() throws IOException {
    var scanner = Scanner.everything();
    int hits = 0;
    int found = 0;
    int gold = 0;
    for (var sample :
        new ObjectMapper()
            .readTree(
                SharedData.dataset("pii").resolve("presidio_synth_dataset_v2.json").toFile())) {
      var text = sample.get("full_text").asText();
      var findings = scanner.scan(text);
      var used = new java.util.HashSet<Finding>();
      found += findings.size();
      for (var span : sample.get("spans")) {
        gold++;
        int from = span.get("start_position").asInt();
        int to = span.get("end_position").asInt();
        var hit =
            findings.stream().filter(f -> !used.contains(f) && iou(f, from, to) >= IOU).findFirst();
        hit.ifPresent(used::add);
        hits += hit.isPresent() ? 1 : 0;
      }
    }
    double precision = (double) hits / found;
    double recall = (double) hits / gold;
    System.out.printf(
        java.util.Locale.ROOT, "presidio set: precision %.4f recall %.4f%n", precision, recall);
    assertThat(precision).isGreaterThan(0.58);
    assertThat(recall).isGreaterThan(0.68);
  }

  private static double iou(Finding f, int from, int to) {
    int both = Math.min(f.end(), to) - Math.max(f.start(), from);
    int either = Math.max(f.end(), to) - Math.min(f.start(), from);
    return (double) both / either;
  }
}
