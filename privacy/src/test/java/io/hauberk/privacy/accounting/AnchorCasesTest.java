package io.hauberk.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.hauberk.privacy.accounting.PrivacyEvent.PoissonGaussian;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Reference settings of DP-SGD: RDP to 1e-6, PLD to 1e-3 of dp_accounting 0.6.0 at the same grid.
 * See vectors/dp-accounting/README.md.
 */
class AnchorCasesTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/dp-accounting/poisson-gaussian.csv", numLinesToSkip = 1)
  void epsilon_referenceSetting_matches(ArgumentsAccessor row) {
    var event = new PoissonGaussian(fraction(row.getString(0)), row.getDouble(1));
    long steps = row.getLong(2);
    double delta = row.getDouble(3);
    var rdp = RdpAccountant.create().plus(event, steps);
    matches(rdp.classicEpsilon(delta), row.getDouble(4), row.getDouble(5));
    matches(rdp.epsilon(delta), row.getDouble(6), row.getDouble(7));
    var interval = PldAccountant.create().plus(event, steps).epsilon(delta);
    assertThat(interval.high()).isCloseTo(row.getDouble(8), withinPercentage(0.1));
    assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
  }

  private static void matches(RdpEpsilon best, double epsilon, double order) {
    assertThat(best.epsilon()).isCloseTo(epsilon, withinPercentage(1e-4));
    assertThat(best.order()).isEqualTo(order);
  }

  static double fraction(String text) {
    var parts = text.split("/", -1);
    return parts.length == 1
        ? Double.parseDouble(text)
        : Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
  }
}
