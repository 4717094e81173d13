package io.hauberk.detect.sigma.rule;

import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What rules and correlations say of themselves. */
record Heading(
    String id, Optional<String> name, String title, Severity severity, List<Technique> techniques) {

  private static final int MOST_CHARACTERS = 512;
  private static final Pattern TECHNIQUE =
      Pattern.compile("(?:attack|atlas)\\.((?:aml\\.)?t\\d{4}(?:\\.\\d{3})?)");

  static Heading of(Tree.Table table) {
    var title = table.need("title").replaceAll("\\p{Cntrl}+", " ");
    RuleErrors.require(!title.isBlank(), "title", title, "a text");
    RuleErrors.require(title.length() <= MOST_CHARACTERS, "title", title, "at most 512 characters");
    return new Heading(
        table.text("id").filter(id -> !id.isBlank()).orElse(title),
        table.text("name"),
        title,
        severity(table.text("level").orElse("medium")),
        techniques(table.get("tags").texts("tags")));
  }

  private static Severity severity(String level) {
    return switch (level.toLowerCase(Locale.ROOT)) {
      case "informational" -> Severity.INFO;
      case "low" -> Severity.LOW;
      case "medium" -> Severity.MEDIUM;
      case "high" -> Severity.HIGH;
      case "critical" -> Severity.CRITICAL;
      default -> throw RuleErrors.refused("level", level, "informational to critical");
    };
  }

  private static List<Technique> techniques(List<String> tags) {
    var techniques = new ArrayList<Technique>();
    for (var tag : tags) {
      var matcher = TECHNIQUE.matcher(tag.toLowerCase(Locale.ROOT));
      if (matcher.matches()) {
        var id = matcher.group(1).toUpperCase(Locale.ROOT);
        techniques.add(new Technique(id, id));
      }
    }
    return techniques;
  }
}
