package io.hauberk.robust.guard;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Weights of an earlier epoch, in memory and, where a file is given, on disk. */
final class KeptModel implements AutoCloseable {

  private static final String EPOCH = "hauberk.kept.epoch";
  private static final String ACCURACY = "hauberk.kept.accuracy";

  private final Model model;
  private final Optional<Path> file;
  private final Weights weights;
  private Optional<Mark> mark = Optional.empty();

  /** When the weights were kept, and how accurate they are. */
  record Mark(int epoch, double accuracy) {}

  KeptModel(Model model, Optional<Path> file) {
    this.model = model;
    this.file = file;
    this.weights = model.weights().copy();
    file.filter(Files::exists).ifPresent(this::read);
  }

  private void read(Path path) {
    try (var content = SafeTensors.read(path)) {
      weights.copyFrom(content.weights());
      var found = content.metadata();
      mark =
          Optional.of(
              new Mark(
                  Integer.parseInt(found.getOrDefault(EPOCH, "")),
                  Double.parseDouble(found.getOrDefault(ACCURACY, ""))));
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          "kept weights " + path,
          String.valueOf(e.getMessage()),
          "weights kept by this training",
          e);
    }
  }

  Optional<Mark> mark() {
    return mark;
  }

  /** Keeps the model as it is now. */
  void keep(Mark now) {
    weights.copyFrom(model.weights());
    mark = Optional.of(now);
    var metadata = Map.of(EPOCH, String.valueOf(now.epoch), ACCURACY, String.valueOf(now.accuracy));
    file.ifPresent(path -> SafeTensors.write(path, weights, metadata));
  }

  /** Gives the model the kept weights, if any were kept. */
  void restore() {
    if (mark.isPresent()) {
      model.weights().copyFrom(weights);
    }
  }

  @Override
  public void close() {
    weights.close();
  }
}
