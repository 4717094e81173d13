package io.hauberk.robust.guard;

import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Weights;
import io.hauberk.tensor.train.EpochResult;
import io.hauberk.tensor.train.TrainingObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;

/**
 * The mean of the weights after each of the last epochs (Izmailov et al. 2018, algorithm 1; for
 * adversarial training Chen et al. 2021): flatter, and less overfitted to the attack. Running
 * statistics are averaged too.
 */
public final class WeightAverage implements TrainingObserver, AutoCloseable {

  private static final String LAST = "hauberk.average.last";
  private static final String COUNT = "hauberk.average.count";

  private final Model model;
  private final int first;
  private final Optional<Path> file;
  private final Weights mean;
  private int last;
  private int count;

  /**
   * @param model that is trained
   * @param first epoch that counts, from 1
   * @param file for the mean so far, which a resumed training goes on from
   */
  public WeightAverage(Model model, int first, Optional<Path> file) {
    Checks.positive("first", first);
    this.model = model;
    this.first = first;
    this.file = file;
    this.mean = model.weights().copy();
    file.filter(Files::exists).ifPresent(this::read);
  }

  private void read(Path path) {
    try (var content = SafeTensors.read(path)) {
      mean.copyFrom(content.weights());
      last = Integer.parseInt(content.metadata().getOrDefault(LAST, ""));
      count = Integer.parseInt(content.metadata().getOrDefault(COUNT, ""));
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          "averaged weights " + path,
          String.valueOf(e.getMessage()),
          "an average of this training",
          e);
    }
  }

  /**
   * Counts the model as it is now. Should the process be killed after the trainer saved an epoch
   * and before this mean was saved, that epoch does not count.
   */
  @Override
  public void finished(EpochResult epoch) {
    if (epoch.epoch() >= first && epoch.epoch() > last) {
      count(epoch.epoch());
    }
  }

  private void count(int epoch) {
    count++;
    last = epoch;
    try (var guard = new NoGradGuard()) {
      for (var name : mean.names()) {
        var now = model.weights().get(name);
        mean.get(name).lerp_(now, new Scalar(1.0 / count));
      }
    }
    var metadata = Map.of(LAST, String.valueOf(last), COUNT, String.valueOf(count));
    file.ifPresent(path -> SafeTensors.write(path, mean, metadata));
  }

  /** How many epochs the mean is of. */
  public int epochs() {
    return count;
  }

  /** Gives the model the mean; nothing changes where no epoch counted. */
  public void apply() {
    if (count > 0) {
      model.weights().copyFrom(mean);
    }
  }

  @Override
  public void close() {
    mean.close();
  }
}
