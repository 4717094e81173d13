package io.hauberk.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.hauberk.privacy.accounting.PrivacyEvent.PoissonGaussian;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of figures computed elsewhere; each folder of vectors says how and how exactly. */
class VectorTest {

  /** PRV's figures are its estimate and its error of 0.01, which grows a little with epsilon. */
  private static final double PRV_ERROR = 0.012;

  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/dp-accounting/renyi.csv", numLinesToSkip = 1)
  void renyi_oneStep_matches(String q, double sigma, double order, double renyi) {
    var event = new PoissonGaussian(AnchorCasesTest.fraction(q), sigma);
    assertThat(event.renyi(order)).isCloseTo(renyi, withinPercentage(1e-4));
  }

  /** The series' alternating end is bounded, not subtracted: never below, and little above. */
  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/multiprecision/renyi.csv", numLinesToSkip = 1)
  void renyi_oneStep_neverBelowTheIntegral(String q, double sigma, double order, double renyi) {
    double ours = new PoissonGaussian(AnchorCasesTest.fraction(q), sigma).renyi(order);
    assertThat(ours).isGreaterThanOrEqualTo(renyi - 1e-6 * Math.abs(renyi) - 1e-15);
    assertThat(ours * (order - 1)).isCloseTo(renyi * (order - 1), within(1e-8 + 1e-4 * renyi));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/published/prv.csv", numLinesToSkip = 1)
  void epsilon_publishedByPrv_holdsOurs(double sigma, double q, long steps, double published) {
    var interval = PldAccountant.create().plus(new PoissonGaussian(q, sigma), steps).epsilon(1e-6);
    assertThat(interval.high()).isGreaterThan(published - PRV_ERROR);
    assertThat(interval.low()).isLessThanOrEqualTo(published);
    double coarse = 0.02 * Math.max(0, interval.high() - interval.low());
    assertThat(interval.high()).isLessThanOrEqualTo(published + coarse);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,1e-5,30.74956613", "0.5,1e-5,7.03182667557", "1,1e-5,3.73063163482",
    "2,1e-5,1.99381244564", "3,1e-5,1.39059345667", "8,1e-5,0.600229072199",
    "1,1e-6,4.22467888933", "10,1e-6,0.54108683182", "0.5,1e-10,11.43623999509"
  })
  void calibrate_analyticGaussian_matches(double epsilon, double delta, double sigma) {
    var noise = AnalyticGaussian.calibrate(epsilon, delta);
    assertThat(noise.noiseMultiplier()).isCloseTo(sigma, withinPercentage(1e-7));
    assertThat(noise.delta(epsilon)).isLessThanOrEqualTo(delta);
  }

  @ParameterizedTest
  @CsvSource({"0.5,9.997256146434", "1,4.377178095681", "2,1.993091404415", "10,0.340669364684"})
  void epsilon_analyticGaussian_matches(double sigma, double epsilon) {
    assertThat(new AnalyticGaussian(sigma).epsilon(1e-5))
        .isCloseTo(epsilon, withinPercentage(1e-9));
  }

  /** Upper and optimistic figures of dp_accounting on the grid 1e-5, delta 1e-5. */
  @ParameterizedTest
  @CsvSource({
    "250/60000,1.1,240,0.301861,0.300661", "250/60000,1.1,3600,1.118459,1.100458",
    "250/60000,1.1,14400,2.349553,2.277553", "0.04,1.5,2250,6.768781,6.757530",
    "0.01,4,10000,0.946868,0.896867"
  })
  void epsilon_fineGrid_isBetweenTheirs(ArgumentsAccessor row) {
    var event = new PoissonGaussian(AnchorCasesTest.fraction(row.getString(0)), row.getDouble(1));
    double upper = row.getDouble(3);
    double optimistic = row.getDouble(4);
    var interval = PldAccountant.onGrid(1e-5).plus(event, row.getLong(2)).epsilon(1e-5);
    assertThat(interval.high()).isBetween(optimistic, upper * (1 + 1e-5));
    assertThat(interval.low()).isBetween(optimistic - 1e-6, interval.high());
  }
}
