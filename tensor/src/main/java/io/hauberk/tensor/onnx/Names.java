package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.hauberk.tensor.network.Network;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Names that come from files: cleaned before they are shown or used, unique where they must be. */
final class Names {

  private static final int LONGEST = 200;
  private static final String WEIGHT = ".weight";
  private static final String VALUE = ".value";

  private final Set<String> taken = new HashSet<>(Set.of(Network.INPUT));

  /** On one line, of bounded length. */
  static String shown(String name) {
    var line = name.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** The first name not taken yet among the wish, wish_1, wish_2, ... */
  String claim(String wish) {
    var clean = shown(wish.isBlank() ? "node" : wish);
    var name = clean;
    for (int i = 1; !taken.add(name); i++) {
      name = clean + "_" + i;
    }
    return name;
  }

  /**
   * What to call a node: as PyTorch calls the module whose weight it holds, else as the file calls
   * the node or its result.
   */
  static String wish(NodeProto node) {
    return node.getInputList().stream()
        .filter(input -> input.endsWith(WEIGHT) && input.length() > WEIGHT.length())
        .map(input -> input.substring(0, input.length() - WEIGHT.length()))
        .findFirst()
        .or(() -> firstNamed(node))
        .orElse(node.getOpType());
  }

  /** What to call the node of a constant. */
  static String wish(String initializer) {
    return initializer.endsWith(VALUE)
        ? initializer.substring(0, initializer.length() - VALUE.length())
        : initializer;
  }

  private static Optional<String> firstNamed(NodeProto node) {
    return Stream.concat(Stream.of(node.getName()), outputs(node).stream())
        .filter(name -> !name.isBlank())
        .findFirst();
  }

  private static List<String> outputs(NodeProto node) {
    return node.getOutputList();
  }
}
