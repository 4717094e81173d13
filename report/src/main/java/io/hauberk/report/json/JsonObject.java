package io.hauberk.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hauberk.report.markup.Clean;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object whose fields keep the order in which they were put. */
final class JsonObject implements JsonPart {

  private final Map<String, JsonPart> fields = new LinkedHashMap<>();

  JsonObject put(String name, JsonPart value) {
    fields.put(Clean.whole(name), value);
    return this;
  }

  JsonObject put(String name, String value) {
    return put(name, JsonPart.text(value));
  }

  JsonObject put(String name, double value) {
    return put(name, JsonPart.number(value));
  }

  /** Leaves the field out when there is nothing to say. */
  JsonObject putUnlessBlank(String name, String value) {
    return value.isBlank() ? this : put(name, value);
  }

  @Override
  public void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (var field : fields.entrySet()) {
      out.writeFieldName(field.getKey());
      field.getValue().write(out);
    }
    out.writeEndObject();
  }
}
