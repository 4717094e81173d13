package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.privacy.accounting.Calibration;
import io.hauberk.privacy.train.Adaptation;
import io.hauberk.privacy.train.Augmentation;
import io.hauberk.privacy.train.Augmentation.Mirroring;
import io.hauberk.privacy.train.ClipRule;
import io.hauberk.privacy.train.Clipping;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.privacy.train.Noise;
import io.hauberk.privacy.train.NoiseLaw;
import io.hauberk.privacy.train.PoissonSampling;
import io.hauberk.tensor.train.Optimizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A private training's plan: what carries the guarantee has no default. */
final class PrivatePlanOptions {

  private static final double CALIBRATION_PRECISION = 1e-4;

  /** The optimizers by name, at the literature's values. */
  enum Method {
    SGD {
      @Override
      Optimizer build(PrivatePlanOptions options) {
        return new Optimizer.Sgd(options.learningRate, options.momentum, options.weightDecay);
      }
    },
    ADAM {
      @Override
      Optimizer build(PrivatePlanOptions options) {
        return new Optimizer.Adam(
            options.learningRate,
            Optimizer.Adam.DEFAULT_BETA1,
            Optimizer.Adam.DEFAULT_BETA2,
            options.weightDecay);
      }
    },
    ADAGRAD {
      @Override
      Optimizer build(PrivatePlanOptions options) {
        return new Optimizer.Adagrad(options.learningRate, options.weightDecay);
      }
    },
    RMSPROP {
      @Override
      Optimizer build(PrivatePlanOptions options) {
        return new Optimizer.RmsProp(
            options.learningRate, Optimizer.RmsProp.DEFAULT_SMOOTHING, options.weightDecay);
      }
    };

    abstract Optimizer build(PrivatePlanOptions options);
  }

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      required = true,
      description = "Samples of a batch on average; each sample enters by its own coin.",
      descriptionKey = "private.batch-size")
  private int batchSize;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      required = true,
      description = "Steps are so many times the samples over the batch size.",
      descriptionKey = "private.epochs")
  private int epochs;

  @Option(
      names = "--clip",
      paramLabel = "C",
      required = true,
      description = "Length that no sample's gradient exceeds. No default.",
      descriptionKey = "private.clip")
  private double clip;

  @Option(
      names = "--clip-rule",
      description = "How it is held: ${COMPLETION-CANDIDATES}.",
      defaultValue = "flat")
  private ClipRule clipRule = ClipRule.FLAT;

  @Option(
      names = "--clip-quantile",
      paramLabel = "G",
      description =
          "Let the norm follow this quantile of the gradients' lengths; starts at --clip.")
  private @Nullable Double clipQuantile;

  @Option(
      names = "--noise-multiplier",
      paramLabel = "S",
      description = "Standard deviation of the noise over the clipping norm.")
  private @Nullable Double noiseMultiplier;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "Find the least noise multiplier for this epsilon instead. No default.",
      descriptionKey = "private.epsilon")
  private @Nullable Double epsilon;

  @Option(
      names = "--delta",
      paramLabel = "D",
      required = true,
      description = "Below 1 over the number of examples. No default.")
  private double delta;

  @Option(
      names = "--noise-law",
      description = "Distribution of the noise: ${COMPLETION-CANDIDATES}.",
      defaultValue = "gaussian")
  private NoiseLaw noiseLaw = NoiseLaw.GAUSSIAN;

  @Option(
      names = "--optimizer",
      description = "${COMPLETION-CANDIDATES}.",
      defaultValue = "sgd",
      descriptionKey = "private.optimizer")
  private Method optimizer = Method.SGD;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "Rate at the schedule's height.",
      defaultValue = "0.15",
      descriptionKey = "private.learning-rate")
  private double learningRate;

  @Option(
      names = "--schedule",
      description = "How the rate changes over the plan: ${COMPLETION-CANDIDATES}.",
      defaultValue = "constant",
      descriptionKey = "private.schedule")
  private TrainingOptions.Rate schedule = TrainingOptions.Rate.CONSTANT;

  @Option(
      names = "--momentum",
      paramLabel = "M",
      description = "Momentum of SGD.",
      defaultValue = "0")
  private double momentum;

  @Option(
      names = "--weight-decay",
      paramLabel = "D",
      description = "Decay added to every noisy gradient.",
      defaultValue = "0",
      descriptionKey = "private.weight-decay")
  private double weightDecay;

  @Option(
      names = "--averaging",
      paramLabel = "D",
      description = "Release the running mean of the weights with this decay; 0 the last weights.",
      defaultValue = "0")
  private double averaging;

  @Option(
      names = "--views",
      paramLabel = "K",
      description = "Random views of each sample a step; the mean of their gradients is clipped.",
      defaultValue = "1")
  private int views;

  @Option(
      names = "--shift",
      paramLabel = "P",
      description = "Pixels that views are moved by, at most; edges are reflected.",
      defaultValue = "0")
  private int shift;

  @Option(names = "--mirror", description = "Turn half of the views left to right.")
  private boolean mirror;

  /** For a data set of so many samples. */
  DpSgd plan(int examples) {
    var sampling = new PoissonSampling(examples, batchSize);
    Checks.positive("epochs", epochs);
    var size = new TrainingRun.Size(examples, batchSize, steps(examples));
    return new DpSgd(
            sampling,
            clipping(),
            new Noise(multiplier(size), noiseLaw),
            size.steps(),
            delta,
            optimizer.build(this))
        .withSchedule(schedule.schedule())
        .withAveraging(averaging)
        .withAugmentation(augmentation());
  }

  private Augmentation augmentation() {
    return new Augmentation(views, shift, mirror ? Mirroring.LEFT_RIGHT : Mirroring.NEVER);
  }

  private Clipping clipping() {
    return new Clipping(
        clip,
        clipRule,
        Optional.ofNullable(clipQuantile).map(quantile -> Adaptation.to(quantile, batchSize)));
  }

  private long steps(long examples) {
    return (examples * epochs + batchSize - 1) / batchSize;
  }

  private double multiplier(TrainingRun.Size size) {
    Checks.argument(
        (noiseMultiplier == null) != (epsilon == null),
        "--noise-multiplier",
        noiseMultiplier == null ? "none" : "with --epsilon",
        "either it or --epsilon");
    if (noiseMultiplier != null) {
      return noiseMultiplier;
    }
    double target = epsilon == null ? 0 : epsilon;
    Checks.positive("epsilon", target);
    return new Calibration(CALIBRATION_PRECISION)
        .noiseMultiplier(
            target, noise -> new TrainingRun(size, noise, delta, TrainingRun.GRID).poissonUpper());
  }
}
