package io.hauberk.robust.flag;

import io.hauberk.core.Randomness;
import io.hauberk.robust.Linear;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.Tensors;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A linear model and samples at 0.4 and 0.6 whose margins are 0.275 to 0.425, and ways to spoil the
 * model.
 */
final class Corners {

  private static final int SAMPLES = 16;
  private static final float FROM_CENTRE = 0.1f;

  private Corners() {}

  static Batch batch() {
    var inputs = new float[SAMPLES * 4];
    var labels = new long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      int side = (i & 1) == 0 ? 1 : -1;
      int[] signs = {(i & 2) == 0 ? 1 : -1, -side, side, (i & 4) == 0 ? 1 : -1};
      for (int j = 0; j < 4; j++) {
        inputs[4 * i + j] = 0.5f + signs[j] * FROM_CENTRE;
      }
      labels[i] = side > 0 ? 1 : 0;
    }
    return new Batch(
        Tensors.of(inputs, SAMPLES, 4),
        Tensors.of(labels, SAMPLES),
        LongStream.range(0, SAMPLES).toArray());
  }

  static Probe probe(Classifier model) {
    return new Probe(model, batch(), new Randomness(5));
  }

  /** The linear model behind a change of its inputs. */
  static Classifier behind(UnaryOperator<Tensor> change) {
    var model = Linear.model();
    return inputs -> model.logits(change.apply(inputs));
  }

  /** The linear model before a change of its logits. */
  static Classifier before(UnaryOperator<Tensor> change) {
    var model = Linear.model();
    return inputs -> change.apply(model.logits(inputs));
  }

  /** The linear model with other gradients; {@code change} is given where they are taken. */
  static Classifier backwards(GradientChange change) {
    var model = Linear.model();
    return new Classifier() {
      @Override
      public Tensor logits(Tensor inputs) {
        return model.logits(inputs);
      }

      @Override
      public Pullback pullback(Tensor inputs) {
        var point = model.pullback(inputs);
        return new Pullback(
            point.logits(), gradient -> change.of(inputs, point.toInputs().apply(gradient)));
      }
    };
  }

  /** What becomes of a gradient at a point. */
  interface GradientChange {
    Tensor of(Tensor inputs, Tensor gradient);
  }

  /** 1 at the samples themselves, -1 elsewhere. */
  static Tensor atSamples(Tensor inputs) {
    var distance = inputs.sub(nearest(inputs)).abs().amax(new long[] {1}, true);
    return distance.lt(new Scalar(1e-3)).mul(new Scalar(2)).sub(new Scalar(1));
  }

  static Tensor nearest(Tensor inputs) {
    return torch
        .sign(inputs.sub(new Scalar(0.5)))
        .mul(new Scalar((double) FROM_CENTRE))
        .add(new Scalar(0.5));
  }
}
