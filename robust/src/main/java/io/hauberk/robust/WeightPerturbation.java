package io.hauberk.robust;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.network.Weights;
import io.hauberk.tensor.train.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Adversarial weight perturbation: cross-entropy on adversarial examples of a model whose weights
 * are moved to where the loss is larger, so that training ends in flat places (Wu et al. 2020,
 * algorithm 1). The gradient there moves the weights themselves.
 *
 * @param attack how examples are made
 * @param gamma length of the move as a part of each weight's own length; 0.005 in the paper
 * @param rampSteps over which epsilon grows linearly to its full size; 0 starts with all of it
 */
public record WeightPerturbation(StepwiseAttack attack, double gamma, long rampSteps)
    implements Objective {

  private static final double SMALLEST = 1e-12;

  public WeightPerturbation {
    Checks.positive("gamma", gamma);
    Checks.notNegative("rampSteps", rampSteps);
    Checks.argument(
        attack.goal() == Goal.UNTARGETED, "attack", attack.goal(), "untargeted, for training");
  }

  @Override
  public Loss loss(Model model, Batch batch, long step) {
    var ball = Ramp.budget(attack.budget(), step, rampSteps);
    var examples = attack.withEpsilon(ball.epsilon()).restart(step).perturb(model, batch);
    try (var scope = TensorScope.open();
        var moved = moved(model, batch.withInputs(examples))) {
      var logits = scope.keep(moved.forward(examples, Pass.TRAINING));
      return new Loss(scope.keep(torch.cross_entropy(logits, batch.labels())), logits);
    }
  }

  /** The model with its matrices and kernels moved up the loss; gradients flow to the unmoved. */
  Model moved(Model model, Batch examples) {
    var names =
        model.learned().stream().filter(name -> movable(model.weights().get(name))).toList();
    var gradients = gradients(model, names, examples);
    Map<String, Tensor> weights = new LinkedHashMap<>();
    model
        .weights()
        .names()
        .forEach(
            name ->
                weights.put(name, model.weights().get(name).view_as(model.weights().get(name))));
    for (int i = 0; i < names.size(); i++) {
      var weight = model.weights().get(names.get(i));
      weights.put(names.get(i), weight.add(offset(weight, gradients.get(i))));
    }
    return new Model(model.network(), Weights.of(weights));
  }

  /** Vectors stay: in the paper only weights of two axes and more move. */
  private static boolean movable(Tensor weight) {
    return weight.dim() > 1 && weight.requires_grad();
  }

  private static TensorVector gradients(Model model, List<String> names, Batch examples) {
    var logits = model.forward(examples.inputs(), Pass.EVALUATION);
    var loss = torch.cross_entropy(logits, examples.labels());
    var of = names.stream().map(model.weights()::get).toArray(Tensor[]::new);
    return torch.grad(new TensorVector(loss), new TensorVector(of));
  }

  private Tensor offset(Tensor weight, Tensor gradient) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      double length = weight.norm().item_double();
      double slope = Math.max(SMALLEST, gradient.norm().item_double());
      return scope.keep(gradient.mul(new Scalar(gamma * length / slope)));
    }
  }
}
