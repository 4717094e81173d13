package io.hauberk.robust;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The one descent loop: steps of fixed length along the steepest direction of the cross-entropy,
 * projected on the ball (Madry et al. 2018, section 2.1). The loss is summed, so a sample's path
 * does not depend on its batch.
 *
 * @param stepSize length of a step, in the norm of the budget
 */
record Descent(Budget budget, double stepSize, Goal goal) {

  /**
   * The model at a point.
   *
   * @param logits [n, classes]
   * @param gradient of the summed loss by the inputs, of the inputs' shape
   */
  record View(Tensor logits, Tensor gradient) {}

  View look(Classifier model, Batch batch, Tensor at) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var point = model.pullback(at);
      var byLogits =
          point.logits().softmax(1).sub_(torch.one_hot(batch.labels(), point.logits().size(1)));
      var gradient = point.toInputs().apply(byLogits);
      return new View(scope.keep(point.logits()), scope.keep(gradient));
    }
  }

  /** Moves {@code at} one step, in place. */
  void move(Tensor at, Batch batch, Tensor gradient) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var direction = budget.norm().steepest(gradient);
      var moved = at.add(direction, new Scalar(goal.lossSign() * stepSize));
      at.copy_(budget.nearest(batch.inputs(), moved));
    }
  }
}
