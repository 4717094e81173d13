package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.detect.sigma.RuleSet;
import io.hauberk.detect.sigma.rule.FieldMapping;
import io.hauberk.detect.sigma.rule.LogSource;
import io.hauberk.detect.sigma.rule.RuleFiles;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rules, and how their names are found in events. */
final class RuleOptions {

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      required = true,
      description = "Sigma rules: a file, or a folder of .yml files; may be repeated.")
  private List<Path> paths = List.of();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "YAML: where fields of rules lie in events, and what tells log sources apart.")
  private @Nullable Path mapping;

  @Option(
      names = "--logsource",
      paramLabel = "SOURCE",
      description = "What the events are: product=, category=, service=; other rules are left out.")
  private @Nullable String source;

  RuleSet load(Session session) {
    var names =
        mapping == null
            ? FieldMapping.NONE
            : FieldMapping.parse(TextFiles.read("mapping", mapping));
    var files = new RuleFiles(names.placeholders());
    for (var path : paths) {
      session.reads(path);
      files.read(path);
    }
    var wanted = source == null ? LogSource.ANY : LogSource.parse(source);
    var rules = files.rules().stream().filter(rule -> rule.source().agrees(wanted)).toList();
    Checks.argument(!rules.isEmpty(), "rules", paths, "one rule or more of this log source");
    return new RuleSet(rules, files.correlations(), files.problems(), names);
  }
}
