package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The files that peers wrote, and what they say the files hold. */
final class Vectors {

  private static final Map<ScalarType, String> PYTHON_NAMES =
      Map.of(
          ScalarType.Double, "float64",
          ScalarType.Float, "float32",
          ScalarType.Half, "float16",
          ScalarType.BFloat16, "bfloat16",
          ScalarType.Long, "int64",
          ScalarType.Int, "int32",
          ScalarType.Short, "int16",
          ScalarType.Char, "int8",
          ScalarType.Byte, "uint8",
          ScalarType.Bool, "bool");

  private Vectors() {}

  static Path file(String name) {
    var resource = Objects.requireNonNull(Vectors.class.getResource("/vectors/" + name), name);
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Rows one after another. */
  static float[] floats(JsonNode rows) {
    List<Double> values = new ArrayList<>();
    rows.forEach(row -> row.forEach(value -> values.add(value.asDouble())));
    var floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }

  /**
   * @param tolerance absolute below 1, relative above
   */
  static void assertClose(float[] actual, JsonNode rows, double tolerance) {
    var expected = floats(rows);
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      var bound = (float) (tolerance * Math.max(1, Math.abs(expected[i])));
      assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], within(bound));
    }
  }

  /** Same names in the same order, same types, shapes and values. */
  static void assertHolds(Weights weights, JsonNode expected) {
    List<String> names = new ArrayList<>();
    expected.fieldNames().forEachRemaining(names::add);
    assertThat(weights.names()).containsExactlyElementsOf(names);
    assertSame(weights, expected);
  }

  /** The same in any order. */
  static void assertSame(Weights weights, JsonNode expected) {
    expected
        .properties()
        .forEach(
            named -> assertEqual(named.getKey(), weights.get(named.getKey()), named.getValue()));
  }

  private static void assertEqual(String name, Tensor tensor, JsonNode expected) {
    assertThat(PYTHON_NAMES.get(tensor.scalar_type().intern()))
        .as("type of %s", name)
        .isEqualTo(expected.get("dtype").asText().toLowerCase(Locale.ROOT));
    assertThat(Tensors.shape(tensor))
        .as("shape of %s", name)
        .isEqualTo(longs(expected.get("shape")));
    var values = tensor.numel() == 0 ? new float[0] : Tensors.floats(tensor);
    assertThat(values).as("values of %s", name).hasSize(expected.get("values").size());
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i])
          .as("%s, value %d", name, i)
          .isEqualTo((float) expected.get("values").get(i).asDouble());
    }
  }

  static long[] longs(JsonNode numbers) {
    var longs = new long[numbers.size()];
    Arrays.setAll(longs, i -> numbers.get(i).asLong());
    return longs;
  }
}
