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

  private static final Set<String> ENDINGS = Set.of(".yml", ".yaml");

  private final RuleReader reader;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Correlation> correlations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> ids = new HashMap<>();

  /**
   * @param placeholders values for the modifier {@code expand}, by name
   */
  public RuleFiles(Map<String, List<String>> placeholders) {
    reader = new RuleReader(placeholders);
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
    if (table.has("correlation")) {
      RuleErrors.require(!table.has("detection"), "rule", "both", "detection or correlation");
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

  public List<Rule> rules() {
    return List.copyOf(rules);
  }

  public List<Correlation> correlations() {
    return List.copyOf(correlations);
  }

  /** What was refused. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
