package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.sealed.SealedReader;
import io.hauberk.report.Evidence;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.trust.policy.Action;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which samples. */
final class DataOptions {

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description =
          "Data set: glyphs, mnist, fashion-mnist, cifar10, cifar10-jpeg, or a path to images, IDX, zip or CSV.")
  private @Nullable String data;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      description = "Column of a CSV file that holds the class.",
      defaultValue = "label")
  private String labelColumn = "label";

  @Option(
      names = "--scale",
      paramLabel = "S",
      description = "Numbers of a CSV file are divided by this.",
      defaultValue = "1")
  private double scale = 1;

  @Mixin private SealedOptions sealed;

  /** Of a verb that reads samples. */
  DataOptions() {
    this(Action.READ);
  }

  /**
   * @param action what the verb does with the samples, for the access policy of sealed ones
   */
  DataOptions(Action action) {
    sealed = new SealedOptions(action);
  }

  boolean absent() {
    return data == null;
  }

  String name() {
    Checks.argument(data != null, "--data", "none", "a data set's name or path");
    return Objects.requireNonNull(data);
  }

  /** All samples of a part, or the first {@code --limit}. */
  DataSet open(Split split, CommonOptions common, Session session) {
    return open(name(), split, common, session);
  }

  DataSet open(String name, Split split, CommonOptions common, Session session) {
    return open(name, split, options(common.limit().orElse(Integer.MAX_VALUE), common), session);
  }

  /** All training samples of a set, whatever {@code --limit}. */
  DataSet pool(String name, CommonOptions common, Session session) {
    return open(name, Split.TRAIN, options(Integer.MAX_VALUE, common), session);
  }

  private ReadOptions options(int limit, CommonOptions common) {
    return new ReadOptions(common.dataDir(), limit, labelColumn, scale, common.progress());
  }

  private DataSet open(String name, Split split, ReadOptions options, Session session) {
    return path(name)
        .filter(SealedReader::isSealed)
        .map(path -> unsealed(path, split, options, session))
        .orElseGet(() -> plain(name, split, options, session));
  }

  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private DataSet unsealed(Path path, Split split, ReadOptions options, Session session) {
    try (var opened = sealed.open(path, session)) {
      return DataSets.open(opened.path(), split, options);
    }
  }

  private DataSet plain(String name, Split split, ReadOptions options, Session session) {
    sealed.requireUnused(name);
    var samples = DataSets.open(name, split, options);
    session.reads(
        samples.sources().stream()
            .map(source -> new Evidence.Input(source.name(), source.sha256(), 0))
            .toList());
    return samples;
  }
}
