package io.hauberk.detect.sigma.rule;

import java.util.Set;

/** Makes a rule of its document. */
final class RuleReader {

  private final DetectionReader detections;

  RuleReader(DetectionReader detections) {
    this.detections = detections;
  }

  Rule read(Tree.Table table) {
    var heading = Heading.of(table);
    var source = LogSource.of(table.table("logsource"));
    var detection = table.table("detection");
    var condition = detections.read(heading.title(), detection, Set.of("timeframe"));
    RuleErrors.require(!detection.has("timeframe"), "timeframe", "set", "a correlation instead");
    return new Rule(
        heading.id(),
        heading.name(),
        heading.title(),
        heading.severity(),
        heading.techniques(),
        source,
        condition);
  }
}
