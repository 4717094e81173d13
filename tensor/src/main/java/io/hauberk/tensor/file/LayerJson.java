package io.hauberk.tensor.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.layer.Layer;

/** Layers as JSON objects: the type, then the record's fields, a window's among them. */
final class LayerJson {

  static final String TYPE = "type";

  /** Strict: nothing twice, missing, unknown, null or of another kind. */
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .addModule(PixelsJson.module())
          .build();

  private LayerJson() {}

  static ObjectNode write(Layer layer) {
    var json = MAPPER.createObjectNode().put(TYPE, layer.type());
    ObjectNode fields = MAPPER.valueToTree(layer);
    for (var field : fields.properties()) {
      if (field.getKey().equals(LayerFields.WINDOW)) {
        json.setAll((ObjectNode) field.getValue());
      } else {
        json.set(field.getKey(), field.getValue());
      }
    }
    return json;
  }

  /**
   * @param node for messages
   * @param json the type and the layer's fields
   * @throws ModelFormatException naming the type or field that is unknown, missing or out of range
   */
  static Layer read(String node, ObjectNode json) {
    var fields = fields(node, json);
    json.remove(TYPE);
    requireFields(node, fields, json);
    try {
      return MAPPER.treeToValue(fields.nested(json), fields.type());
    } catch (JsonProcessingException e) {
      throw new ModelFormatException(
          node, reason(e), "what " + fields.type().getSimpleName() + " takes", e);
    }
  }

  private static void requireFields(String node, LayerFields fields, ObjectNode json) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!fields.names().contains(name)) {
                throw new ModelFormatException(
                    node + " field", Printable.of(name), "one of " + fields.names());
              }
            });
    var missing = fields.missing(json);
    if (!missing.isEmpty()) {
      throw new ModelFormatException(node, "without " + missing, "all fields that have no default");
    }
  }

  private static LayerFields fields(String node, ObjectNode json) {
    var type = json.path(TYPE).asText();
    return LayerFields.of(type)
        .orElseThrow(
            () ->
                new ModelFormatException(
                    node + " type", Printable.of(type), "one of " + LayerFields.typeNames()));
  }

  /** A record's own words where it refused a value. */
  private static String reason(JsonProcessingException e) {
    return e.getCause() instanceof IllegalArgumentException refused
        ? Printable.firstLine(refused)
        : Printable.of(e.getOriginalMessage());
  }
}
