package io.hauberk.robust.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hauberk.robust.oracle.OracleException.BadReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of the Open Inference Protocol v2 in JSON (KServe, "Predict Protocol - Version 2",
 * model metadata and inference request and response objects).
 */
final class InferenceJson {

  static final String FLOAT = "FP32";

  /** NaN is read as a number, so that it can be named. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private InferenceJson() {}

  /**
   * A tensor's name and form.
   *
   * @param shape -1 where the extent is free
   */
  record Signature(String name, String datatype, List<Long> shape) {}

  /** The only entry of {@code inputs} or {@code outputs} in a model's metadata. */
  static Signature only(byte[] metadata, String list) {
    var entries = parse(metadata, "model metadata").path(list);
    if (!entries.isArray() || entries.size() != 1) {
      throw new BadReply("model's " + list, entries.size(), "one; it is then the only choice");
    }
    var entry = entries.get(0);
    var signature =
        new Signature(
            entry.path("name").asText(), entry.path("datatype").asText(), shape(entry, list));
    if (!signature.datatype.equals(FLOAT)) {
      throw new BadReply("datatype of the model's " + list, signature.datatype, FLOAT);
    }
    return signature;
  }

  static byte[] request(Signature input, String output, float[] values, List<Long> shape) {
    var out = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("inputs");
      json.writeStartObject();
      json.writeStringField("name", input.name);
      json.writeStringField("datatype", FLOAT);
      json.writeArrayFieldStart("shape");
      for (long extent : shape) {
        json.writeNumber(extent);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("data");
      for (float value : values) {
        json.writeNumber(value);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeArrayFieldStart("outputs");
      json.writeStartObject();
      json.writeStringField("name", output);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return out.toByteArray();
  }

  /**
   * The values of an answer's output.
   *
   * @param shape it must have
   */
  static float[] values(byte[] answer, String output, List<Long> shape) {
    var outputs = parse(answer, "inference answer").path("outputs");
    if (outputs.size() != 1 || !outputs.path(0).path("name").asText().equals(output)) {
      throw new BadReply("answer's outputs", outputs.size(), "one, named " + output);
    }
    var entry = outputs.get(0);
    if (!entry.path("datatype").asText().equals(FLOAT)) {
      throw new BadReply("answer's datatype", entry.path("datatype").asText(), FLOAT);
    }
    var found = shape(entry, "answer");
    if (!found.equals(shape)) {
      throw new BadReply("answer's shape", found, shape.toString());
    }
    var values = new ArrayList<Float>();
    flatten(entry.path("data"), values, MAX_DEPTH);
    long count = shape.stream().reduce(1L, Math::multiplyExact);
    if (values.size() != count) {
      throw new BadReply("answer's numbers", values.size(), String.valueOf(count));
    }
    return floats(values);
  }

  private static void flatten(JsonNode node, List<Float> values, int depth) {
    if (node.isArray() && depth > 0) {
      node.forEach(child -> flatten(child, values, depth - 1));
    } else if (node.isNumber()) {
      values.add(node.floatValue());
    } else {
      throw new BadReply("answer's data", node.getNodeType(), "numbers, flat or nested");
    }
  }

  private static float[] floats(List<Float> values) {
    var floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  private static List<Long> shape(JsonNode entry, String what) {
    List<Long> shape = new ArrayList<>();
    for (var extent : entry.path("shape")) {
      if (!extent.isIntegralNumber()) {
        throw new BadReply("shape of " + what, extent.getNodeType(), "whole numbers");
      }
      shape.add(extent.longValue());
    }
    return shape;
  }

  private static JsonNode parse(byte[] bytes, String what) {
    try {
      return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new BadReply(what, "no JSON", "a JSON object of the protocol", e);
    }
  }

  /** Of nested data; [n, classes] has two. */
  private static final int MAX_DEPTH = 4;
}
