package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Pass;
import java.util.Arrays;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What a model makes of samples just before its last layer. */
final class Features implements AutoCloseable {

  private static final int BATCH = 500;
  private static final double SMALLEST = 1e-12;

  private final Model trunk;

  Features(Model model) {
    var network = model.network();
    var last =
        network.nodes().stream()
            .filter(node -> node.name().equals(network.output()))
            .findFirst()
            .orElseThrow();
    if (last.inputs().size() != 1 || last.inputs().get(0).equals(Network.INPUT)) {
      throw new ModelFormatException(
          "node " + last.name(), last.layer().type(), "a last layer after one hidden layer");
    }
    trunk = upTo(model, last.inputs().get(0));
  }

  /** The part of a model that ends at a node; it has weights of its own. */
  static Model upTo(Model model, String node) {
    var network = model.network();
    int end = 0;
    while (!network.nodes().get(end).name().equals(node)) {
      end++;
    }
    var nodes = network.nodes().subList(0, end + 1);
    return new Model(new Network(network.inputShape(), nodes, node), model.weights().copy());
  }

  /** [n, features] float64, of the samples at these places. */
  Tensor of(DataSet data, int[] places) {
    Checks.positive("samples", places.length);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var parts = new TensorVector();
      for (int from = 0; from < places.length; from += BATCH) {
        var some = Arrays.copyOfRange(places, from, Math.min(places.length, from + BATCH));
        var batch = data.select(some);
        parts.push_back(trunk.forward(batch.inputs(), Pass.EVALUATION).flatten(1, -1));
      }
      return scope.keep(torch.cat(parts, 0).to(ScalarType.Double));
    }
  }

  /** Centred, in the directions of largest variance: [n, dimensions]. */
  static Tensor principal(Tensor features, int dimensions) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var mean = features.mean(new long[] {0}, true, new ScalarTypeOptional());
      var centred = features.sub(mean);
      var axes = torch.linalg_eigh(centred.t().matmul(centred)).get1();
      long kept = Math.min(dimensions, axes.size(1));
      return scope.keep(centred.matmul(axes.narrow(1, axes.size(1) - kept, kept)));
    }
  }

  /** Each column scaled to unit mean square; of principal components, unit covariance. */
  static Tensor whitened(Tensor components) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var squares = components.square().mean(new long[] {0}, true, new ScalarTypeOptional());
      return scope.keep(components.div(squares.clamp_min(new Scalar(SMALLEST)).sqrt()));
    }
  }

  /** The rows of a matrix. */
  static double[][] rows(Tensor matrix) {
    var values = Tensors.floats(matrix);
    int width = Math.toIntExact(matrix.size(1));
    var rows = new double[Math.toIntExact(matrix.size(0))][width];
    for (int i = 0; i < values.length; i++) {
      rows[i / width][i % width] = values[i];
    }
    return rows;
  }

  @Override
  public void close() {
    trunk.close();
  }
}
