package io.hauberk.trust.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The fields of a lock's header, each checked before it is used. */
record HeaderFields(ObjectNode header) {

  static final String TYPE = "type";

  private static final int MOST_CHARACTERS = 8192;

  static HeaderFields of(ObjectNode header, String type) {
    var fields = new HeaderFields(header);
    var found = fields.text(TYPE);
    if (!found.equals(type)) {
      throw new IntegrityException("lock", printable(found), type + ", as the file was locked");
    }
    return fields;
  }

  String text(String name) {
    JsonNode value = field(name);
    if (!value.isTextual() || value.textValue().length() > MOST_CHARACTERS) {
      throw new IntegrityException(
          "lock " + name, value.getNodeType(), "text of at most " + MOST_CHARACTERS);
    }
    return value.textValue();
  }

  int integer(String name) {
    JsonNode value = field(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IntegrityException("lock " + name, value.getNodeType(), "an integer");
    }
    return value.intValue();
  }

  byte[] bytes(String name, int length) {
    var bytes = bytesOf(name);
    if (bytes.length != length) {
      throw new IntegrityException("lock " + name, bytes.length + " bytes", length + " bytes");
    }
    return bytes;
  }

  /** Base64 of any length. */
  byte[] bytesOf(String name) {
    JsonNode value = field(name);
    try {
      return Base64.getDecoder().decode(value.isTextual() ? value.textValue() : "?");
    } catch (IllegalArgumentException e) {
      throw new IntegrityException("lock " + name, value.getNodeType(), "base64", e);
    }
  }

  private JsonNode field(String name) {
    @Nullable JsonNode value = header.get(name);
    if (value == null) {
      throw new IntegrityException("lock " + name, "missing", "present");
    }
    return value;
  }

  private static String printable(String text) {
    var shown = text.length() > 40 ? text.substring(0, 40) : text;
    return shown.replaceAll("[^ -~]", "?");
  }
}
