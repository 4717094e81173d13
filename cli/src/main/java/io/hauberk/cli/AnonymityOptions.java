package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.anonymize.Closeness;
import io.hauberk.data.anonymize.Diversity;
import io.hauberk.data.anonymize.HierarchyFile;
import io.hauberk.data.anonymize.KAnonymity;
import io.hauberk.data.anonymize.KMap;
import io.hauberk.data.anonymize.PrivacyModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every class of a released table must satisfy. None has a default. */
final class AnonymityOptions {

  @Option(names = "--k", paramLabel = "K", description = "Records in a class. No default.")
  private @Nullable Integer k;

  @Option(
      names = "--k-map",
      paramLabel = "K",
      description = "People of --population in a class. No default.")
  private @Nullable Integer kMap;

  @Option(
      names = "--l-distinct",
      paramLabel = "COLUMN=L",
      description = "Different values of a sensitive column in a class.")
  private Map<String, Integer> distinct = Map.of();

  @Option(
      names = "--l-entropy",
      paramLabel = "COLUMN=L",
      description = "Entropy of a sensitive column in a class is at least ln L.")
  private Map<String, Double> entropy = Map.of();

  @Option(
      names = "--l-recursive",
      paramLabel = "COLUMN=C:L",
      description = "Recursive (c, l)-diversity of a sensitive column.")
  private Map<String, String> recursive = Map.of();

  @Option(
      names = "--t-equal",
      paramLabel = "COLUMN=T",
      description = "Distance of a class from the table, all values equally far.")
  private Map<String, Double> equal = Map.of();

  @Option(
      names = "--t-ordered",
      paramLabel = "COLUMN=T",
      description = "Distance of a class from the table, values on a line.")
  private Map<String, Double> ordered = Map.of();

  @Option(
      names = "--t-tree",
      paramLabel = "COLUMN=T:FILE",
      description = "Distance of a class from the table, values in a hierarchy.")
  private Map<String, String> tree = Map.of();

  List<PrivacyModel> models() {
    var models = new ArrayList<PrivacyModel>();
    if (k != null) {
      models.add(new KAnonymity(k));
    }
    if (kMap != null) {
      models.add(new KMap(kMap));
    }
    distinct.forEach((column, l) -> models.add(new Diversity.Distinct(column, l)));
    entropy.forEach((column, l) -> models.add(new Diversity.Entropy(column, l)));
    recursive.forEach((column, text) -> models.add(recursive(column, text)));
    equal.forEach((column, t) -> models.add(new Closeness.Equal(column, t)));
    ordered.forEach((column, t) -> models.add(new Closeness.Ordered(column, t)));
    tree.forEach((column, text) -> models.add(tree(column, text)));
    Checks.argument(!models.isEmpty(), "--k", "none", "a number of records, or another model");
    return models;
  }

  private static PrivacyModel recursive(String column, String text) {
    var parts = text.split(":", -1);
    Checks.argument(parts.length == 2, "--l-recursive", text, "COLUMN=C:L, such as illness=4:3");
    return new Diversity.Recursive(
        column, number("--l-recursive", parts[0]), (int) number("--l-recursive", parts[1]));
  }

  private static PrivacyModel tree(String column, String text) {
    var parts = text.split(":", 2);
    Checks.argument(parts.length == 2, "--t-tree", text, "COLUMN=T:FILE");
    return new Closeness.Hierarchical(
        column, number("--t-tree", parts[0]), HierarchyFile.read(Path.of(parts[1])));
  }

  private static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(Checks.message(name, text, "a number"), e);
    }
  }

  /** The columns that the models speak of. */
  List<String> sensitive() {
    var names = new TreeSet<String>();
    List.of(distinct, entropy, recursive, equal, ordered, tree)
        .forEach(model -> names.addAll(model.keySet()));
    return List.copyOf(names);
  }

  boolean needsPopulation() {
    return kMap != null;
  }
}
