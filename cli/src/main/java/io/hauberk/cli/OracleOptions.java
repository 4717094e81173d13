package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.robust.oracle.Endpoint;
import io.hauberk.robust.oracle.OnnxRuntimeOracle;
import io.hauberk.robust.oracle.Outputs;
import io.hauberk.robust.oracle.RemoteOracle;
import io.hauberk.robust.synthesis.SynthesisFile;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.file.ModelFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model is asked, and how: served, by ONNX Runtime, or read here. */
final class OracleOptions {

  private static final int ONNX_INPUTS = 256;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Model file read here, asked for its scores only.")
  private @Nullable Path model;

  @Option(
      names = "--architecture",
      paramLabel = "FILE",
      description = "Architecture JSON of a file that holds weights only.")
  private @Nullable Path architecture;

  @Option(
      names = "--onnx",
      paramLabel = "FILE",
      description = "ONNX file run by ONNX Runtime; take it only from whom you trust.")
  private @Nullable Path onnx;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Server of a model, by the Open Inference Protocol v2: http://host:8000.")
  private @Nullable URI url;

  @Option(names = "--served-model", paramLabel = "NAME", description = "The model's name at --url.")
  private @Nullable String served;

  @Option(
      names = "--served-version",
      paramLabel = "V",
      description = "The model's version at --url; the server's choice by default.")
  private @Nullable String version;

  @Option(
      names = "--outputs",
      description = "What --onnx and --url answer: ${COMPLETION-CANDIDATES}.",
      defaultValue = "logits")
  private Outputs outputs = Outputs.LOGITS;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds an answer from --url may take.",
      defaultValue = "30")
  private int timeout = 30;

  /** A model to ask, until it is closed. */
  interface Open extends AutoCloseable {

    ScoreOracle oracle();

    @Override
    void close();
  }

  private record Held(ScoreOracle oracle, Runnable end) implements Open {
    @Override
    public void close() {
      end.run();
    }
  }

  /** Refuses none, or more than one. */
  void check() {
    long given = Stream.of(model, onnx, url).filter(Objects::nonNull).count();
    Checks.argument(given == 1, "models", given, "one of --model, --onnx, --url");
    Checks.argument(
        url == null || served != null, "--served-model", "none", "the model's name at --url");
  }

  String name() {
    return url == null
        ? String.valueOf(file().getFileName())
        : url.getHost() + " " + Objects.requireNonNull(served);
  }

  private Path file() {
    return Objects.requireNonNull(model == null ? onnx : model);
  }

  Open open(Session session) {
    if (url != null) {
      return new Held(RemoteOracle.open(endpoint(url), outputs), () -> {});
    }
    if (onnx != null) {
      session.reads(file());
      var opened = OnnxRuntimeOracle.open(onnx, outputs, ONNX_INPUTS);
      return new Held(opened, opened::close);
    }
    if (SynthesisFile.fits(file())) {
      var synthesis = Models.synthesis(file(), session);
      return new Held(synthesis, synthesis::close);
    }
    session.reads(file());
    Optional.ofNullable(architecture).ifPresent(session::reads);
    var loaded = ModelFiles.read(file(), Optional.ofNullable(architecture));
    return new Held(loaded.classifier(), loaded::close);
  }

  private Endpoint endpoint(URI server) {
    Checks.inRange("--timeout", timeout, 1, 3600);
    var usual = Endpoint.Patience.DEFAULT;
    return new Endpoint(
        server,
        Objects.requireNonNull(served),
        Optional.ofNullable(version),
        new Endpoint.Patience(
            Duration.ofSeconds(timeout),
            usual.retries(),
            usual.firstPause(),
            usual.replyBytes(),
            usual.inputs()));
  }
}
