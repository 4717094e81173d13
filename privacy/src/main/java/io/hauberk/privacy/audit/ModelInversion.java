package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Looks for the input of which a model is surest that it is of a class: where a class is one
 * person, something like that person. Descends along the sign of the gradient from grey, within [0,
 * 1].
 *
 * <p>A demonstration. Source: Fredrikson, Jha, Ristenpart, Model inversion attacks that exploit
 * confidence information (2015), algorithm 1, without its auxiliary term and post-processing.
 *
 * @param steps of descent
 * @param rate the change of every value in a step, falling to nothing in the end
 */
public record ModelInversion(int steps, double rate) {

  private static final double GREY = 0.5;

  public ModelInversion {
    Checks.positive("steps", steps);
    Checks.positive("rate", rate);
  }

  /**
   * @param shape of one sample
   * @return [1, ...shape]
   */
  public Tensor invert(Classifier model, int label, long... shape) {
    var whole = new long[shape.length + 1];
    whole[0] = 1;
    System.arraycopy(shape, 0, whole, 1, shape.length);
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var input = torch.zeros(whole).add_(new Scalar(GREY));
      for (int step = 0; step < steps; step++) {
        descend(model, label, input, rate * (steps - step) / steps);
      }
      return scope.keep(input);
    }
  }

  private static void descend(Classifier model, int label, Tensor input, double size) {
    try (var scope = TensorScope.open()) {
      var back = model.pullback(input);
      int classes = Math.toIntExact(back.logits().size(1));
      Checks.argument(label >= 0 && label < classes, "label", label, "0 to " + (classes - 1));
      var target = torch.one_hot(Tensors.of(new long[] {label}, 1), classes).to(ScalarType.Float);
      var gradient = back.toInputs().apply(torch.softmax(back.logits(), 1).sub(target));
      input
          .sub_(gradient.sign().mul(new Scalar(size)))
          .clamp_(Tensors.optional(0), Tensors.optional(1));
    }
  }
}
