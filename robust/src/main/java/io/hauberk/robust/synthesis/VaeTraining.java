package io.hauberk.robust.synthesis;

import io.hauberk.core.Checks;
import io.hauberk.core.HauberkException;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Updates;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Learns a variational autoencoder for each class on that class's images alone, all in one
 * computation: a step takes as many images of every class. It minimises the negated lower bound of
 * the log likelihood, squared error and divergence from the prior, by Adam; the decoders are kept,
 * the encoders dropped.
 *
 * <p>Source: Schott et al. 2019, section 4; rate, and batches balanced over classes, as in
 * jonasrauber/analysis-by-synthesis, whose augmentation is left out. The same seed, data and thread
 * count give the same decoders.
 *
 * @param steps of the optimizer
 * @param rows images of each class a step
 */
public record VaeTraining(int steps, int rows, double learningRate, Randomness randomness) {

  public static final double DEFAULT_LEARNING_RATE = 3e-3;

  /** With ten classes, the published batch of 128 images. */
  public static final int DEFAULT_ROWS = 13;

  /** Half a minute's work on a slow machine. */
  static final int SAVED_EVERY = 100;

  public VaeTraining {
    Checks.positive("steps", steps);
    Checks.argument(rows > 1, "rows", rows, "2 or more, which normalisation needs");
    Checks.positive("learningRate", learningRate);
  }

  /** With the published rate and batch. */
  public static VaeTraining of(int steps, long seed) {
    return new VaeTraining(steps, DEFAULT_ROWS, DEFAULT_LEARNING_RATE, new Randomness(seed));
  }

  /**
   * @param data images of 28 x 28 in one channel; every class has some
   * @throws IllegalArgumentException for other images, or a class without any
   * @throws HauberkException when the loss is no longer finite
   */
  public Decoders train(DataSet data, Progress progress) {
    return train(data, progress, Optional.empty());
  }

  /**
   * The same with a file that keeps the state every {@value #SAVED_EVERY} steps and at the end, so
   * that a killed training goes on from there, to the decoders it would have had.
   *
   * @param checkpoint is made where it does not exist yet
   * @throws ModelFormatException when the file is of another training
   */
  public Decoders train(DataSet data, Progress progress, Path checkpoint) {
    return train(data, progress, Optional.of(checkpoint));
  }

  private Decoders train(DataSet data, Progress progress, Optional<Path> checkpoint) {
    var wanted = List.of(1L, (long) VaeNetworks.SIDE, (long) VaeNetworks.SIDE);
    Checks.argument(
        data.sampleShape().equals(wanted), "sample shape", data.sampleShape(), "" + wanted);
    var deck = ClassDeck.of(data, randomness.derive("order"));
    int classes = data.classes().size();
    var decoder = Model.initial(VaeNetworks.decoder(classes), randomness.derive("decoder"));
    try (var encoder = Model.initial(VaeNetworks.encoder(classes), randomness.derive("encoder"))) {
      var run = new Run(new Autoencoder(encoder, decoder, classes), deck, checkpoint);
      run(run, data, progress);
      return Decoders.of(decoder);
    } catch (HauberkException e) {
      decoder.close();
      throw e;
    }
  }

  /**
   * @param deck of the data, in the order they are dealt
   */
  private record Run(Autoencoder both, ClassDeck deck, Optional<Path> checkpoint) {}

  private void run(Run run, DataSet data, Progress progress) {
    var adam = new Optimizer.Adam(learningRate);
    var noise = randomness.derive("noise");
    try (var task = progress.start("steps", steps);
        var down = new Updates(run.both.encoder, adam, Set.of());
        var up = new Updates(run.both.decoder, adam, Set.of())) {
      var halves =
          List.of(
              new VaeCheckpoint.Half("encoder", run.both.encoder.weights(), down),
              new VaeCheckpoint.Half("decoder", run.both.decoder.weights(), up));
      var plan = this + ", " + run.both.classes + " classes, " + data.size() + " images";
      var saved = run.checkpoint.map(file -> new VaeCheckpoint(file, plan, halves));
      int first = saved.map(VaeCheckpoint::restore).orElse(0);
      task.advance(first);
      for (int step = first; step < steps; step++) {
        try (var scope = TensorScope.open()) {
          var images = data.select(run.deck.deal(step, rows)).inputs();
          var loss = run.both.loss(images, noise, step);
          apply(loss, down, up);
          task.note(String.format(Locale.ROOT, "loss %.2f", loss.item_double()));
        }
        if ((step + 1) % SAVED_EVERY == 0 || step + 1 == steps) {
          saved.ifPresent(VaeCheckpoint::write);
        }
        task.advance(1);
      }
    }
  }

  private void apply(Tensor loss, Updates down, Updates up) {
    double value = loss.item_double();
    if (!Double.isFinite(value)) {
      throw new HauberkException("loss", value, "a finite number; a lower rate may help");
    }
    var all = joined(down.weights(), up.weights());
    var gradients = torch.grad(new TensorVector(loss), all);
    long cut = down.weights().size();
    down.apply(slice(gradients, 0, cut), learningRate, 0);
    up.apply(slice(gradients, cut, all.size() - cut), learningRate, 0);
  }

  private static TensorVector joined(TensorVector first, TensorVector second) {
    var all = new Tensor[Math.toIntExact(first.size() + second.size())];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < first.size() ? first.get(i) : second.get(i - first.size());
    }
    return new TensorVector(all);
  }

  private static TensorVector slice(TensorVector all, long from, long count) {
    var some = new Tensor[Math.toIntExact(count)];
    for (int i = 0; i < some.length; i++) {
      some[i] = all.get(from + i);
    }
    return new TensorVector(some);
  }

  /** The networks of all classes both ways. */
  private record Autoencoder(Model encoder, Model decoder, int classes) {

    /** The negated bound, a mean over images: images of [rows x classes], class by class. */
    Tensor loss(Tensor images, Randomness noise, int step) {
      long rows = images.size(0) / classes;
      var x = images.view(rows, classes, VaeNetworks.SIDE, VaeNetworks.SIDE);
      var code = encoder.forward(x, Pass.TRAINING).view(rows, classes, 2, Decoders.LATENTS);
      var mean = code.select(2, 0);
      var logVariance = code.select(2, 1);
      var spread = logVariance.mul(new Scalar(0.5)).exp();
      var latents = mean.add(spread.mul(draws(noise, step, Tensors.shape(mean))));
      var columns = latents.reshape(rows, (long) classes * Decoders.LATENTS, 1, 1);
      var misfit = decoder.forward(columns, Pass.TRAINING).sub(x).square().sum();
      var terms = mean.square().add(logVariance.exp()).sub(logVariance).sub(new Scalar(1));
      var divergence = terms.sum().mul(new Scalar(0.5));
      return misfit.add(divergence).div(new Scalar((double) images.size(0)));
    }

    private static Tensor draws(Randomness noise, int step, long[] shape) {
      var values = new float[Math.toIntExact(shape[0] * shape[1] * shape[2])];
      noise.stream(0, step).fillGaussian(values);
      return Tensors.of(values, shape);
    }
  }
}
