package io.hauberk.detect.sigma.rule;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Printed;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The documents of a YAML text. Nothing is constructed but texts, lists and mappings; an alias is a
 * copy that counts against the limits, so that neither a chain of aliases nor one within itself
 * costs more than its text could.
 */
final class YamlTrees {

  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int MOST_DOCUMENTS = 1 << 12;
  private static final int MOST_PARTS = 1 << 17;
  private static final int DEEPEST = 32;
  private static final int MOST_ALIASES = 64;

  private int parts;

  private YamlTrees() {}

  static List<Tree> read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw refused(text.length() + " characters", "at most " + MOST_CHARACTERS);
    }
    try {
      var trees = new ArrayList<Tree>();
      var reader = new YamlTrees();
      for (var node : new Yaml(options()).composeAll(new StringReader(text))) {
        trees.add(reader.tree(node, 0));
        if (trees.size() > MOST_DOCUMENTS) {
          throw refused("more documents", "at most " + MOST_DOCUMENTS);
        }
      }
      return trees;
    } catch (YAMLException e) {
      var problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("malformed");
      throw new DataFormatException("yaml", Printed.of(problem), "YAML", e);
    }
  }

  private static LoaderOptions options() {
    var options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setAllowRecursiveKeys(false);
    return options;
  }

  private Tree tree(Node node, int depth) {
    if (++parts > MOST_PARTS || depth > DEEPEST) {
      throw refused(
          depth > DEEPEST ? "deeper parts" : "more parts",
          "at most " + MOST_PARTS + " parts, " + DEEPEST + " deep, aliases copied");
    }
    if (node instanceof ScalarNode scalar) {
      boolean nothing = scalar.getTag().equals(Tag.NULL);
      return nothing ? new Tree.Nothing() : new Tree.Text(scalar.getValue());
    }
    if (node instanceof SequenceNode list) {
      var items = new ArrayList<Tree>();
      list.getValue().forEach(item -> items.add(tree(item, depth + 1)));
      return new Tree.Items(items);
    }
    return table((MappingNode) node, depth);
  }

  private Tree table(MappingNode node, int depth) {
    var entries = new LinkedHashMap<String, Tree>();
    for (var entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw refused("a key that is no text", "texts as keys");
      }
      if (entries.containsKey(key.getValue())) {
        throw refused(Printed.of(key.getValue()), "a key once");
      }
      entries.put(key.getValue(), tree(entry.getValueNode(), depth + 1));
    }
    return new Tree.Table(entries);
  }

  private static DataFormatException refused(String what, String rule) {
    return new DataFormatException("yaml", what, rule);
  }
}
