package io.hauberk.robust.oracle;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.robust.oracle.OracleException.BadReply;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * An ONNX file run by ONNX Runtime, with one float32 input [n, ...] and one float32 output [n,
 * classes]: for models whose operators this project's own reader does not know. It owns the
 * session.
 *
 * <p>The file is run by native code of that project; take it only from whom you trust.
 */
public final class OnnxRuntimeOracle implements ScoreOracle, AutoCloseable {

  private final OrtSession session;
  private final String input;
  private final Outputs outputs;
  private final int most;

  private OnnxRuntimeOracle(OrtSession session, String input, Outputs outputs, int most) {
    this.session = session;
    this.input = input;
    this.outputs = outputs;
    this.most = most;
  }

  /**
   * @param most inputs of one run, at most; larger calls are split. A model for one input is run
   *     once for each
   * @throws ModelFormatException when the file is no model of that form
   */
  public static OnnxRuntimeOracle open(Path file, Outputs outputs, int most) {
    Checks.positive("most", most);
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      var session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
      return checked(session, outputs, most);
    } catch (OrtException e) {
      throw new ModelFormatException(
          "model " + file, String.valueOf(e.getMessage()), "an ONNX model", e);
    }
  }

  private static OnnxRuntimeOracle checked(OrtSession session, Outputs outputs, int most)
      throws OrtException {
    try {
      var in = only(session.getInputInfo(), "inputs");
      only(session.getOutputInfo(), "outputs");
      var name = session.getInputNames().iterator().next();
      long batch = in.getShape()[0];
      if (batch > 1) {
        throw new ModelFormatException("model's batch", batch, "free, or 1");
      }
      return new OnnxRuntimeOracle(session, name, outputs, batch == 1 ? 1 : most);
    } catch (ModelFormatException e) {
      session.close();
      throw e;
    }
  }

  private static TensorInfo only(Map<String, NodeInfo> nodes, String what) {
    var infos = nodes.values().stream().map(node -> node.getInfo()).toList();
    if (infos.size() == 1
        && infos.get(0) instanceof TensorInfo info
        && info.type == OnnxJavaType.FLOAT
        && info.getShape().length >= 2) {
      return info;
    }
    throw new ModelFormatException("model's " + what, infos, "one float32 tensor [n, ...]");
  }

  @Override
  public Tensor logits(Tensor inputs) {
    int n = Math.toIntExact(inputs.size(0));
    var parts = new float[n][];
    int rows = 0;
    for (int from = 0; from < n; from += most) {
      try (var scope = TensorScope.open()) {
        parts[rows++] = asked(inputs.narrow(0, from, Math.min(most, n - from)));
      }
    }
    return joined(Arrays.copyOf(parts, rows), n);
  }

  private Tensor joined(float[][] parts, int n) {
    int total = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    var all = new float[total];
    int at = 0;
    for (var part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    int classes = total / n;
    return Tensors.of(outputs.checked(all, classes), n, classes);
  }

  private float[] asked(Tensor inputs) {
    var environment = OrtEnvironment.getEnvironment();
    var values = FloatBuffer.wrap(Tensors.floats(inputs));
    try (var tensor = OnnxTensor.createTensor(environment, values, Tensors.shape(inputs));
        var results = session.run(Map.of(input, tensor))) {
      var output = (OnnxTensor) results.get(0);
      var shape = output.getInfo().getShape();
      if (shape.length != 2 || shape[0] != inputs.size(0) || shape[1] < 2) {
        throw new BadReply(
            "answer's shape",
            Arrays.toString(shape),
            "[" + inputs.size(0) + ", 2 or more classes]");
      }
      var buffer = output.getFloatBuffer();
      var floats = new float[buffer.remaining()];
      buffer.get(floats);
      return floats;
    } catch (OrtException e) {
      throw new BadReply(
          "model", String.valueOf(e.getMessage()), "an answer to inputs of its shape", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("closed twice", e);
    }
  }
}
