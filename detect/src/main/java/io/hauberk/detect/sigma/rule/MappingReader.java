package io.hauberk.detect.sigma.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the YAML of a mapping. */
final class MappingReader {
  private MappingReader() {}

  private static final Set<String> PARTS =
      Set.of("fields", "logsources", "placeholders", "time", "principal");
  private static final Set<String> SOURCE = Set.of("category", "product", "service", "when");

  static FieldMapping read(String text) {
    var trees = YamlTrees.read(text);
    RuleErrors.require(trees.size() == 1, "mapping", trees.size() + " documents", "one");
    var table = trees.get(0).asTable("mapping");
    table.allow("mapping", PARTS);
    var plain = FieldMapping.NONE;
    return new FieldMapping(
        lists(table.get("fields")),
        sources(table.get("logsources")),
        lists(table.get("placeholders")),
        or(table.get("time").texts("time"), plain.times()),
        or(table.get("principal").texts("principal"), plain.principals()));
  }

  private static List<String> or(List<String> given, List<String> standard) {
    return given.isEmpty() ? standard : given;
  }

  private static Map<String, List<String>> lists(Tree tree) {
    var lists = new LinkedHashMap<String, List<String>>();
    if (!(tree instanceof Tree.Nothing)) {
      for (var entry : tree.asTable("mapping").entries().entrySet()) {
        var texts = entry.getValue().texts(entry.getKey());
        RuleErrors.require(!texts.isEmpty(), "mapping", entry.getKey(), "one text or more");
        lists.put(entry.getKey(), texts);
      }
    }
    return lists;
  }

  private static List<FieldMapping.Source> sources(Tree tree) {
    var sources = new ArrayList<FieldMapping.Source>();
    for (var part : tree.parts()) {
      var table = part.asTable("logsources");
      table.allow("logsources", SOURCE);
      var when = new SelectionReader(Map.of()).read("when", table.get("when"));
      sources.add(new FieldMapping.Source(LogSource.of(table), when));
    }
    return sources;
  }
}
