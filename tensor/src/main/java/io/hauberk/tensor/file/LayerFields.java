package io.hauberk.tensor.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Window;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of a layer in JSON, found in the sealed hierarchy itself so that no layer is written
 * twice. A window's fields stand among the layer's own.
 *
 * @param type the layer's record
 */
record LayerFields(Class<? extends Layer> type) {

  static final String WINDOW = "window";

  /** What an absent field means in any layer that has it; PyTorch's defaults. */
  private static final Map<String, JsonNode> DEFAULTS =
      Map.of(
          "bias", BooleanNode.TRUE,
          "keepAxes", BooleanNode.FALSE,
          "epsilon", DoubleNode.valueOf(1e-5),
          "momentum", DoubleNode.valueOf(0.1),
          "approximation", TextNode.valueOf("NONE"));

  /** The same in layers with a window; PyTorch's defaults for convolutions. */
  private static final Map<String, JsonNode> WINDOW_DEFAULTS =
      Map.of(
          "stride", IntNode.valueOf(1),
          "padding", IntNode.valueOf(0),
          "outputPadding", IntNode.valueOf(0),
          "dilation", IntNode.valueOf(1),
          "groups", IntNode.valueOf(1),
          "ceilMode", BooleanNode.FALSE,
          "countPadding", BooleanNode.TRUE);

  private static final Map<String, LayerFields> BY_TYPE =
      records(Layer.class)
          .map(type -> new LayerFields(type.asSubclass(Layer.class)))
          .collect(
              Collectors.toMap(
                  fields -> fields.type.getSimpleName(), f -> f, (a, b) -> a, TreeMap::new));

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(LayerFields::records);
  }

  /** By the name of the type, as {@link Layer#type} gives it. */
  static Optional<LayerFields> of(String typeName) {
    return Optional.ofNullable(BY_TYPE.get(typeName));
  }

  static List<String> typeNames() {
    return List.copyOf(BY_TYPE.keySet());
  }

  List<String> names() {
    return names(type).toList();
  }

  private static Stream<String> names(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .flatMap(part -> isWindow(part) ? names(Window.class) : Stream.of(part.getName()));
  }

  /** The fields that are neither given nor have a default. */
  List<String> missing(ObjectNode flat) {
    return names().stream().filter(name -> value(name, flat).isEmpty()).toList();
  }

  /** The record's own form of the layer's fields: defaults filled in, the window in its place. */
  ObjectNode nested(ObjectNode flat) {
    return nested(type, flat);
  }

  private ObjectNode nested(Class<?> record, ObjectNode flat) {
    var nested = JsonNodeFactory.instance.objectNode();
    for (var part : record.getRecordComponents()) {
      if (isWindow(part)) {
        nested.set(WINDOW, nested(Window.class, flat));
      } else {
        value(part.getName(), flat).ifPresent(value -> nested.set(part.getName(), value));
      }
    }
    return nested;
  }

  private Optional<JsonNode> value(String name, ObjectNode flat) {
    return Optional.ofNullable(flat.get(name))
        .or(() -> Optional.ofNullable(DEFAULTS.get(name)))
        .or(() -> Optional.ofNullable(hasWindow() ? WINDOW_DEFAULTS.get(name) : null));
  }

  private boolean hasWindow() {
    return Arrays.stream(type.getRecordComponents()).anyMatch(LayerFields::isWindow);
  }

  private static boolean isWindow(RecordComponent part) {
    return part.getType() == Window.class;
  }
}
