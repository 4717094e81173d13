package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.robust.synthesis.ExplainedGradients;
import io.hauberk.robust.synthesis.SynthesisFile;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.file.LoadedModel;
import io.hauberk.tensor.file.ModelFiles;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model. */
final class ModelOptions {

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "Model file: .safetensors, .onnx, TorchScript .pt, or .pth with --architecture.")
  private @Nullable Path model;

  @Option(
      names = "--architecture",
      paramLabel = "FILE",
      description = "Architecture JSON of a file that holds weights only.")
  private @Nullable Path architecture;

  boolean absent() {
    return model == null;
  }

  Path file() {
    Checks.argument(model != null, "--model", "none", "a model file");
    return Objects.requireNonNull(model);
  }

  String name() {
    return String.valueOf(file().getFileName());
  }

  /** A model with gradients, until it is closed. */
  record Attackable(Classifier classifier, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /** Any model that has gradients: a file's, or those of a classifier by synthesis. */
  Attackable attackable(Session session) {
    if (SynthesisFile.fits(file())) {
      var synthesis = Models.synthesis(file(), session);
      return new Attackable(new ExplainedGradients(synthesis), synthesis::close);
    }
    var loaded = open(session);
    return new Attackable(loaded.classifier(), loaded::close);
  }

  LoadedModel open(Session session) {
    session.reads(file());
    Optional.ofNullable(architecture).ifPresent(session::reads);
    return ModelFiles.read(file(), Optional.ofNullable(architecture));
  }
}
