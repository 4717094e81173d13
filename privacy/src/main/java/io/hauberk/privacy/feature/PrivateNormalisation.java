package io.hauberk.privacy.feature;

import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.privacy.accounting.PldAccountant;
import io.hauberk.privacy.accounting.PrivacyEvent;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.ledger.BudgetExhausted;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.privacy.mechanism.GaussianMechanism;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Every channel of a data set to mean 0 and variance 1, by moments released with noise: of each
 * sample the channels' means over its plane, as one vector clipped to a length, are summed over the
 * samples, and so are the means of the squares; Gaussian noise is added to both sums.
 *
 * <p>Guarantee: (epsilon, delta)-differential privacy of the moments, for adding or removing one
 * sample. Not covered: the number of samples, which the sums are divided by, and lengths chosen by
 * looking at the data: take them from other data, or from what the features can be.
 *
 * <p>Source: Tramer and Boneh, Differentially private learning needs better features (2021); the
 * noise multiplier is 8 in their published code, which takes the lengths' medians over the data.
 *
 * @param meanLength to which each sample's vector of means is clipped; no default
 * @param squareLength to which each sample's vector of mean squares is clipped; no default
 * @param noiseMultiplier of both sums, standard deviation over length
 * @param delta at which the price is told
 */
public record PrivateNormalisation(
    double meanLength, double squareLength, double noiseMultiplier, double delta) {

  private static final int BATCH = 512;

  public PrivateNormalisation {
    Checks.positive("mean length", meanLength);
    Checks.positive("square length", squareLength);
    Checks.positive("noise multiplier", noiseMultiplier);
    Checks.argument(delta > 0 && delta < 1, "delta", delta, "above 0, below 1");
  }

  /** Each of the two releases, to an accountant: with a training's events it is dearer by less. */
  public PrivacyEvent event() {
    return new PrivacyEvent.Gaussian(noiseMultiplier);
  }

  /** What a ledger is charged. */
  public Budget cost() {
    return Budget.of(PldAccountant.create().plus(event(), 2).upper(delta), delta);
  }

  /**
   * Pays, then looks at the data.
   *
   * @param data of samples [channels, height, width]
   * @throws IllegalArgumentException for samples of another form; nothing is spent then
   * @throws BudgetExhausted when it costs more than is left; nothing is spent then
   */
  public ChannelScale fit(DataSet data, Ledger ledger) {
    checkFits(data);
    ledger.spend(cost(), purpose(data));
    return scale(data);
  }

  /**
   * The scale that the file holds, free; where there is none, a scale is paid for and kept there.
   * What goes on from a checkpoint, and test data, must go through the same one.
   *
   * @throws ModelFormatException when the file is of another normalisation or other data, or this
   *     ledger did not pay for it; nothing is spent then
   * @throws BudgetExhausted as {@link #fit}
   */
  public ChannelScale fitOnce(DataSet data, Ledger ledger, Path file) {
    checkFits(data);
    var kept = new ScaleFile(file);
    if (Files.exists(file)) {
      return kept.read(told(data), ledger);
    }
    var paid = ledger.spend(cost(), purpose(data));
    kept.write(scale(data), told(data), paid.seal());
    return kept.read(told(data), ledger); // in float32, as whoever goes on will have it
  }

  private String told(DataSet data) {
    var name = data.about().name();
    return this + " of " + name + ", " + data.size() + " samples " + data.sampleShape();
  }

  private static void checkFits(DataSet data) {
    var shape = data.sampleShape();
    Checks.argument(shape.size() == 3, "sample shape", shape, "[channels, height, width]");
  }

  private String purpose(DataSet data) {
    return String.format(
        Locale.ROOT,
        "moments of %d channels C=%s and %s sigma=%s",
        data.sampleShape().get(0),
        meanLength,
        squareLength,
        noiseMultiplier);
  }

  private ChannelScale scale(DataSet data) {
    var means = released(sum(data, meanLength, x -> x), meanLength, data.size());
    var squares = released(sum(data, squareLength, Tensor::square), squareLength, data.size());
    return ChannelScale.ofMoments(means, squares);
  }

  private List<Double> released(double[] sum, double length, int samples) {
    var noisy = new GaussianMechanism(length, length * noiseMultiplier).release(sum);
    return Arrays.stream(noisy).map(value -> value / samples).boxed().toList();
  }

  /**
   * Over all samples, each moved by no more than the length.
   *
   * @param of what each value counts as
   */
  static double[] sum(DataSet data, double length, UnaryOperator<Tensor> of) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var sum = new double[Math.toIntExact(data.sampleShape().get(0))];
      for (int from = 0; from < data.size(); from += BATCH) {
        try (var inner = TensorScope.open()) {
          var batch = data.batch(from, Math.min(data.size(), from + BATCH));
          add(sum, clipped(of.apply(batch.inputs().to(ScalarType.Double)), length));
        }
      }
      return sum;
    }
  }

  /**
   * The sum over a batch, [channels].
   *
   * @param values float64, in which no square of a float32 overflows
   */
  private static Tensor clipped(Tensor values, double length) {
    var planes = new long[] {2, 3};
    var means = values.mean(planes, false, new ScalarTypeOptional());
    var lengths = means.square().sum(1).sqrt();
    var factors = lengths.reciprocal().mul(new Scalar(length)).clamp_max(new Scalar(1));
    return means.mul(factors.unsqueeze(1)).sum(0);
  }

  private static void add(double[] sum, Tensor more) {
    var values = new double[sum.length];
    new DoublePointer(more.contiguous().data_ptr()).get(values);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }
}
