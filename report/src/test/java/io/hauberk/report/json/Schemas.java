package io.hauberk.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Set;

/** Our published schemas, and a strict reader. */
final class Schemas {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          builder ->
              builder.schemaMappers(
                  mappers ->
                      mappers.mappings(
                          Map.of(
                              "urn:hauberk:report:1", resource("report-1"),
                              "urn:hauberk:evidence:1", resource("evidence-1")))));

  private Schemas() {}

  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  static Set<ValidationMessage> report(String json) {
    return validate("urn:hauberk:report:1", json);
  }

  static Set<ValidationMessage> evidence(String json) {
    return validate("urn:hauberk:evidence:1", json);
  }

  private static Set<ValidationMessage> validate(String schema, String json) {
    return FACTORY.getSchema(SchemaLocation.of(schema)).validate(tree(json));
  }

  private static String resource(String name) {
    return "classpath:io/hauberk/report/json/" + name + ".schema.json";
  }
}
