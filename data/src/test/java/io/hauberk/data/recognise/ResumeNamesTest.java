package io.hauberk.data.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names of people in the test part of ResumeNER (Zhang and Yang, ACL 2018), exact spans. */
class ResumeNamesTest {

  private int hits;
  private int found;
  private int gold;

  @Test
  void scan_resumes_staysAboveItsFloor() throws IOException {
    var text = new StringBuilder();
    var names = new HashSet<String>();
    var finder = new ChineseNames();
    var file = SharedData.dataset("pii").resolve("resume_ner.test.char.bmes");
    int start = 0;
    for (var line : Files.readAllLines(file)) {
      if (line.isBlank()) {
        count(text.toString(), names, finder);
        text.setLength(0);
        names.clear();
        continue;
      }
      var tag = line.substring(line.indexOf(' ') + 1).strip();
      start = tag.startsWith("B-") || tag.startsWith("S-") ? text.length() : start;
      text.append(line, 0, line.indexOf(' '));
      if (tag.equals("E-NAME") || tag.equals("S-NAME")) {
        names.add(start + "-" + text.length());
      }
    }
    count(text.toString(), names, finder);
    double precision = (double) hits / found;
    double recall = (double) hits / gold;
    double f1 = 2 * precision * recall / (precision + recall);
    System.out.printf(
        Locale.ROOT, "ResumeNER names: P %.4f R %.4f F %.4f (%d)%n", precision, recall, f1, gold);
    assertThat(f1).isGreaterThan(0.5);
  }

  private void count(String text, Set<String> names, NameFinder finder) {
    gold += names.size();
    for (var finding : finder.find(text)) {
      if (finding.entity() == Entity.PERSON) {
        found++;
        hits += names.contains(finding.start() + "-" + finding.end()) ? 1 : 0;
      }
    }
  }
}
