package io.hauberk.detect.sigma.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes conditions of the selections under {@code detection}. */
final class SelectionReader {

  private final Map<String, List<String>> placeholders;

  SelectionReader(Map<String, List<String>> placeholders) {
    this.placeholders = placeholders;
  }

  /** A mapping is all of its fields, a list any of its parts; a text is looked for anywhere. */
  Condition read(String name, Tree selection) {
    if (selection instanceof Tree.Table table) {
      return fields(name, table);
    }
    var parts = new ArrayList<Condition>();
    for (var part : selection.parts()) {
      parts.add(part instanceof Tree.Table table ? fields(name, table) : keyword(part));
    }
    RuleErrors.require(!parts.isEmpty(), "selection", name, "fields or keywords");
    return Condition.any(parts);
  }

  private Condition keyword(Tree part) {
    return new Modifiers(List.of(), placeholders).condition("", List.of(part));
  }

  private Condition fields(String name, Tree.Table table) {
    var parts = new ArrayList<Condition>();
    for (var entry : table.entries().entrySet()) {
      var words = Arrays.asList(entry.getKey().split("\\|", -1));
      var modifiers = new Modifiers(words.subList(1, words.size()), placeholders);
      parts.add(modifiers.condition(words.get(0), values(entry.getValue())));
    }
    RuleErrors.require(!parts.isEmpty(), "selection", name, "fields or keywords");
    return Condition.all(parts);
  }

  private static List<Tree> values(Tree tree) {
    return tree instanceof Tree.Nothing ? List.of(tree) : tree.parts();
  }
}
