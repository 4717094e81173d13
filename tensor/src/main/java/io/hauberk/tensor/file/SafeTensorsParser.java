package io.hauberk.tensor.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.file.SafeTensorsHeader.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON header of a safetensors file token by token, so that a header of any shape costs
 * little more than its bytes.
 */
final class SafeTensorsParser {

  private static final String HEADER = "safetensors header";

  /** libtorch's own limit. */
  private static final int MAX_AXES = 64;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private static final int FEW_AXES = 4;

  private final JsonParser json;

  /** Name of what is being read, for messages. */
  private String part = "safetensors";

  private Map<String, String> metadata = Map.of();
  private final List<Entry> tensors = new ArrayList<>();

  private SafeTensorsParser(JsonParser json) {
    this.json = json;
  }

  /**
   * @throws ModelFormatException when it is not UTF-8, not one JSON object, or says anything twice
   */
  static SafeTensorsHeader parse(byte[] utf8) {
    if (utf8.length == 0 || utf8[0] != '{') {
      throw new ModelFormatException(HEADER, "another start", "a JSON object that starts with {");
    }
    var strict = StandardCharsets.UTF_8.newDecoder();
    try (var reader = new InputStreamReader(new ByteArrayInputStream(utf8), strict);
        var json = JSON.createParser(reader)) {
      return new SafeTensorsParser(json).header();
    } catch (IOException e) {
      throw new ModelFormatException(
          HEADER, Printable.firstLine(e), "one JSON object in UTF-8, no key twice", e);
    }
  }

  private SafeTensorsHeader header() throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      part = json.currentName();
      if (part.equals(SafeTensorsHeader.METADATA)) {
        metadata = texts();
      } else {
        tensors.add(entry());
      }
    }
    if (json.nextToken() != null) {
      throw new ModelFormatException(HEADER, "text after its end", "one JSON object");
    }
    return new SafeTensorsHeader(metadata, tensors);
  }

  private Map<String, String> texts() throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    Map<String, String> texts = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var key = json.currentName();
      expect(JsonToken.VALUE_STRING, "only text");
      texts.put(key, json.getText());
    }
    return texts;
  }

  private Entry entry() throws IOException {
    ElementType type = null;
    long[] shape = null;
    long[] offsets = null;
    expect(JsonToken.START_OBJECT, "an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var field = json.currentName();
      switch (field) {
        case "dtype" -> type = type();
        case "shape" -> shape = numbers();
        case "data_offsets" -> offsets = numbers();
        default -> throw broken(field, "only dtype, shape and data_offsets");
      }
    }
    if (type == null || shape == null || offsets == null || offsets.length != 2) {
      throw broken("incomplete", "a dtype, a shape and two data_offsets, begin and end");
    }
    return new Entry(part, type, shape, offsets[0], offsets[1]);
  }

  private ElementType type() throws IOException {
    expect(JsonToken.VALUE_STRING, "a dtype in text");
    var name = json.getText();
    return ElementType.ofSafeTensors(name)
        .orElseThrow(() -> broken(name, "one of the dtypes " + ElementType.safeTensorsNames()));
  }

  private long[] numbers() throws IOException {
    var numbers = new long[FEW_AXES];
    int count = 0;
    expect(JsonToken.START_ARRAY, "a list of whole numbers");
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      if (count == MAX_AXES) {
        throw broken("a longer list", "at most " + MAX_AXES + " numbers");
      }
      numbers = count < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
      numbers[count++] = number();
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw broken(String.valueOf(json.getText()), "a list of whole numbers");
    }
    return Arrays.copyOf(numbers, count);
  }

  private long number() throws IOException {
    boolean fits = json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    if (!fits || json.getLongValue() < 0) {
      throw broken(json.getText(), "numbers from 0 to 2^63-1");
    }
    return json.getLongValue();
  }

  private void expect(JsonToken token, String rule) throws IOException {
    if (json.nextToken() != token) {
      throw broken(String.valueOf(json.getText()), rule);
    }
  }

  private ModelFormatException broken(String value, String rule) {
    return new ModelFormatException("header of " + Printable.of(part), Printable.of(value), rule);
  }
}
