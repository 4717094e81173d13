package io.hauberk.tensor.file;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network, without its weights, as JSON made to be written by hand:
 *
 * <pre>{@code
 * {
 *   "inputShape": [1, 28, 28],
 *   "nodes": [
 *     {"type": "Conv2d", "in": 1, "out": 16, "kernel": 4, "stride": 2, "padding": 1},
 *     {"type": "Relu"},
 *     {"type": "Flatten"},
 *     {"name": "scores", "type": "Linear", "in": 3136, "out": 10}
 *   ]
 * }
 * }</pre>
 *
 * <p>A node without {@code name} is called by its position, as PyTorch's Sequential does; one
 * without {@code inputs} reads the node before it; {@code output} is the last node unless named. A
 * type is a record of {@link io.hauberk.tensor.layer.Layer}, its fields are the record's; a
 * window's {@code kernel}, {@code stride}, {@code padding} and {@code dilation} stand among them.
 * What is unknown is refused by name. The whole form: docs/model-files.md.
 */
public final class ArchitectureJson {

  private static final int MAX_FILE_BYTES = 16 << 20;

  private ArchitectureJson() {}

  /**
   * @throws ModelFormatException naming the node and field that is wrong
   * @throws StorageException when the file cannot be read
   */
  public static Network read(Path file) {
    try (var in = FileInput.open(file)) {
      if (in.remaining() > MAX_FILE_BYTES) {
        throw new ModelFormatException(
            "architecture", in.remaining() + " bytes", "at most " + MAX_FILE_BYTES);
      }
      return parse(Utf8.decode(in.bytes((int) in.remaining(), "architecture"), "architecture"));
    }
  }

  /**
   * @throws ModelFormatException naming the node and field that is wrong
   */
  public static Network parse(String json) {
    return ArchitectureParser.parse(json);
  }

  /**
   * @throws StorageException when the file cannot be written
   */
  public static void write(Network network, Path file) {
    AtomicFile.writeText(file, format(network));
  }

  /** The JSON of a network, one node a line; {@link #parse} gives the same network back. */
  public static String format(Network network) {
    List<String> lines = new ArrayList<>();
    var previous = Network.INPUT;
    for (var node : network.nodes()) {
      lines.add("    " + line(node, String.valueOf(lines.size()), previous));
      previous = node.name();
    }
    var output = LayerJson.MAPPER.getNodeFactory().textNode(network.output());
    return lines.stream()
        .collect(
            Collectors.joining(
                ",\n",
                "{\n  \"inputShape\": " + network.inputShape() + ",\n  \"nodes\": [\n",
                "\n  ],\n  \"output\": " + output + "\n}\n"));
  }

  private static String line(Node node, String position, String previous) {
    var json = LayerJson.MAPPER.createObjectNode();
    if (!node.name().equals(position)) {
      json.put(ArchitectureParser.NAME, node.name());
    }
    json.setAll(LayerJson.write(node.layer()));
    if (!node.inputs().equals(List.of(previous))) {
      var inputs = json.putArray(ArchitectureParser.INPUTS);
      node.inputs().forEach(inputs::add);
    }
    return json.toString();
  }
}
