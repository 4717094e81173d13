package io.hauberk.tensor.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Node;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON of a network, from whoever wrote it. */
final class ArchitectureParser {

  static final String NAME = "name";
  static final String INPUTS = "inputs";

  private static final String INPUT_SHAPE = "inputShape";
  private static final String NODES = "nodes";
  private static final String OUTPUT = "output";
  private static final List<String> FIELDS = List.of(INPUT_SHAPE, NODES, OUTPUT);

  private static final int MAX_NODES = 100_000;
  private static final int MAX_NAME = 256;
  private static final int MAX_AXES = 8;

  /** Numbers in one sample: an image of 2,000 by 2,000 pixels in four channels. */
  private static final long MAX_SAMPLE = 1 << 24;

  private ArchitectureParser() {}

  static Network parse(String json) {
    var root = object("architecture", tree(json));
    root.fieldNames()
        .forEachRemaining(
            name -> require(FIELDS.contains(name), "architecture field", name, "one of " + FIELDS));
    var shape = inputShape(root.path(INPUT_SHAPE));
    var nodes = nodes(root.path(NODES));
    var last = nodes.get(nodes.size() - 1).name();
    var output = root.has(OUTPUT) ? text(OUTPUT, root.get(OUTPUT)) : last;
    try {
      return new Network(shape, nodes, output);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          "architecture", Printable.firstLine(e), "a graph of named nodes", e);
    }
  }

  private static List<Node> nodes(JsonNode items) {
    require(items.isArray() && !items.isEmpty(), NODES, items.getNodeType(), "a list of nodes");
    require(items.size() <= MAX_NODES, NODES, items.size(), "at most " + MAX_NODES);
    List<Node> nodes = new ArrayList<>();
    var previous = Network.INPUT;
    for (var item : items) {
      var position = String.valueOf(nodes.size());
      var node = node(object("node " + position, item), position, previous);
      nodes.add(node);
      previous = node.name();
    }
    return nodes;
  }

  private static Node node(ObjectNode json, String position, String previous) {
    var name = json.has(NAME) ? text("node " + position + " name", json.get(NAME)) : position;
    var part = "node " + name;
    var inputs = json.has(INPUTS) ? texts(part + " inputs", json.get(INPUTS)) : List.of(previous);
    json.remove(List.of(NAME, INPUTS));
    return new Node(name, LayerJson.read(part, json), inputs);
  }

  private static List<Long> inputShape(JsonNode json) {
    var rule = "1 to " + MAX_AXES + " whole numbers above 0, at most " + MAX_SAMPLE + " in all";
    boolean fits = json.isArray() && !json.isEmpty() && json.size() <= MAX_AXES;
    require(fits, INPUT_SHAPE, json, rule);
    List<Long> shape = new ArrayList<>();
    long numbers = 1;
    for (var extent : json) {
      boolean whole = extent.isIntegralNumber() && extent.canConvertToInt() && extent.asInt() > 0;
      numbers = whole ? numbers * extent.asInt() : 0;
      require(numbers > 0 && numbers <= MAX_SAMPLE, INPUT_SHAPE, json, rule);
      shape.add(extent.asLong());
    }
    return shape;
  }

  private static JsonNode tree(String json) {
    try {
      return LayerJson.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ModelFormatException(
          "architecture", Printable.of(e.getOriginalMessage()), "one JSON object", e);
    }
  }

  private static ObjectNode object(String part, JsonNode json) {
    require(json.isObject(), part, json.getNodeType(), "a JSON object");
    return (ObjectNode) json;
  }

  private static List<String> texts(String part, JsonNode json) {
    require(json.isArray(), part, json.getNodeType(), "a list of names");
    List<String> texts = new ArrayList<>();
    json.forEach(item -> texts.add(text(part, item)));
    return texts;
  }

  private static String text(String part, JsonNode json) {
    var text = json.asText();
    boolean plain = !text.isBlank() && text.codePoints().allMatch(Printable::isPlain);
    boolean fits = json.isTextual() && plain && text.length() <= MAX_NAME;
    require(fits, part, json, "a printable name of at most " + MAX_NAME + " characters");
    return text;
  }

  private static void require(boolean holds, String part, Object value, String rule) {
    if (!holds) {
      throw new ModelFormatException(part, Printable.of(value.toString()), rule);
    }
  }
}
