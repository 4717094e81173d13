package io.hauberk.robust.oracle;

import io.hauberk.core.Checks;
import io.hauberk.robust.oracle.InferenceJson.Signature;
import io.hauberk.robust.oracle.OracleException.BadReply;
import io.hauberk.robust.oracle.OracleException.Unreachable;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A model served by the Open Inference Protocol v2 over REST, with one FP32 input [n, ...] and one
 * FP32 output [n, classes]. Its metadata are read first. Calls are split to the endpoint's size.
 * Every answer is checked; what is wrong with it is named by an {@link OracleException}, and
 * nothing is repeated but requests that the server put off (429, 503).
 *
 * <p>The server sees every input in the clear unless the endpoint is https.
 */
public final class RemoteOracle implements ScoreOracle {

  private final Endpoint endpoint;
  private final Outputs outputs;
  private final Exchange exchange;
  private final Signature input;
  private final Signature output;

  private RemoteOracle(
      Endpoint endpoint, Outputs outputs, Exchange exchange, Signature input, Signature output) {
    this.endpoint = endpoint;
    this.outputs = outputs;
    this.exchange = exchange;
    this.input = input;
    this.output = output;
  }

  /**
   * @throws Unreachable when there is no answer
   * @throws BadReply when the model has another form than can be attacked
   */
  public static RemoteOracle open(Endpoint endpoint, Outputs outputs) {
    var exchange = new Exchange(endpoint.patience());
    var metadata = exchange.get(endpoint.metadata());
    var input = InferenceJson.only(metadata, "inputs");
    var output = InferenceJson.only(metadata, "outputs");
    if (input.shape().size() < 2) {
      throw new BadReply("shape of the model's inputs", input.shape(), "[n, ...]");
    }
    if (output.shape().size() != 2 || output.shape().get(1) < 2) {
      throw new BadReply("shape of the model's outputs", output.shape(), "[n, 2 or more classes]");
    }
    return new RemoteOracle(endpoint, outputs, exchange, input, output);
  }

  /** How many classes the model tells apart. */
  public int classes() {
    return Math.toIntExact(output.shape().get(1));
  }

  @Override
  public Tensor logits(Tensor inputs) {
    checkShape(inputs);
    int n = Math.toIntExact(inputs.size(0));
    var scores = new float[n * classes()];
    int most = endpoint.patience().inputs();
    for (int from = 0; from < n; from += most) {
      try (var scope = TensorScope.open()) {
        var some = asked(inputs.narrow(0, from, Math.min(most, n - from)));
        System.arraycopy(some, 0, scores, from * classes(), some.length);
      }
    }
    return Tensors.of(outputs.checked(scores, classes()), n, classes());
  }

  private float[] asked(Tensor inputs) {
    var shape = Arrays.stream(Tensors.shape(inputs)).boxed().toList();
    var request = InferenceJson.request(input, output.name(), Tensors.floats(inputs), shape);
    var answer = exchange.post(endpoint.inference(), request);
    return InferenceJson.values(
        answer, output.name(), List.of(inputs.size(0), output.shape().get(1)));
  }

  private void checkShape(Tensor inputs) {
    var given = Arrays.stream(Tensors.shape(inputs)).skip(1).boxed().toList();
    List<Long> wanted = new ArrayList<>(input.shape().subList(1, input.shape().size()));
    boolean fits = given.size() == wanted.size();
    for (int axis = 0; fits && axis < wanted.size(); axis++) {
      fits = wanted.get(axis) == -1 || wanted.get(axis).equals(given.get(axis));
    }
    Checks.argument(fits, "sample shape", given, wanted + " for this model");
  }
}
