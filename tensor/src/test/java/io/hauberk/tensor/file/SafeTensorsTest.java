package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Weights;
import io.hauberk.testkit.NativeMemory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafeTensorsTest {

  @TempDir Path folder;

  private static Weights weights(Object... namesAndTensors) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTensors.length; i += 2) {
      tensors.put((String) namesAndTensors[i], (Tensor) namesAndTensors[i + 1]);
    }
    return Weights.of(tensors);
  }

  @Test
  void read_writtenByTheReference_sameNamesTypesShapesAndValues() {
    var expected = Vectors.json("safetensors/types.json");
    try (var content = SafeTensors.read(Vectors.file("safetensors/types.safetensors"))) {
      assertThat(content.metadata()).containsExactly(Map.entry("note", "größe 大小"));
      var names = expected.get("tensors");
      assertThat(content.weights().names()).hasSize(names.size());
      Vectors.assertSame(content.weights(), names);
    }
  }

  @ParameterizedTest
  @EnumSource(ElementType.class)
  void write_eachType_readBack(ElementType type) {
    var file = folder.resolve("one.safetensors");
    try (var scope = TensorScope.open()) {
      var tensor = Tensors.of(new float[] {0, 1, 1, 0, 1, 1}, 2, 3).to(type.scalarType());
      try (var written = weights("w", tensor)) {
        SafeTensors.write(file, written, Map.of());
      }
      try (var content = SafeTensors.read(file)) {
        var read = content.weights().get("w");
        assertThat(read.scalar_type().intern()).isEqualTo(type.scalarType());
        assertThat(Tensors.shape(read)).containsExactly(2, 3);
        assertThat(Tensors.floats(read)).containsExactly(0, 1, 1, 0, 1, 1);
      }
    }
  }

  @Test
  void write_anything_bytesByTheFormat() throws IOException {
    var file = folder.resolve("b.safetensors");
    try (var scope = TensorScope.open();
        var written =
            weights(
                "z", Tensors.of(new float[] {1}, 1), "a", Tensors.of(new long[] {2, 3}, 2, 1))) {
      SafeTensors.write(file, written, Map.of("k2", "v", "k1", "\"é\n"));
    }
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    var header = new byte[(int) bytes.getLong()];
    bytes.get(header);
    assertThat(header.length % 8).isZero();
    assertThat(new String(header, StandardCharsets.UTF_8).stripTrailing())
        .isEqualTo(
            "{\"__metadata__\":{\"k1\":\"\\\"é\\n\",\"k2\":\"v\"},"
                + "\"z\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"a\":{\"dtype\":\"I64\",\"shape\":[2,1],\"data_offsets\":[4,20]}}");
    assertThat(bytes.getFloat()).isEqualTo(1);
    assertThat(bytes.getLong()).isEqualTo(2);
    assertThat(bytes.getLong()).isEqualTo(3);
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @Test
  void write_twice_sameBytes() {
    try (var scope = TensorScope.open();
        var written = weights("w", torch.arange(new Scalar(1000)))) {
      SafeTensors.write(folder.resolve("1"), written, Map.of("a", "1", "b", "2", "c", "3"));
      SafeTensors.write(folder.resolve("2"), written, Map.of("c", "3", "b", "2", "a", "1"));
    }
    assertThat(Digest.sha256(folder.resolve("1"))).isEqualTo(Digest.sha256(folder.resolve("2")));
  }

  @Test
  void write_stridedAndLarge_valuesInRowMajorOrder() {
    var file = folder.resolve("strided.safetensors");
    try (var scope = TensorScope.open();
        var written = weights("t", torch.rand(700, 900).t())) {
      SafeTensors.write(file, written, Map.of());
      try (var content = SafeTensors.read(file)) {
        assertThat(Tensors.shape(content.weights().get("t"))).containsExactly(900, 700);
        assertThat(content.weights().get("t").equal(written.get("t"))).isTrue();
      }
    }
  }

  @Test
  void write_scalarEmptyAndNan_readBack() {
    var file = folder.resolve("odd.safetensors");
    try (var scope = TensorScope.open();
        var written =
            weights(
                "scalar", Tensors.of(new float[] {5}),
                "empty", torch.zeros(0, 3),
                "nan", Tensors.of(new float[] {Float.NaN, Float.NEGATIVE_INFINITY}, 2))) {
      SafeTensors.write(file, written, Map.of());
      try (var content = SafeTensors.read(file)) {
        var read = content.weights();
        assertThat(read.names()).containsExactly("scalar", "empty", "nan");
        assertThat(Tensors.shape(read.get("scalar"))).isEmpty();
        assertThat(Tensors.shape(read.get("empty"))).containsExactly(0, 3);
        assertThat(Tensors.floats(read.get("nan")))
            .containsExactly(Float.NaN, Float.NEGATIVE_INFINITY);
      }
    }
  }

  @Test
  void write_noTensors_readBack() {
    var file = folder.resolve("none.safetensors");
    try (var none = Weights.of(Map.of())) {
      SafeTensors.write(file, none, Map.of());
    }
    try (var content = SafeTensors.read(file)) {
      assertThat(content.weights().names()).isEmpty();
      assertThat(content.metadata()).isEmpty();
    }
  }

  @Test
  void write_typeTheFormatLacks_refusedByName() {
    try (var scope = TensorScope.open();
        var complex = weights("w", torch.ones(2).to(ScalarType.ComplexFloat))) {
      assertThatThrownBy(() -> SafeTensors.write(folder.resolve("c"), complex, Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "weight w: ComplexFloat (expected: one of "
                  + "[F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL])");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void write_textThatUtf8CannotHold_refused() {
    try (var scope = TensorScope.open();
        var odd = weights("\ud800", torch.ones(1));
        var taken = weights("__metadata__", torch.ones(1));
        var plain = weights("w", torch.ones(1))) {
      assertThatThrownBy(() -> SafeTensors.write(folder.resolve("o"), odd, Map.of()))
          .hasMessage("weight: \\ud800 (expected: text that UTF-8 can write)");
      assertThatThrownBy(() -> SafeTensors.write(folder.resolve("o"), plain, Map.of("k", "\udc00")))
          .hasMessage("metadata: \\udc00 (expected: text that UTF-8 can write)");
      assertThatThrownBy(() -> SafeTensors.write(folder.resolve("o"), taken, Map.of()))
          .hasMessage("weight: __metadata__ (expected: a name the format leaves free)");
    }
  }

  /** A device that is always full: nothing appears under the name, and nothing beside it. */
  @Test
  void write_diskFull_storageExceptionAndNoFile() throws IOException {
    Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/full")));
    var file = folder.resolve("m.safetensors");
    var partial = folder.resolve("m.safetensors.partial-" + ProcessHandle.current().pid());
    Files.createSymbolicLink(partial, Path.of("/dev/full"));
    try (var scope = TensorScope.open();
        var written = weights("w", torch.ones(100_000))) {
      assertThatThrownBy(() -> SafeTensors.write(file, written, Map.of()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("(expected: writable with room on the disk");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void write_overAFolder_storageException() throws IOException {
    var taken = folder.resolve("m.safetensors");
    Files.createDirectories(taken.resolve("inside"));
    try (var scope = TensorScope.open();
        var written = weights("w", torch.ones(1))) {
      assertThatThrownBy(() -> SafeTensors.write(taken, written, Map.of()))
          .isInstanceOf(StorageException.class);
    }
    assertThat(taken).isNotEmptyDirectory();
  }

  @Test
  void read_absent_storageException() {
    assertThatThrownBy(() -> SafeTensors.read(folder.resolve("absent")))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("absent (expected: an existing file)");
  }

  @Test
  void read_manyTimes_nativeMemorySteady() {
    var file = folder.resolve("steady.safetensors");
    try (var scope = TensorScope.open();
        var written = weights("w", torch.rand(256, 1024))) {
      SafeTensors.write(file, written, Map.of());
    }
    NativeMemory.assertSteady(
        200,
        256 * 1024 * 4L,
        () -> {
          try (var content = SafeTensors.read(file)) {
            assertThat(content.weights().count()).isEqualTo(256 * 1024);
          }
        });
  }

  @Test
  void read_refusedHalfWay_nativeMemorySteady() throws IOException {
    var file = folder.resolve("cut.safetensors");
    try (var scope = TensorScope.open();
        var written = weights("w", torch.rand(256, 1024))) {
      SafeTensors.write(file, written, Map.of());
    }
    var whole = Files.readAllBytes(file);
    var cut = Arrays.copyOf(whole, whole.length - 1);
    NativeMemory.assertSteady(
        200,
        256 * 1024 * 4L,
        () ->
            assertThatThrownBy(
                    () ->
                        SafeTensors.read(
                            new FileInput("cut", new ByteArrayInputStream(cut), whole.length)))
                .hasMessage("file: cut (expected: whole and unbroken)"));
  }
}
