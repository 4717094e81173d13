package io.hauberk.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.hauberk.privacy.accounting.PrivacyEvent.PoissonGaussian;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Reference settings of DP-SGD: RDP to 1e-6, PLD to 1e-3 of dp_accounting 0.6.0 at the same grid.
 * See vectors/dp-accounting/README.md.
 */
class AnchorCasesTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/dp-accounting/poisson-gaussian.csv", numLinesToSkip = 1)
  void epsilon_referenceSetting_matches(
      String batch,
      double sigma,
      long steps,
      double delta,
      double classic,
      double classicOrder,
      double improved,
      double improvedOrder,
      double pld) {
    var event = new PoissonGaussian(fraction(batch), sigma);
    var rdp = RdpAccountant.create().plus(event, steps);
    assertThat(rdp.classicEpsilon(delta).epsilon()).isCloseTo(classic, withinPercentage(1e-4));
    assertThat(rdp.classicEpsilon(delta).order()).isEqualTo(classicOrder);
    assertThat(rdp.epsilon(delta).epsilon()).isCloseTo(improved, withinPercentage(1e-4));
    assertThat(rdp.epsilon(delta).order()).isEqualTo(improvedOrder);
    var interval = PldAccountant.create().plus(event, steps).epsilon(delta);
    assertThat(interval.high()).isCloseTo(pld, withinPercentage(0.1));
    assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
  }

  static double fraction(String text) {
    var parts = text.split("/", -1);
    return parts.length == 1
        ? Double.parseDouble(text)
        : Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
  }
}
