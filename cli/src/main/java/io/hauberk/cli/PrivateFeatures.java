package io.hauberk.cli;

import io.hauberk.core.Progress;
import io.hauberk.privacy.feature.ChannelScale;
import io.hauberk.privacy.feature.Features;
import io.hauberk.privacy.feature.PrivateNormalisation;
import io.hauberk.privacy.feature.Scatter;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.tensor.data.DataSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What samples become before a private training sees them. */
sealed interface PrivateFeatures {

  /** In words. */
  String told();

  private static String told(Scatter scatter) {
    return String.format(
        Locale.ROOT, "scattering (colours %s, symmetry %s)", scatter.colours(), scatter.symmetry());
  }

  /** What it is charged beside the training. */
  default Optional<Budget> cost() {
    return Optional.empty();
  }

  /**
   * Of one sample, as a network sees it.
   *
   * @throws IllegalArgumentException for samples that it cannot be made of
   */
  List<Long> shape(List<Long> samples);

  /** Pays, where there is a price; training and test samples go the same way. */
  Prepared prepared(DataSet samples, Ledger ledger, DpSgd plan, Progress progress);

  /**
   * Samples as a network sees them.
   *
   * @param made sets that are closed with it
   */
  record Seen(DataSet samples, List<DataSet> made) implements AutoCloseable {

    static Seen asTheyAre(DataSet samples) {
      return new Seen(samples, List.of());
    }

    static Seen of(DataSet made) {
      return new Seen(made, List.of(made));
    }

    @Override
    public void close() {
      made.forEach(DataSet::close);
    }
  }

  /** The training's samples, and the way for others. */
  record Prepared(Seen training, Function<DataSet, Seen> way) implements AutoCloseable {

    @Override
    public void close() {
      training.close();
    }
  }

  /** The samples as they are. */
  record Plain() implements PrivateFeatures {

    @Override
    public String told() {
      return "the samples as they are";
    }

    @Override
    public List<Long> shape(List<Long> samples) {
      return samples;
    }

    @Override
    public Prepared prepared(DataSet samples, Ledger ledger, DpSgd plan, Progress progress) {
      return new Prepared(Seen.asTheyAre(samples), Seen::asTheyAre);
    }
  }

  /** Scattering, each sample normalised by itself. */
  record Scattered(Features features) implements PrivateFeatures {

    @Override
    public String told() {
      return PrivateFeatures.told(features.scatter())
          + ", each sample by itself in "
          + features.groups()
          + " groups a channel";
    }

    @Override
    public List<Long> shape(List<Long> samples) {
      return features.scatter().shape(samples);
    }

    @Override
    public Prepared prepared(DataSet samples, Ledger ledger, DpSgd plan, Progress progress) {
      Function<DataSet, Seen> way = images -> Seen.of(features.of(images, progress));
      return new Prepared(way.apply(samples), way);
    }
  }

  /**
   * Scattering, each channel by a private mean and variance.
   *
   * @param file of the scale, once it is paid for
   */
  record Normalised(Scatter scatter, PrivateNormalisation normalisation, Path file)
      implements PrivateFeatures {

    @Override
    public String told() {
      return PrivateFeatures.told(scatter)
          + ", each channel by a private mean and variance: noise multiplier "
          + normalisation.noiseMultiplier()
          + ", lengths "
          + normalisation.meanLength()
          + " and "
          + normalisation.squareLength();
    }

    @Override
    public List<Long> shape(List<Long> samples) {
      return scatter.shape(samples);
    }

    @Override
    public Optional<Budget> cost() {
      return Optional.of(normalisation.cost());
    }

    @Override
    public Prepared prepared(DataSet samples, Ledger ledger, DpSgd plan, Progress progress) {
      if (!Files.exists(file)) {
        ledger.requireLeft(normalisation.cost().plus(plan.cost()));
      }
      try (var raw = scatter.even(samples, progress)) {
        var scale = normalisation.fitOnce(raw, ledger, file);
        return new Prepared(
            Seen.of(scale.of(raw)), images -> Seen.of(scaled(images, scale, progress)));
      }
    }

    private DataSet scaled(DataSet images, ChannelScale scale, Progress progress) {
      try (var raw = scatter.even(images, progress)) {
        return scale.of(raw);
      }
    }
  }
}
