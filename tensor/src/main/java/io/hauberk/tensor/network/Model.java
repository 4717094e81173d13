package io.hauberk.tensor.network;

import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A network with its weights, executed by libtorch. As a {@link Classifier} it evaluates: dropout
 * off, running statistics. It owns the weights.
 */
public final class Model implements Classifier, AutoCloseable {

  private final Network network;
  private final Weights weights;
  private final Graph graph;

  /**
   * @throws ModelFormatException when a weight is missing or has another shape, or layers do not
   *     fit each other
   */
  public Model(Network network, Weights weights) {
    network.parameters().forEach(spec -> checkWeight(spec, weights));
    Shapes.of(network);
    weights.layChannelsLast();
    this.network = network;
    this.weights = weights;
    this.graph = new Graph(PoolFirst.of(network), weights::get);
  }

  /** Fresh weights. */
  public static Model initial(Network network, Randomness randomness) {
    return new Model(network, Weights.initial(network.parameters(), randomness));
  }

  public Network network() {
    return network;
  }

  public Weights weights() {
    return weights;
  }

  /** A model of the same network with weights of its own. */
  public Model copy() {
    return new Model(network, weights.copy());
  }

  @Override
  public Tensor logits(Tensor inputs) {
    return forward(inputs, Pass.EVALUATION);
  }

  /**
   * Runs the network.
   *
   * @param inputs [n, ...inputShape] float32
   * @return the output's values, [n, classes] for a classifier
   */
  public Tensor forward(Tensor inputs, Pass pass) {
    checkShape(network, inputs);
    return graph.run(ChannelsLast.of(inputs), pass);
  }

  @Override
  public Pullback pullback(Tensor inputs) {
    checkShape(network, inputs);
    return graph.trace(ChannelsLast.of(inputs));
  }

  /** With batch normalisations folded into the layers before them. */
  @Override
  public Classifier frozen() {
    return Folding.of(network, weights::get).<Classifier>map(Frozen::of).orElse(this);
  }

  /**
   * A model with weights of its own whose batch normalisations are folded into the layers before
   * them, wherever one stands alone behind a convolution or a linear layer: the same in evaluation.
   * A folded layer bears its normalisation's name.
   */
  public Model folded() {
    try (var scope = TensorScope.open()) {
      return Folding.of(network, weights::get).map(Folding::model).orElseGet(this::copy);
    }
  }

  /**
   * Evaluates with the way back to every learned layer, for gradients of single samples.
   *
   * @param inputs [n, ...inputShape] float32
   */
  public LayerTrace trace(Tensor inputs) {
    checkShape(network, inputs);
    return graph.layers(ChannelsLast.of(inputs));
  }

  static void checkShape(Network network, Tensor inputs) {
    var shape = Arrays.stream(Tensors.shape(inputs)).skip(1).boxed().toList();
    Checks.argument(
        shape.equals(network.inputShape()),
        "sample shape",
        shape,
        network.inputShape() + " for this model");
  }

  /** The learned parameters, by name, that {@code training} updates. */
  public List<String> learned() {
    return network.parameters().stream()
        .filter(spec -> spec.role().learned())
        .map(ParameterSpec::name)
        .toList();
  }

  private static void checkWeight(ParameterSpec spec, Weights weights) {
    if (!weights.has(spec.name())) {
      throw new ModelFormatException("weight " + spec.name(), "missing", "shape " + spec.shape());
    }
    var shape = Arrays.stream(Tensors.shape(weights.get(spec.name()))).boxed().toList();
    if (!shape.equals(spec.shape())) {
      throw new ModelFormatException("weight " + spec.name(), shape, "shape " + spec.shape());
    }
  }

  @Override
  public void close() {
    weights.close();
  }
}
