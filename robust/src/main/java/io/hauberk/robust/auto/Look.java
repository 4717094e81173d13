package io.hauberk.robust.auto;

import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A model and a loss at a point.
 *
 * @param logits [n, classes]
 * @param loss [n]
 * @param gradient of the summed loss by the inputs
 */
record Look(Tensor logits, Tensor loss, Tensor gradient) {

  static Look at(Classifier model, Tensor x, Victims victims, Loss loss) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var point = model.pullback(x);
      try (var gradients = new AutoGradMode(true)) {
        var logits = point.logits().detach().requires_grad_(true);
        var values = loss.of(logits, victims.labels(), victims.targets());
        var byLogits = torch.grad(new TensorVector(values.sum()), new TensorVector(logits)).get(0);
        var gradient = point.toInputs().apply(byLogits.detach());
        return new Look(
            scope.keep(point.logits()), scope.keep(values.detach()), scope.keep(gradient));
      }
    }
  }
}
