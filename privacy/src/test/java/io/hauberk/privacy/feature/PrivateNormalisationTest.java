package io.hauberk.privacy.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.accounting.PldAccountant;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.ledger.BudgetExhausted;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.file.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateNormalisationTest {

  private static final int SAMPLES = 2000;
  private static final PrivateNormalisation PLAN = new PrivateNormalisation(4, 20, 2, 1e-5);

  @TempDir Path folder;

  /** Channel 0 around 2 with deviation 1, channel 1 around -1 with deviation 0.5; 2 x 3 pixels. */
  private static DataSet data(int samples) {
    var values = new float[samples * 12];
    new Randomness(4).stream(0, 0).fillGaussian(values);
    for (int i = 0; i < values.length; i++) {
      boolean first = i / 6 % 2 == 0;
      values[i] = first ? 2 + values[i] : -1 + 0.5f * values[i];
    }
    return set(values, samples);
  }

  private static DataSet set(float[] values, int samples) {
    var about = new DataSet.About("planes", List.of("one"), List.of());
    try (var scope = TensorScope.open()) {
      return DataSet.of(
          about, Tensors.of(values, samples, 2, 2, 3), Tensors.of(new long[samples], samples));
    }
  }

  private Ledger ledger(double epsilon) {
    return Ledger.openOrCreate(folder.resolve("ledger"), "0".repeat(64), Budget.of(epsilon, 1e-4));
  }

  /** Noise of deviation 8 on a sum of 2,000: within 0.03 of a mean but once in 10^13. */
  @Test
  void fit_manySamples_findsTheMomentsAndPaysForBoth() {
    try (var data = data(SAMPLES)) {
      var ledger = ledger(5);
      var scale = PLAN.fit(data, ledger);
      assertThat(scale.means().get(0)).isCloseTo(2, within(0.06));
      assertThat(scale.means().get(1)).isCloseTo(-1, within(0.06));
      assertThat(scale.factors().get(0)).isCloseTo(1, within(0.25));
      assertThat(scale.factors().get(1)).isCloseTo(2, within(1.5));
      assertThat(ledger.spent()).isEqualTo(PLAN.cost());
      double both = PldAccountant.create().plus(PLAN.event(), 2).upper(1e-5);
      assertThat(PLAN.cost().epsilon().doubleValue()).isEqualTo(both);
    }
  }

  @Test
  void of_momentsGiven_scalesEveryChannel() {
    try (var data = set(new float[] {1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 7}, 1)) {
      var scale = ChannelScale.ofMoments(List.of(3.5, 7.0), List.of(12.25 + 4 - 1e-5, 48.0));
      try (var scaled = scale.of(data)) {
        var values = Tensors.floats(scaled.all().inputs());
        assertThat(values[0]).isCloseTo(-1.25f, within(1e-6f));
        assertThat(values[5]).isCloseTo(1.25f, within(1e-6f));
        assertThat(values[6]).as("a channel without variance").isZero();
        assertThat(scaled.labels()).containsExactly(0);
      }
    }
  }

  /** Sums of neighbouring sets differ by the length at most, whatever the sample. */
  @Test
  void sum_oneSampleMore_movesItByTheLengthAtMost() {
    var huge = new float[] {3e38f, 1, 1, 1, 1, 1, -5e37f, 1, 1, 1, 1, 1};
    try (var one = set(huge, 1)) {
      for (double length : new double[] {0.3, 7}) {
        assertThat(length(PrivateNormalisation.sum(one, length, x -> x)))
            .isCloseTo(length, within(1e-9));
        assertThat(length(PrivateNormalisation.sum(one, length, Tensor::square)))
            .isCloseTo(length, within(1e-9));
      }
    }
  }

  @Test
  void sum_shortVectors_areNotClipped() {
    try (var data = data(700)) {
      var values = Tensors.floats(data.all().inputs());
      double expected = 0;
      for (int i = 0; i < values.length; i++) {
        expected += i / 6 % 2 == 0 ? values[i] / 6.0 : 0;
      }
      assertThat(PrivateNormalisation.sum(data, 100, x -> x)[0])
          .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
    }
  }

  private static double length(double[] vector) {
    return Math.hypot(vector[0], vector[1]);
  }

  @Test
  void fit_tooDear_isRefusedAndSpendsNothing() {
    try (var data = data(20)) {
      var ledger = ledger(0.1);
      assertThatThrownBy(() -> PLAN.fit(data, ledger)).isInstanceOf(BudgetExhausted.class);
      assertThat(ledger.entries()).isEmpty();
    }
  }

  /** The moments would be other ones if they were drawn again. */
  @Test
  void fitOnce_secondTime_isTheSameScaleAndFree() {
    var file = folder.resolve("scale");
    try (var data = data(20)) {
      var ledger = ledger(5);
      var first = PLAN.fitOnce(data, ledger, file);
      var second = PLAN.fitOnce(data, ledger, file);
      assertThat(ledger.entries()).hasSize(1);
      assertThat(ledger.spent()).isEqualTo(PLAN.cost());
      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void fitOnce_otherPlanDataOrLedger_isRefusedAndSpendsNothing() {
    var file = folder.resolve("scale");
    try (var data = data(20);
        var fewer = data(19)) {
      var ledger = ledger(5);
      PLAN.fitOnce(data, ledger, file);
      var louder = new PrivateNormalisation(4, 20, 3, 1e-5);
      assertThatThrownBy(() -> louder.fitOnce(data, ledger, file))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("scale ");
      assertThatThrownBy(() -> PLAN.fitOnce(fewer, ledger, file))
          .isInstanceOf(ModelFormatException.class);
      assertThat(ledger.entries()).hasSize(1);
      var other = Ledger.openOrCreate(folder.resolve("other"), "0".repeat(64), Budget.of(5, 1e-4));
      assertThatThrownBy(() -> PLAN.fitOnce(data, other, file))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("a seal of this ledger");
      assertThat(other.entries()).isEmpty();
    }
  }

  /** A file of the right words and seal whose numbers are none. */
  @Test
  void fitOnce_brokenFile_isRefused() throws IOException {
    var file = folder.resolve("scale");
    try (var data = data(20)) {
      var ledger = ledger(5);
      PLAN.fitOnce(data, ledger, file);
      try (var content = SafeTensors.read(file)) {
        content.weights().get("means").fill_(new Scalar(Double.NaN));
        SafeTensors.write(file, content.weights(), content.metadata());
      }
      assertThatThrownBy(() -> PLAN.fitOnce(data, ledger, file))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("means NaN or infinite");
      var whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length - 1));
      assertThatThrownBy(() -> PLAN.fitOnce(data, ledger, file))
          .isInstanceOf(ModelFormatException.class);
      assertThat(ledger.entries()).hasSize(1);
    }
  }

  @Test
  void requireLeft_moreThanIsLeft_isRefusedAndSpendsNothing() {
    var ledger = ledger(1);
    ledger.requireLeft(Budget.of(1, 1e-4));
    assertThatThrownBy(() -> ledger.requireLeft(Budget.of(1.01, 1e-4)))
        .isInstanceOf(BudgetExhausted.class)
        .hasMessageContaining("what is left");
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void of_otherChannels_isRefused() {
    var scale = new ChannelScale(List.of(0.0), List.of(1.0));
    try (var data = data(3)) {
      assertThatThrownBy(() -> scale.of(data))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("sample shape: [2, 2, 3] (expected: [1, height, width])");
    }
    assertThatThrownBy(() -> new ChannelScale(List.of(0.0), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1e-5", "1, -1, 1, 1e-5", "1, 1, 0, 1e-5", "1, 1, NaN, 1e-5", "1, 1, 1, 0"})
  void new_badNumbers_areRefused(double mean, double square, double noise, double delta) {
    assertThatThrownBy(() -> new PrivateNormalisation(mean, square, noise, delta))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }
}
