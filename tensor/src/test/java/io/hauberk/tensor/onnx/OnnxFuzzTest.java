package io.hauberk.tensor.onnx;

import static io.hauberk.tensor.onnx.Nodes.attribute;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import io.hauberk.core.HauberkException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as an ONNX file: a model, or a named error; no crash, no hang, no large allocation. */
class OnnxFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
        Protos.of(4).weight("w", 4, 3).node("MatMul", List.of("x", "w"), "y").build().toByteArray(),
        Protos.of(1, 6, 6)
            .weight("w", 2, 1, 3, 3)
            .node("Conv", List.of("x", "w"), "a", attribute("pads", List.of(1L, 1L, 1L, 1L)))
            .node("Relu", List.of("a"), "b")
            .node("MaxPool", List.of("b"), "y", attribute("kernel_shape", List.of(2L, 2L)))
            .build()
            .toByteArray(),
        Protos.of(2, 3)
            .wholes("s", -1L, 6L)
            .node("Reshape", List.of("x", "s"), "y")
            .build()
            .toByteArray(),
        "this is not ONNX".getBytes(StandardCharsets.UTF_8));
  }

  @DictionaryEntries({"Conv", "Relu", "Gemm", "Reshape", "Concat", "Pad", "Slice", "kernel_shape"})
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzRead(byte[] data) {
    try {
      OnnxReader.read(ByteString.copyFrom(data), Path.of("target")).close();
    } catch (HauberkException expected) {
      // the named error
    }
  }
}
