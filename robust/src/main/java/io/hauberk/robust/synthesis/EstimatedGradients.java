package io.hauberk.robust.synthesis;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Lets attacks that need gradients run on a model that has none, by differences of its scores along
 * every input value: DeepFool by finite differences, as Schott et al. 2019 attack their model
 * (section 5; their code's step is 0.1).
 *
 * <p>Cost: two questions an input value and sample, 1,568 for an image of MNIST, for each point
 * whose gradients are wanted; further gradients at the point are free.
 *
 * @param step to either side of a value; large where scores are the end of a search
 */
public record EstimatedGradients(ScoreOracle model, double step) implements Classifier {

  /** Of the authors' published code. */
  public static final double DEFAULT_STEP = 0.1;

  public EstimatedGradients {
    Checks.positive("step", step);
  }

  public EstimatedGradients(ScoreOracle model) {
    this(model, DEFAULT_STEP);
  }

  @Override
  public Tensor logits(Tensor inputs) {
    return model.logits(inputs);
  }

  @Override
  public Pullback pullback(Tensor inputs) {
    try (var guard = new NoGradGuard()) {
      var slopes = slopes(inputs.detach());
      long n = inputs.size(0);
      return new Pullback(
          model.logits(inputs).detach(),
          gradient -> torch.bmm(gradient.view(n, 1, -1), slopes).view(Tensors.shape(inputs)));
    }
  }

  /** [n, classes, values]. */
  private Tensor slopes(Tensor inputs) {
    try (var scope = TensorScope.open()) {
      var rows = new Tensor[(int) inputs.size(0)];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = slopesAt(inputs.narrow(0, i, 1));
      }
      return scope.keep(torch.stack(new TensorVector(rows), 0));
    }
  }

  /** [classes, values]. */
  private Tensor slopesAt(Tensor input) {
    try (var scope = TensorScope.open()) {
      long values = input.numel();
      var offsets = torch.eye(values).mul_(new Scalar(step));
      var shape = Tensors.shape(input);
      shape[0] = values;
      var flat = input.view(1, values);
      var rise =
          model
              .logits(flat.add(offsets).view(shape))
              .sub(model.logits(flat.sub(offsets).view(shape)));
      return scope.keep(rise.div(new Scalar(2 * step)).t().contiguous());
    }
  }
}
