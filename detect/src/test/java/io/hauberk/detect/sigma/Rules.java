package io.hauberk.detect.sigma;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.sigma.rule.FieldMapping;
import io.hauberk.detect.sigma.rule.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules and events as texts, for tests. */
final class Rules {
  private Rules() {}

  /** A rule of a detection in flow style. */
  static String of(String detection) {
    return "title: t\nlogsource: {category: test}\ndetection: " + detection + "\n";
  }

  static RuleFiles files(String... texts) {
    var files = new RuleFiles(Map.of("admins", List.of("root", "adm*")));
    for (int i = 0; i < texts.length; i++) {
      files.readText("file" + i, texts[i]);
    }
    return files;
  }

  static RuleSet set(String... texts) {
    var set = new RuleSet(files(texts), FieldMapping.NONE);
    if (!set.problems().isEmpty()) {
      throw new AssertionError(set.problems());
    }
    return set;
  }

  static int matches(RuleSet set, String json) {
    var event = set.event();
    new JsonEvents().read(json.getBytes(StandardCharsets.UTF_8), event);
    return new RuleWatch(set, alert -> {}).observe(event);
  }

  /** Whether a detection is met by an event. */
  static boolean meets(String detection, String json) {
    return matches(set(of(detection)), json) == 1;
  }

  static List<Alert> watch(RuleSet set, List<String> lines) {
    var alerts = new ArrayList<Alert>();
    var watch = new RuleWatch(set, alerts::add);
    var reader = new JsonEvents();
    var event = set.event();
    for (var line : lines) {
      reader.read(line.getBytes(StandardCharsets.UTF_8), event);
      watch.observe(event);
    }
    return alerts;
  }
}
