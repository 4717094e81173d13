package io.hauberk.detect.sigma.rule;

import io.hauberk.core.HauberkException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads rules. A document that cannot be taken whole is refused with its reason, and the rest is
 * read: one bad rule must not blind the watch, and none is weakened in silence. Of two with one id
 * the second is refused.
 */
public final class RuleFiles {

  private static final long MOST_BYTES = 1 << 20;
  private static final int MOST_FILES = 100_000;
  private static final int DEEPEST = 32;

  private static final List<String> KINDS = List.of("detection", "correlation", "filter");

  private static final Set<String> ENDINGS = Set.of(".yml", ".yaml");

  private final RuleReader reader;
  private final FilterReader filterReader;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Correlation> correlations = new ArrayList<>();
  private final List<Filter> filters = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> ids = new HashMap<>();

  /**
   * @param placeholders values for the modifier {@code expand}, by name
   */
  public RuleFiles(Map<String, List<String>> placeholders) {
    var detections = new DetectionReader(placeholders);
    reader = new RuleReader(detections);
    filterReader = new FilterReader(detections);
  }

  /** Reads a file, or all files of a folder and below that end in .yml or .yaml. */
  public void read(Path path) {
    if (!Files.isDirectory(path)) {
      readFile(path);
      return;
    }
    try (Stream<Path> walk = Files.walk(path, DEEPEST)) {
      walk.filter(Files::isRegularFile)
          .filter(RuleFiles::isRule)
          .sorted()
          .limit(MOST_FILES)
          .forEach(this::readFile);
    } catch (IOException e) {
      throw new StorageException("rules", path, "a folder that can be read", e);
    }
  }

  private static boolean isRule(Path file) {
    return ENDINGS.stream().anyMatch(file.toString()::endsWith);
  }

  private void readFile(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        problems.add(new Problem(file.toString(), "larger than " + MOST_BYTES + " bytes"));
      } else {
        readText(file.toString(), Files.readString(file));
      }
    } catch (CharacterCodingException e) {
      problems.add(new Problem(file.toString(), "text that is no UTF-8"));
    } catch (IOException e) {
      throw new StorageException("rules", file, "a file that can be read", e);
    }
  }

  /** Reads the documents of a text. */
  public void readText(String file, String text) {
    List<Tree> trees;
    try {
      trees = YamlTrees.read(text);
    } catch (HauberkException e) {
      problems.add(new Problem(file, String.valueOf(e.getMessage())));
      return;
    }
    for (var tree : trees) {
      try {
        read(file, tree);
      } catch (HauberkException e) {
        problems.add(new Problem(file, String.valueOf(e.getMessage())));
      }
    }
  }

  private void read(String file, Tree tree) {
    var table = tree.asTable("rule");
    RuleErrors.require(!table.has("action"), "action", "set", "documents that stand alone");
    long kinds = KINDS.stream().filter(table::has).count();
    RuleErrors.require(kinds <= 1, "rule", kinds + " kinds", "one of " + KINDS);
    if (table.has("filter")) {
      var filter = filterReader.read(table);
      claim(filter.id(), file);
      filters.add(filter);
    } else if (table.has("correlation")) {
      var correlation = CorrelationReader.read(table);
      claim(correlation.id(), file);
      correlation.name().ifPresent(name -> claim(name, file));
      correlations.add(correlation);
    } else {
      var rule = reader.read(table);
      claim(rule.id(), file);
      rule.name().ifPresent(name -> claim(name, file));
      rules.add(rule);
    }
  }

  private void claim(String id, String file) {
    var before = ids.putIfAbsent(id, file);
    RuleErrors.require(before == null, "id", id, "once; it is taken by " + before);
  }

  /** Rules, with the filters that suit them. */
  public List<Rule> rules() {
    return new Filters(filters, rules).rules();
  }

  public List<Correlation> correlations() {
    return List.copyOf(correlations);
  }

  /** What was refused, filters that suit no rule, and those that would leave nothing of one. */
  public List<Problem> problems() {
    var all = new ArrayList<>(problems);
    all.addAll(new Filters(filters, rules).problems());
    return List.copyOf(all);
  }
}
