package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.file.LoadedModel;
import io.hauberk.tensor.file.ModelFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The attacker's own model, for attacks that transfer. */
final class SurrogateOptions {

  @Option(
      names = "--surrogate",
      paramLabel = "FILE",
      description = "Of transfer: the attacker's own model, trained on like data or stolen.")
  private @Nullable Path file;

  @Option(
      names = "--surrogate-architecture",
      paramLabel = "FILE",
      description = "Architecture JSON of a --surrogate that holds weights only.")
  private @Nullable Path architecture;

  @Option(
      names = "--tries",
      paramLabel = "N",
      description = "Of transfer: images made of each sample, each with draws of its own.",
      defaultValue = "5")
  private int tries;

  /** Until it is closed. */
  record Own(Optional<LoadedModel> loaded, String name, int tries) implements AutoCloseable {

    Classifier model() {
      return loaded
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      Checks.message("--surrogate", "none", "a model file, for transfer")))
          .classifier();
    }

    @Override
    public void close() {
      loaded.ifPresent(LoadedModel::close);
    }
  }

  Own open(Session session) {
    if (file == null) {
      return new Own(Optional.empty(), "none", tries);
    }
    session.reads(file);
    Optional.ofNullable(architecture).ifPresent(session::reads);
    var loaded = ModelFiles.read(file, Optional.ofNullable(architecture));
    return new Own(Optional.of(loaded), String.valueOf(file.getFileName()), tries);
  }
}
