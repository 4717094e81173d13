package io.hauberk.trust.lock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON that has one reading: no key twice, nothing behind the end, bounded depth and texts. The
 * readers of fields throw IllegalArgumentException, which names the field and not its value;
 * whoever reads a file says of which file.
 */
public final class StrictJson {

  private final ObjectMapper mapper;

  /**
   * @param depth most objects and lists within each other
   * @param text most characters of one text
   */
  public StrictJson(int depth, int text) {
    var limits =
        StreamReadConstraints.builder().maxNestingDepth(depth).maxStringLength(text).build();
    mapper =
        new ObjectMapper(
                JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(limits)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  public ObjectNode object() {
    return mapper.createObjectNode();
  }

  /**
   * @throws IOException when it is not JSON by these rules
   */
  public JsonNode read(byte[] bytes) throws IOException {
    return mapper.readTree(bytes);
  }

  /** UTF-8, without spaces. */
  public byte[] write(JsonNode tree) {
    try {
      return mapper.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is JSON", e);
    }
  }

  /** A field that is there. */
  public static JsonNode required(JsonNode node, String name) {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  /** A field that is text. */
  public static String text(JsonNode node, String name) {
    var value = required(node, name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is not text");
    }
    return value.textValue();
  }

  /** A field that is an integer of 32 bits. */
  public static int integer(JsonNode node, String name) {
    var value = required(node, name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IllegalArgumentException(name + " is not an integer");
    }
    return value.intValue();
  }
}
