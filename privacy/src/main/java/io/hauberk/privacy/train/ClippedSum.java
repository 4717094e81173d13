package io.hauberk.privacy.train;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.network.ParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The sum over a batch of the clipped gradients of the cross-entropy, by one pass back: layers hand
 * over norms first, then their sums weighted by the clipping factors (Bu et al., Differentially
 * private optimization on large model at small cost, 2022, algorithm 1). No sample's gradient of
 * the whole network is ever written out.
 */
final class ClippedSum {

  private final Model model;
  private final Map<String, GradientRule> rules;
  private final Clipping clipping;

  /**
   * @throws IllegalArgumentException for a network whose samples or layers cannot be kept apart
   */
  ClippedSum(Model model, Clipping clipping) {
    this.model = model;
    this.rules = Admission.rules(model);
    this.clipping = clipping;
  }

  /** How many numbers a sum has. */
  long parameters() {
    return model.learned().stream().mapToLong(name -> model.weights().get(name).numel()).sum();
  }

  /** At the plan's norm, each sample as it is. */
  Tensor of(Batch batch) {
    return clipped(Views.of(batch), clipping.norm()).sum();
  }

  /**
   * @param norm C
   * @return sum of [parameters], all learned ones in the model's order, zero where nothing reaches
   *     them; samples whose gradient is not finite count as zero
   */
  Clipped clipped(Views batch, double norm) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var rest = batch;
      while (true) {
        var layers = layers(rest);
        var squared = layers.stream().map(layer -> layer.gradients.squaredNorms()).toList();
        var finite = torch.isfinite(ClipRule.total(squared));
        if (finite.all().item_bool()) {
          var sum = scope.keep(flat(layers, clipping.rule().factors(squared, norm)));
          return new Clipped(sum, balance(squared, norm));
        }
        if (!finite.any().item_bool()) {
          return new Clipped(scope.keep(torch.zeros(parameters())), 0);
        }
        rest = rest.select(Tensors.longs(finite.nonzero().reshape(-1)));
      }
    }
  }

  private double balance(List<Tensor> squared, double norm) {
    if (clipping.adaptation().isEmpty()) {
      return 0;
    }
    var total = ClipRule.total(squared);
    long within = total.le(new Scalar(norm * norm)).sum().item_long();
    return within - total.numel() / 2.0;
  }

  private record Layer(Node node, SampleGradients gradients) {

    /** By full name. */
    Map<String, Tensor> sums(Tensor factors) {
      var sums = gradients.weightedSum(factors);
      var specs = ParameterSpec.of(node);
      Map<String, Tensor> named = new HashMap<>();
      for (int i = 0; i < sums.size(); i++) {
        named.put(specs.get(i).name(), sums.get(i));
      }
      return named;
    }
  }

  private List<Layer> layers(Views batch) {
    var trace = model.trace(batch.inputs());
    var layers = new ArrayList<Layer>();
    trace.back(
        crossEntropyGradient(trace.output(), batch),
        (node, inputs, gradient) ->
            layers.add(
                new Layer(node, rule(node).gradients(inputs[0], gradient, batch.samples()))));
    return layers;
  }

  private GradientRule rule(Node node) {
    return Objects.requireNonNull(rules.get(node.name()), "every learned layer has one");
  }

  /** Of each sample's mean loss by its views' logits: probabilities minus the label's indicator. */
  private static Tensor crossEntropyGradient(Tensor logits, Views batch) {
    var indicator = torch.one_hot(batch.labels(), logits.size(1)).to(ScalarType.Float);
    var gradient = torch.softmax(logits, 1).sub(indicator);
    return batch.each() == 1 ? gradient : gradient.div(new Scalar(batch.each()));
  }

  private Tensor flat(List<Layer> layers, List<Tensor> factors) {
    Map<String, Tensor> sums = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      sums.putAll(layers.get(i).sums(factors.get(i)));
    }
    var parts =
        model.learned().stream()
            .map(
                name ->
                    sums.getOrDefault(name, torch.zeros(model.weights().get(name).numel()))
                        .reshape(-1))
            .toArray(Tensor[]::new);
    return torch.cat(new TensorVector(parts), 0);
  }
}
