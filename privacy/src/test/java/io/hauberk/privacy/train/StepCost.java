package io.hauberk.privacy.train;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.layer.Activation.Relu;
import io.hauberk.tensor.layer.Activation.Tanh;
import io.hauberk.tensor.layer.Affine.Conv2d;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Layer;
import io.hauberk.tensor.layer.Pool.MaxPool2d;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.layer.Window;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Updates;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Processor time of one private step beside the plain step, on one thread, for the networks of
 * benchmarks/peers/private_step.py. Arguments: steps of each, rounds, names of networks (all when
 * none is given); plain and private take turns, after so long that the machine has compiled its
 * code. Prints network, batch, side and the median of the rounds' milliseconds a step.
 */
final class StepCost {

  private static final int WARM_UP = 5;
  private static final double WARM_UP_MILLISECONDS = 2500;
  private static final Optimizer SGD = new Optimizer.Sgd(0.01, 0.9, 0);

  private StepCost() {}

  /** A network and how many samples a step has. */
  enum Case {
    MNIST_CNN(256) {
      @Override
      Network network() {
        return Networks.tanhCnn(List.of(1L, 28L, 28L), 16, 10);
      }
    },
    CIFAR_CNN(64) {
      @Override
      Network network() {
        var layers = new ArrayList<Layer>();
        int channels = 3;
        for (int width : new int[] {32, 64, 128}) {
          layers.add(new Conv2d(channels, width, Window.square(3).withPadding(1), 1, true));
          layers.add(new Tanh());
          layers.add(new Conv2d(width, width, Window.square(3).withPadding(1), 1, true));
          layers.add(new Tanh());
          layers.add(new MaxPool2d(Window.square(2).withStride(2), false));
          channels = width;
        }
        layers.add(new Flatten());
        layers.add(new Linear(2048, 128, true));
        layers.add(new Tanh());
        layers.add(new Linear(128, 10, true));
        return Network.sequential(List.of(3L, 32L, 32L), layers.toArray(Layer[]::new));
      }
    },
    MLP(256) {
      @Override
      Network network() {
        return Network.sequential(
            List.of(784L),
            new Linear(784, 1024, true),
            new Relu(),
            new Linear(1024, 1024, true),
            new Relu(),
            new Linear(1024, 10, true));
      }
    },
    SCATTER_LINEAR(1024) {
      @Override
      Network network() {
        return Network.sequential(List.of(3969L), new Linear(3969, 10, true));
      }
    };

    final int batch;

    Case(int batch) {
      this.batch = batch;
    }

    abstract Network network();
  }

  public static void main(String[] args) {
    torch.set_num_threads(1);
    int steps = Integer.parseInt(args[0]);
    int rounds = Integer.parseInt(args[1]);
    var names = List.of(args).subList(2, args.length);
    for (var each : Case.values()) {
      if (names.isEmpty() || names.contains(each.name())) {
        measure(each, steps, rounds);
      }
    }
  }

  private static void measure(Case each, int steps, int rounds) {
    try (var data = data(each);
        var model = Model.initial(each.network(), new Randomness(1));
        var training = training(each, model, data)) {
      var plainTimes = new double[rounds];
      var privateTimes = new double[rounds];
      try (var plainModel = model.copy();
          var updates = new Updates(plainModel, SGD, Set.of())) {
        Runnable plain = () -> plainStep(plainModel, data, updates);
        warmUp(plain);
        warmUp(training::step);
        for (int round = 0; round < rounds; round++) {
          plainTimes[round] = time(plain, steps);
          privateTimes[round] = time(training::step, steps);
        }
      }
      print(each, "plain", plainTimes);
      print(each, "private", privateTimes);
    }
  }

  /** Every sample is drawn every time. */
  private static PrivateTraining training(Case each, Model model, DataSet data) {
    var plan =
        new DpSgd(
            new PoissonSampling(each.batch, each.batch),
            Clipping.flat(1),
            Noise.gaussian(1),
            Integer.MAX_VALUE,
            1e-5,
            SGD);
    return new PrivateTraining(plan, model, data, Draws.secure()).inPartsOf(each.batch);
  }

  private static DataSet data(Case each) {
    var about = new DataSet.About("random", List.of("0", "1", "2"), List.of());
    try (var scope = TensorScope.open()) {
      var shape = new ArrayList<>(each.network().inputShape());
      shape.add(0, (long) each.batch);
      var inputs = torch.rand(shape.stream().mapToLong(Long::longValue).toArray());
      var labels = IntStream.range(0, each.batch).mapToLong(i -> i % 3).toArray();
      return DataSet.of(about, inputs, Tensors.of(labels, each.batch));
    }
  }

  private static void plainStep(Model model, DataSet data, Updates updates) {
    try (var scope = TensorScope.open()) {
      var batch = data.select(IntStream.range(0, data.size()).toArray());
      var logits = model.forward(batch.inputs(), Pass.TRAINING);
      var loss = torch.cross_entropy(logits, batch.labels());
      updates.apply(torch.grad(new TensorVector(loss), updates.weights()), 0.01, 0);
    }
  }

  private static void warmUp(Runnable step) {
    double spent = 0;
    while (spent < WARM_UP_MILLISECONDS) {
      spent += WARM_UP * time(step, WARM_UP);
    }
  }

  /** Milliseconds of this thread's processor time a step. */
  private static double time(Runnable step, int steps) {
    var threads = ManagementFactory.getThreadMXBean();
    long started = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < steps; i++) {
      step.run();
    }
    return (threads.getCurrentThreadCpuTime() - started) / 1e6 / steps;
  }

  private static void print(Case each, String side, double[] times) {
    Arrays.sort(times);
    System.out.printf(
        "hauberk\t%s\t%d\t%s\t%.3f%n", each, each.batch, side, times[times.length / 2]);
  }
}
