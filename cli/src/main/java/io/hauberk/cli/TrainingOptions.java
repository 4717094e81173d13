package io.hauberk.cli;

import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.CropFlip;
import io.hauberk.tensor.train.EpochResult;
import io.hauberk.tensor.train.EventFile;
import io.hauberk.tensor.train.Objective;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingObserver;
import io.hauberk.tensor.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How training goes. */
final class TrainingOptions {

  /** The optimizers by name. */
  enum Method {
    SGD {
      @Override
      Optimizer build(TrainingOptions options) {
        return new Optimizer.Sgd(options.learningRate, options.momentum, options.weightDecay);
      }
    },
    ADAM {
      @Override
      Optimizer build(TrainingOptions options) {
        return new Optimizer.Adam(
            options.learningRate,
            Optimizer.Adam.DEFAULT_BETA1,
            Optimizer.Adam.DEFAULT_BETA2,
            options.weightDecay);
      }
    },
    RMSPROP {
      @Override
      Optimizer build(TrainingOptions options) {
        return new Optimizer.RmsProp(
            options.learningRate, Optimizer.RmsProp.DEFAULT_SMOOTHING, options.weightDecay);
      }
    };

    abstract Optimizer build(TrainingOptions options);
  }

  /** The schedules by name. */
  @SuppressWarnings("ImmutableEnumChecker") // schedules are records of numbers
  enum Rate {
    CONSTANT(new Schedule.Constant()),
    STAIRS(new Schedule.Stairs(0.1, 3)),
    COSINE(new Schedule.Cosine()),
    TRIANGLE(new Schedule.Triangle(0.4));

    private final Schedule schedule;

    Rate(Schedule schedule) {
      this.schedule = schedule;
    }

    Schedule schedule() {
      return schedule;
    }
  }

  /** The augmentations by name. */
  enum Augment {
    NONE {
      @Override
      Objective on(Objective objective, long seed) {
        return objective;
      }
    },
    CROP_FLIP {
      @Override
      Objective on(Objective objective, long seed) {
        return CropFlip.of(objective, seed);
      }
    };

    abstract Objective on(Objective objective, long seed);
  }

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the training samples.",
      defaultValue = "5")
  private int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Samples of one step.",
      defaultValue = "128")
  private int batchSize;

  @Option(names = "--optimizer", description = "${COMPLETION-CANDIDATES}.", defaultValue = "adam")
  private Method optimizer;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "Rate at the schedule's height.",
      defaultValue = "0.001")
  private double learningRate;

  @Option(
      names = "--momentum",
      paramLabel = "M",
      description = "Momentum of SGD.",
      defaultValue = "0.9")
  private double momentum;

  @Option(
      names = "--weight-decay",
      paramLabel = "D",
      description = "Decay added to every gradient.",
      defaultValue = "0")
  private double weightDecay;

  @Option(
      names = "--schedule",
      description = "How the rate changes: ${COMPLETION-CANDIDATES}.",
      defaultValue = "cosine")
  private Rate schedule;

  @Option(
      names = "--augment",
      description =
          "Random changes of the training images: ${COMPLETION-CANDIDATES}; crop_flip moves by up"
              + " to 4 pixels and mirrors half of them.",
      defaultValue = "none")
  private Augment augment;

  @Option(
      names = "--validation",
      paramLabel = "F",
      description = "Part of the samples held out.",
      defaultValue = "0")
  private double validation;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "Stop after N epochs without a better validation loss; 0 never.",
      defaultValue = "0")
  private int patience;

  @Option(
      names = "--freeze",
      paramLabel = "NODE",
      split = ",",
      description = "Nodes whose weights stay as they are.")
  private Set<String> frozen = Set.of();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "State after every epoch; a killed training resumes from it.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description = "Folder for TensorBoard's event files.")
  private @Nullable Path tensorboard;

  private final List<TrainingObserver> observers = new ArrayList<>();

  void observedBy(TrainingObserver observer) {
    observers.add(observer);
  }

  /** A file beside the checkpoint, where there is one. */
  Optional<Path> beside(String suffix) {
    return Optional.ofNullable(checkpoint)
        .map(file -> file.resolveSibling(file.getFileName() + suffix));
  }

  /** A part of the epochs, rounded up. */
  int epochsOf(double part) {
    return (int) Math.ceil(part * epochs);
  }

  /** Trains in place, resuming and reporting as told. */
  List<EpochResult> run(Model model, DataSet samples, Objective objective, CommonOptions common) {
    var augmented = augment.on(objective, common.seed());
    var trainer = new Trainer(plan(common.seed()), augmented, common.progress());
    observers.forEach(trainer::observedBy);
    Optional.ofNullable(checkpoint).ifPresent(trainer::resumingFrom);
    if (tensorboard == null) {
      return trainer.train(model, samples);
    }
    try (var events = new EventFile(tensorboard)) {
      return trainer.observedBy(events).train(model, samples);
    }
  }

  /** Updates a training on so many samples makes. */
  long steps(int samples) {
    return (long) epochs * ((samples + batchSize - 1) / batchSize);
  }

  TrainingPlan plan(long seed) {
    return new TrainingPlan(
        epochs,
        batchSize,
        optimizer.build(this),
        schedule.schedule,
        validation,
        patience,
        frozen,
        seed);
  }
}
