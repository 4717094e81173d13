package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.Tensors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that lie. */
class SafeTensorsHeaderTest {

  private static final String GOOD =
      "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

  private static byte[] file(String header, int dataBytes) {
    var bytes = header.getBytes(StandardCharsets.UTF_8);
    return new PickleWriter().int64(bytes.length).raw(bytes).repeat(0, dataBytes).bytes();
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> SafeTensors.read(PickleWriter.input(file)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  private static void assertRefused(String header, int dataBytes, String message) {
    assertRefused(file(header, dataBytes), message);
  }

  private static String tensor(String name, String dtype, String shape, String offsets) {
    return String.format(
        "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}", name, dtype, shape, offsets);
  }

  private static String header(String... tensors) {
    return "{" + String.join(",", tensors) + "}";
  }

  @Test
  void read_good_read() {
    try (var content = SafeTensors.read(PickleWriter.input(file(GOOD, 8)))) {
      assertThat(content.weights().names()).containsExactly("w");
    }
  }

  @Test
  void read_headerInAnotherOrderThanTheData_readInTheHeadersOrder() {
    var header = header(tensor("b", "U8", "[1]", "[1,2]"), tensor("a", "U8", "[1]", "[0,1]"));
    var bytes = file(header, 2);
    bytes[bytes.length - 1] = 7;
    try (var content = SafeTensors.read(PickleWriter.input(bytes))) {
      assertThat(content.weights().names()).containsExactly("b", "a");
      assertThat(Tensors.longs(content.weights().get("b"))).containsExactly(7);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000_001, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void read_headerLengthBeyondTheLimit_refused(long length) {
    assertRefused(
        new PickleWriter().int64(length).raw('{', '}').bytes(),
        "safetensors header length: "
            + Long.toUnsignedString(length)
            + " (expected: at most 100000000)");
  }

  @Test
  void read_headerLengthBeyondTheFile_refused() {
    assertRefused(
        new PickleWriter().int64(100_000_000).raw('{', '}').bytes(),
        "safetensors header: 100000000 bytes (expected: at most the 2 that are left of the file)");
  }

  @Test
  void read_cutAnywhere_refused() {
    var whole = file(GOOD, 8);
    for (int length = 0; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> SafeTensors.read(PickleWriter.input(cut)))
          .as("cut to %d bytes", length)
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void read_holeBetweenTensors_refused() {
    var header = header(tensor("a", "F32", "[1]", "[0,4]"), tensor("b", "F32", "[1]", "[8,12]"));
    assertRefused(header, 12, "tensor b: begins at 8 (expected: 4, without hole or overlap)");
  }

  @Test
  void read_overlap_refused() {
    var header = header(tensor("a", "F32", "[2]", "[0,8]"), tensor("b", "F32", "[2]", "[4,12]"));
    assertRefused(header, 12, "tensor b: begins at 4 (expected: 8, without hole or overlap)");
    var same = header(tensor("a", "F32", "[1]", "[0,4]"), tensor("b", "F32", "[1]", "[0,4]"));
    assertRefused(same, 4, "tensor b: begins at 0 (expected: 4, without hole or overlap)");
  }

  @Test
  void read_dataBeforeOrAfterTheTensors_refused() {
    assertRefused(GOOD, 9, "safetensors data: 9 bytes (expected: 8 as the header says)");
    assertRefused(GOOD, 7, "safetensors data: 7 bytes (expected: 8 as the header says)");
    assertRefused(
        header(tensor("w", "F32", "[1]", "[4,8]")), 8, "tensor w: begins at 4 (expected: 0, with");
    assertRefused("{}", 1, "safetensors data: 1 bytes (expected: 0 as the header says)");
  }

  @Test
  void read_shapeThatNeedsOtherBytes_refused() {
    assertRefused(
        header(tensor("w", "F32", "[3]", "[0,8]")),
        8,
        "tensor w: data_offsets 0 to 8 (expected: 12 bytes, what its shape and dtype take)");
    assertRefused(
        header(tensor("w", "F32", "[2]", "[8,0]")), 8, "tensor w: data_offsets 8 to 0 (exp");
    assertRefused(
        header(tensor("w", "F32", "[0]", "[0,8]")), 8, "tensor w: data_offsets 0 to 8 (exp");
  }

  @Test
  void read_overflowingShape_refused() {
    var rule = "tensor w: overflowing shape (expected: fewer than 2^63 bytes)";
    assertRefused(header(tensor("w", "F32", "[4294967296,4294967296]", "[0,0]")), 0, rule);
    assertRefused(header(tensor("w", "F32", "[9223372036854775807]", "[0,8]")), 8, rule);
    assertRefused(header(tensor("w", "F64", "[1152921504606846976,2,0]", "[0,0]")), 0, rule);
  }

  @Test
  void read_numbersOutOfRange_refused() {
    assertRefused(
        header(tensor("w", "F32", "[-2]", "[0,8]")),
        8,
        "header of w: -2 (expected: numbers from 0 to 2^63-1)");
    assertRefused(
        header(tensor("w", "F32", "[2]", "[0,99999999999999999999]")),
        8,
        "header of w: 99999999999999999999 (expected: numbers from 0 to 2^63-1)");
    assertRefused(
        header(tensor("w", "F32", "[2.0]", "[0,8]")),
        8,
        "header of w: 2.0 (expected: a list of whole");
    assertRefused(
        header(tensor("w", "F32", "[2]", "[0,8,8]")),
        8,
        "header of w: incomplete (expected: a dtype");
    var axes = "[" + "1,".repeat(64) + "1]";
    assertRefused(
        header(tensor("w", "F32", axes, "[0,4]")),
        4,
        "header of w: a longer list (expected: at most 64");
  }

  @Test
  void read_sameKeyTwice_refused() {
    var rule = "safetensors header: Duplicate field '";
    var one = tensor("w", "F32", "[1]", "[0,4]");
    assertRefused(header(one, one), 4, rule + "w'");
    assertRefused(
        "{\"w\":{\"dtype\":\"F32\",\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        4,
        rule + "dtype'");
    assertRefused("{\"__metadata__\":{},\"__metadata__\":{}}", 0, rule + "__metadata__'");
    assertRefused("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", 0, rule + "a'");
    assertRefused(header(one, "\"\\u0077\":{}"), 4, rule + "w'");
  }

  @Test
  void read_unknownDtypeOrField_refusedByName() {
    assertRefused(
        header(tensor("w", "F8_E4M3", "[1]", "[0,1]")),
        1,
        "header of w: F8_E4M3 (expected: one of the dtypes [F64, F32,");
    assertRefused(
        "{\"w\":{\"dtype\":\"F32\",\"code\":1}}",
        0,
        "header of w: code (expected: only dtype, shape and data_offsets)");
    assertRefused("{\"w\":{\"dtype\":4}}", 0, "header of w: 4 (expected: a dtype in text)");
    assertRefused("{\"w\":{\"shape\":4}}", 0, "header of w: 4 (expected: a list of whole numbers)");
    assertRefused("{\"w\":[]}", 0, "header of w: [ (expected: an object)");
    assertRefused("{\"w\":{}}", 0, "header of w: incomplete (expected:");
  }

  @Test
  void read_metadataThatIsNotText_refused() {
    assertRefused(
        "{\"__metadata__\":{\"a\":1}}", 0, "header of __metadata__: 1 (expected: only text)");
    assertRefused(
        "{\"__metadata__\":{\"a\":{}}}", 0, "header of __metadata__: { (expected: only text)");
    assertRefused("{\"__metadata__\":\"a\"}", 0, "header of __metadata__: a (expected: an object)");
  }

  @Test
  void read_notAnObject_refused() {
    var rule = "safetensors header: another start (expected: a JSON object that starts with {)";
    assertRefused("[]", 0, rule);
    assertRefused(" {}", 0, rule);
    assertRefused("", 0, rule);
    assertRefused("\ufeff{}", 0, rule);
    assertRefused("{", 0, "safetensors header: Unexpected end-of-input");
    assertRefused("{}{}", 0, "safetensors header: text after its end (expected: one JSON object)");
    assertRefused("{} x", 0, "safetensors header: Unrecognized token 'x'");
    assertRefused("{\u0000}", 0, "safetensors header: Illegal character");
  }

  @Test
  void read_spacesAfterTheObject_allowed() {
    try (var content = SafeTensors.read(PickleWriter.input(file("{}      ", 0)))) {
      assertThat(content.weights().names()).isEmpty();
    }
  }

  @Test
  void read_notUtf8_refused() {
    var latin = "{\"\u00e9\":1}".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(
        new PickleWriter().int64(latin.length).raw(latin).bytes(),
        "safetensors header: Input length = 1 (expected: one JSON object in UTF-8");
    var wide = GOOD.getBytes(StandardCharsets.UTF_16LE);
    assertRefused(
        new PickleWriter().int64(wide.length).raw(wide).repeat(0, 8).bytes(),
        "safetensors header:");
  }

  @Test
  void read_hostileName_shownHarmlessly() {
    assertRefused(
        header(tensor("a\\n\\u001b[31m", "F9", "[1]", "[0,1]")),
        1,
        "header of a\\u000a\\u001b[31m: F9");
  }

  @Test
  void read_deeplyNested_refusedWithoutRecursion() {
    assertRefused("{\"w\":" + "[".repeat(1_000_000), 0, "header of w: [ (expected: an object)");
  }

  /** Keys whose hashes collide: 4,096 names of one hash. */
  @Test
  void read_collidingNames_readInTime() {
    var tensors = new StringBuilder("{");
    for (int i = 0; i < 4096; i++) {
      var name = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      tensors.append(i == 0 ? "" : ",").append(tensor(name.toString(), "U8", "[0]", "[0,0]"));
    }
    try (var content = SafeTensors.read(PickleWriter.input(file(tensors + "}", 0)))) {
      assertThat(content.weights().names()).hasSize(4096);
    }
  }
}
