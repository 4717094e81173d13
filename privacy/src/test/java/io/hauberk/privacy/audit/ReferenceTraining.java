package io.hauberk.privacy.audit;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * DP-SGD of one linear layer, written down plainly and right; each broken variant overrides the one
 * thing it gets wrong.
 */
class ReferenceTraining implements AuditedTraining {

  private final RandomStream stream;

  ReferenceTraining(long seed) {
    stream = new Randomness(seed).stream(0, 0);
  }

  @Override
  public final void train(DpSgd plan, Model model, DataSet data, Witness witness) {
    begin(plan);
    for (int step = 0; step < plan.steps(); step++) {
      try (var scope = TensorScope.open();
          var guard = new NoGradGuard()) {
        int[] batch = batch(plan, step);
        var noisy = new Gradients(model, data, batch).sum(this, plan);
        noisy.add(noise(plan), stream);
        noisy.descend(model, plan);
      }
      witness.afterStep();
    }
  }

  /** Called before the first step. */
  void begin(DpSgd plan) {}

  int[] batch(DpSgd plan, int step) {
    double rate = plan.sampling().rate();
    return IntStream.range(0, plan.sampling().examples())
        .filter(i -> stream.nextDouble() < rate)
        .toArray();
  }

  /** Squared lengths [n] of sample gradients, from those of their weight and bias parts. */
  Tensor squared(Tensor weights, Tensor biases) {
    return weights.add(biases);
  }

  /** What each sample is multiplied by. */
  Tensor factors(Tensor squared, double norm) {
    return squared.clamp_min(new Scalar(1e-30)).rsqrt().mul(new Scalar(norm)).clamp_max(ONE);
  }

  /** What each sample's bias part is multiplied by. */
  Tensor biasFactors(Tensor factors) {
    return factors;
  }

  /** What is done with the sum afterwards. */
  void afterSum(Sum sum, DpSgd plan) {}

  /** The standard deviation of what is added to the sum. */
  double noise(DpSgd plan) {
    return plan.noise().multiplier() * plan.clipping().norm();
  }

  final RandomStream stream() {
    return stream;
  }

  static final Scalar ONE = new Scalar(1);

  /** Of the cross-entropy of one batch, none where the batch is empty. */
  private record Gradients(Model model, DataSet data, int[] batch) {

    Sum sum(ReferenceTraining training, DpSgd plan) {
      var weight = model.weights().get("0.weight");
      if (batch.length == 0) {
        return new Sum(weight.mul(new Scalar(0)), model.weights().get("0.bias").mul(new Scalar(0)));
      }
      var samples = data.select(batch);
      var logits = torch.linear(samples.inputs(), weight).add(model.weights().get("0.bias"));
      var labels = torch.one_hot(samples.labels(), logits.size(1)).to(ScalarType.Float);
      var gradients = torch.softmax(logits, 1).sub(labels);
      var biases = squares(gradients);
      var squared = training.squared(biases.mul(squares(samples.inputs())), biases);
      var factors = training.factors(squared, plan.clipping().norm());
      var sum =
          new Sum(
              gradients.mul(factors.unsqueeze(1)).t().matmul(samples.inputs()),
              gradients.t().matmul(training.biasFactors(factors)));
      training.afterSum(sum, plan);
      return sum;
    }

    private static Tensor squares(Tensor rows) {
      return rows.mul(rows).sum(1L);
    }
  }

  /** Of gradients by the weight and the bias. */
  record Sum(Tensor weight, Tensor bias) {

    double length() {
      return Math.sqrt(weight.mul(weight).sum().item_double() + bias.mul(bias).sum().item_double());
    }

    void multiply(double factor) {
      weight.mul_(new Scalar(factor));
      bias.mul_(new Scalar(factor));
    }

    void add(double deviation, RandomStream stream) {
      for (var part : new Tensor[] {weight, bias}) {
        var draws = new float[(int) part.numel()];
        stream.fillGaussian(draws);
        part.add_(Tensors.of(draws, Tensors.shape(part)), new Scalar(deviation));
      }
    }

    void descend(Model model, DpSgd plan) {
      var rate = new Scalar(-plan.optimizer().learningRate() / plan.sampling().expectedBatch());
      model.weights().get("0.weight").add_(weight, rate);
      model.weights().get("0.bias").add_(bias, rate);
    }
  }
}
