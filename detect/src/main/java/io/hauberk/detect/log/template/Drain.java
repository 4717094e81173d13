package io.hauberk.detect.log.template;

import com.google.re2j.Pattern;
import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drain as published, to compare with: He, Zhu, Zheng, Lyu, "Drain: An Online Log Parsing Approach
 * with Fixed Depth Tree", ICWS 2017. It needs masks, a similarity threshold and a depth for each
 * source; {@link TemplateMiner} does not.
 */
final class Drain {

  private static final String ANY = "<*>";
  private static final int MAX_CHILDREN = 100;

  private final List<Pattern> masks;
  private final double threshold;
  private final int levels;
  private final Map<Integer, Node> byLength = new HashMap<>();
  private int clusters;

  /**
   * @param threshold st of the paper, 0 to 1
   * @param depth of the paper, with root and leaf: at least 3
   */
  Drain(List<Pattern> masks, double threshold, int depth) {
    Checks.inRange("threshold", threshold, 0, 1);
    Checks.argument(depth >= 3, "depth", depth, "at least 3");
    this.masks = List.copyOf(masks);
    this.threshold = threshold;
    levels = depth - 2;
  }

  private static final class Node {
    final Map<String, Node> children = new HashMap<>();
    final List<Cluster> clusters = new ArrayList<>();
  }

  private static final class Cluster {
    final int id;
    String[] template;

    Cluster(int id, String[] template) {
      this.id = id;
      this.template = template;
    }
  }

  /** The number of the line's cluster, from 0. */
  int observe(String line) {
    var tokens = mask(line).strip().split("\\s+", -1);
    var best = leaf(tokens).flatMap(node -> closest(node.clusters, tokens));
    if (best.isEmpty()) {
      var cluster = new Cluster(clusters++, tokens);
      insert(cluster);
      return cluster.id;
    }
    var cluster = best.get();
    var template = cluster.template.clone();
    for (int i = 0; i < tokens.length; i++) {
      template[i] = tokens[i].equals(template[i]) ? tokens[i] : ANY;
    }
    cluster.template = template;
    return cluster.id;
  }

  private String mask(String line) {
    var masked = line;
    for (var pattern : masks) {
      masked = pattern.matcher(masked).replaceAll(ANY);
    }
    return masked;
  }

  private Optional<Node> leaf(String[] tokens) {
    var node = byLength.get(tokens.length);
    for (int i = 0; node != null && i < Math.min(levels - 1, tokens.length); i++) {
      var child = node.children.get(tokens[i]);
      node = child == null ? node.children.get(ANY) : child;
    }
    return Optional.ofNullable(node);
  }

  private Optional<Cluster> closest(List<Cluster> candidates, String[] tokens) {
    Cluster best = null;
    double bestScore = -1;
    int bestWild = -1;
    for (var candidate : candidates) {
      int wild = wild(candidate.template);
      double score = (double) same(candidate.template, tokens) / tokens.length;
      if (score > bestScore || (score == bestScore && wild > bestWild)) {
        best = candidate;
        bestScore = score;
        bestWild = wild;
      }
    }
    return bestScore >= threshold ? Optional.ofNullable(best) : Optional.empty();
  }

  private static int wild(String[] template) {
    return (int) Arrays.stream(template).filter(ANY::equals).count();
  }

  /** Constant tokens that agree. */
  private static int same(String[] template, String[] tokens) {
    int same = 0;
    for (int i = 0; i < tokens.length; i++) {
      same += !template[i].equals(ANY) && template[i].equals(tokens[i]) ? 1 : 0;
    }
    return same;
  }

  private void insert(Cluster cluster) {
    var tokens = cluster.template;
    var node = byLength.computeIfAbsent(tokens.length, length -> new Node());
    for (int i = 0; i < Math.min(levels - 1, tokens.length); i++) {
      node = node.children.computeIfAbsent(edge(node, tokens[i]), token -> new Node());
    }
    node.clusters.add(cluster);
  }

  /** The child that a token leads to: itself while there is room and it has no digit. */
  private static String edge(Node node, String token) {
    if (node.children.containsKey(token)) {
      return token;
    }
    boolean digit = token.chars().anyMatch(Character::isDigit);
    int others = node.children.containsKey(ANY) ? 0 : 1;
    return digit || node.children.size() + others >= MAX_CHILDREN ? ANY : token;
  }
}
