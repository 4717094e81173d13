package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.layer.Affine;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Node;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.CrossEntropy;
import io.hauberk.tensor.train.Evaluation;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Takes a backdoor out of a model: channels of its last convolution that sleep on clean samples are
 * cut, as long as accuracy allows, then the rest is trained on clean samples (Liu et al. 2018,
 * section 3.3). A model without convolutions loses units of its last hidden layer.
 *
 * @param allowedDrop of accuracy on the clean samples while pruning, 0 to 1
 * @param tuning of the model that is left
 */
public record FinePruning(double allowedDrop, TrainingPlan tuning) {

  public FinePruning {
    Checks.argument(
        allowedDrop >= 0 && allowedDrop < 1, "allowedDrop", allowedDrop, "0 to below 1");
  }

  /**
   * Repairs the model in place; the pruned channels stay cut.
   *
   * @param clean samples that are trusted, such as those a detector let through
   * @return how many channels were cut
   */
  public int repair(Model model, DataSet clean, Progress progress) {
    var layer = layer(model);
    int cut = prune(model, layer, clean);
    new Trainer(tuning, new CrossEntropy(), progress).train(model, clean);
    return cut;
  }

  /**
   * The same where a detector told which samples to doubt: the rest is trusted, and tuning unlearns
   * the doubted ones.
   *
   * @param training the whole set, as the model was trained on it
   */
  public int repair(Model model, DataSet training, Suspicion doubted, Progress progress) {
    var places = doubted.flagged().stream().mapToInt(Integer::intValue).sorted().toArray();
    try (var scope = TensorScope.open();
        var trusted = training.subset(doubted.kept())) {
      if (places.length == 0) {
        return repair(model, trusted, progress);
      }
      int cut = prune(model, layer(model), trusted);
      var unlearning = new Unlearning(training.select(places), tuning.batchSize());
      new Trainer(tuning, unlearning, progress).train(model, trusted);
      return cut;
    }
  }

  private int prune(Model model, Node layer, DataSet clean) {
    var dormant = dormantFirst(model, layer, clean);
    double bar = Evaluation.score(model, clean).accuracy() - allowedDrop;
    int cut = 0;
    while (cut < dormant.size() - 1) {
      try (var before = model.weights().copy()) {
        silence(model, layer, dormant.get(cut));
        if (Evaluation.score(model, clean).accuracy() < bar) {
          model.weights().copyFrom(before);
          return cut;
        }
      }
      cut++;
    }
    return cut;
  }

  /** Channels by their mean size on clean samples. */
  private static List<Integer> dormantFirst(Model model, Node layer, DataSet clean) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard();
        var trunk = Features.upTo(model, layer.name())) {
      int some = Math.min(clean.size(), 1000);
      var values = trunk.forward(clean.batch(0, some).inputs(), Pass.EVALUATION).relu();
      var byChannel = values.reshape(values.size(0), values.size(1), -1);
      var means = Features.rows(byChannel.sum(2).sum(0).unsqueeze(0))[0];
      return IntStream.range(0, means.length)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer i) -> means[i]))
          .toList();
    }
  }

  private static void silence(Model model, Node layer, int channel) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      fill(model.weights().get(layer.name() + ".weight"), channel);
      if (model.weights().has(layer.name() + ".bias")) {
        fill(model.weights().get(layer.name() + ".bias"), channel);
      }
    }
  }

  private static void fill(Tensor weight, int channel) {
    weight.narrow(0, channel, 1).fill_(new Scalar(0));
  }

  private static Node layer(Model model) {
    var network = model.network();
    var hidden =
        network.nodes().stream()
            .filter(node -> !node.name().equals(network.output()))
            .filter(node -> node.layer() instanceof Affine)
            .toList();
    var convolutions = hidden.stream().filter(n -> n.layer() instanceof Affine.Conv2d).toList();
    var candidates = convolutions.isEmpty() ? hidden : convolutions;
    if (candidates.isEmpty()) {
      throw new ModelFormatException("model", "no hidden layer", "one to prune");
    }
    return candidates.get(candidates.size() - 1);
  }
}
