package io.hauberk.detect.sigma;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The fields that rules ask for, by number, as a tree of the names in their paths. */
final class Schema {

  /** Where a path leads: to a field, to names below it, or both. */
  static final class Node {
    private final Map<String, Node> below = new HashMap<>();
    private int field = NONE;

    Optional<Node> below(String name) {
      return Optional.ofNullable(below.get(name));
    }

    int field() {
      return field;
    }

    private Node enter(String name) {
      return below.computeIfAbsent(name, key -> new Node());
    }
  }

  static final int NONE = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Node root = new Node();

  /** The number of a path; a path may also be one name that holds dots. */
  int add(String path) {
    var known = numbers.get(path);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    numbers.put(path, number);
    root.enter(path).field = number;
    var node = root;
    for (var name : path.split("\\.", -1)) {
      node = node.enter(name);
    }
    node.field = number;
    return number;
  }

  int number(String path) {
    return numbers.getOrDefault(path, NONE);
  }

  int size() {
    return numbers.size();
  }

  Node root() {
    return root;
  }
}
