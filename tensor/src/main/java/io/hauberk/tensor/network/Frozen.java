package io.hauberk.tensor.network;

import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import org.bytedeco.pytorch.Tensor;

/** A network as it was at one moment, in a form that evaluates faster. */
record Frozen(Network network, Graph graph) implements Classifier {

  static Frozen of(Folding folding) {
    var network = folding.network();
    return new Frozen(network, new Graph(PoolFirst.of(network), folding::weight));
  }

  @Override
  public Tensor logits(Tensor inputs) {
    Model.checkShape(network, inputs);
    return graph.run(ChannelsLast.of(inputs), Pass.EVALUATION);
  }

  @Override
  public Pullback pullback(Tensor inputs) {
    Model.checkShape(network, inputs);
    return graph.trace(ChannelsLast.of(inputs));
  }
}
