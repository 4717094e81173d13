package io.hauberk.privacy.train;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Gradients of single samples by libtorch, one sample at a time. */
final class Naive {
  private Naive() {}

  /** Random samples of a network of {@code classes}; whole numbers below 7 for embeddings. */
  static Batch batch(Network network, int n, int classes) {
    int values = Math.toIntExact(network.inputShape().stream().reduce(1L, Math::multiplyExact));
    var stream = new Randomness(11).stream(n, 0);
    var inputs = new float[n * values];
    stream.fillUniform(inputs, 0, 6.99f);
    var shape =
        LongStream.concat(
                LongStream.of(n), network.inputShape().stream().mapToLong(Long::longValue))
            .toArray();
    var ids = LongStream.range(0, n).toArray();
    var labels = LongStream.range(0, n).map(i -> i % classes).toArray();
    return new Batch(Tensors.of(inputs, shape), Tensors.of(labels, n), ids);
  }

  /** Of each sample, of each parameter. */
  static List<List<float[]>> gradients(Model model, Batch batch) {
    var names = model.learned();
    var weights =
        names.stream()
            .map(name -> model.weights().get(name).requires_grad_(true))
            .toArray(Tensor[]::new);
    var all = new ArrayList<List<float[]>>();
    for (int i = 0; i < batch.size(); i++) {
      var one = batch.select(new long[] {i});
      var logits = model.forward(one.inputs(), Pass.EVALUATION);
      var loss = torch.cross_entropy(logits, one.labels());
      var found = torch.grad(new TensorVector(loss), new TensorVector(weights));
      var gradients = new ArrayList<float[]>();
      for (int p = 0; p < names.size(); p++) {
        gradients.add(Tensors.floats(found.get(p)));
      }
      all.add(gradients);
    }
    for (var weight : weights) {
      weight.requires_grad_(false);
    }
    return all;
  }

  static double squared(List<float[]> parts) {
    double sum = 0;
    for (var part : parts) {
      for (float value : part) {
        sum += (double) value * value;
      }
    }
    return sum;
  }

  /** The sum of flat vectors, each times its factor. */
  static double[] sum(List<List<float[]>> samples, double[] factors) {
    int length = samples.get(0).stream().mapToInt(part -> part.length).sum();
    var sum = new double[length];
    for (int i = 0; i < samples.size(); i++) {
      int at = 0;
      for (var part : samples.get(i)) {
        for (float value : part) {
          sum[at++] += factors[i] * value;
        }
      }
    }
    return sum;
  }
}
