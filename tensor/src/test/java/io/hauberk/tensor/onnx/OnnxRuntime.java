package io.hauberk.tensor.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.hauberk.tensor.Tensors;
import java.nio.FloatBuffer;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;

/** The reference that reads the same bytes. */
final class OnnxRuntime {

  private static final float TOLERANCE = 1e-4f;

  private OnnxRuntime() {}

  /** The first output, in row-major order. */
  static float[] run(byte[] model, Tensor x) {
    var environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (var session = environment.createSession(model, options);
          var input =
              OnnxTensor.createTensor(
                  environment, FloatBuffer.wrap(Tensors.floats(x)), Tensors.shape(x));
          var results = session.run(Map.of(session.getInputNames().iterator().next(), input))) {
        var buffer = ((OnnxTensor) results.get(0)).getFloatBuffer();
        var values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
      }
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  /** Close relative to the largest value, if that is above 1. */
  static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    float largest = 1;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i])
          .as("element " + i)
          .isCloseTo(expected[i], Offset.offset(TOLERANCE * largest));
    }
  }
}
