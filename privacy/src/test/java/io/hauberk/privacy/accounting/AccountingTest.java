package io.hauberk.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.hauberk.privacy.accounting.PrivacyEvent.FixedSizeGaussian;
import io.hauberk.privacy.accounting.PrivacyEvent.Gaussian;
import io.hauberk.privacy.accounting.PrivacyEvent.Laplace;
import io.hauberk.privacy.accounting.PrivacyEvent.PoissonGaussian;
import io.hauberk.privacy.accounting.PrivacyEvent.Pure;
import io.hauberk.privacy.accounting.PrivacyEvent.TreeAggregation;
import io.hauberk.privacy.accounting.PrivacyEvent.UserGaussian;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold between accountants and events, and what they refuse. */
class AccountingTest {

  private static final double DELTA = 1e-5;

  @Test
  void epsilon_ofTheGaussian_isOrderedByTightness() {
    double exact = AnalyticGaussian.composed(10, 10, 10).epsilon(DELTA);
    var pld = PldAccountant.create().plus(new Gaussian(10), 3).epsilon(DELTA);
    assertThat(exact).isBetween(pld.low(), pld.high());
    assertThat(pld.high()).isCloseTo(exact, withinPercentage(.1));
    double zcdp = ZcdpAccountant.create().plusGaussian(10, 3).epsilon(DELTA);
    var rdp = RdpAccountant.create().plus(new Gaussian(10), 3).epsilon(DELTA);
    assertThat(zcdp).isGreaterThan(exact).isLessThanOrEqualTo(rdp.epsilon() * (1 + 1e-9));
  }

  @Test
  void compose_differentEvents_doesNotDependOnTheirOrder() {
    var coin = new Pure(0.3);
    var noise = new PoissonGaussian(0.1, 2);
    double one = PldAccountant.create().plus(coin, 2).plus(noise, 40).upper(DELTA);
    double two = PldAccountant.create().plus(noise, 40).plus(coin, 2).upper(DELTA);
    assertThat(one).isCloseTo(two, within(1e-6));
    double apart =
        PldAccountant.create().plus(noise, 40).upper(DELTA) + 0.6; // basic composition of the rest
    assertThat(one).isLessThan(apart);
  }

  @Test
  void compose_laplaceAndResponse_matchTheirFormulas() {
    var laplace = PldAccountant.create().plus(new Laplace(2), 1);
    assertThat(laplace.delta(0.2)).isCloseTo(-Math.expm1((0.2 - 0.5) / 2), within(1e-6));
    var response = PldAccountant.create().plus(new Pure(1), 1);
    double expected = (Math.E - Math.exp(0.4)) / (1 + Math.E);
    assertThat(response.delta(0.4)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void tree_costsItsDepth() {
    var tree = new TreeAggregation(1024, 8);
    assertThat(tree.depth()).isEqualTo(11);
    assertThat(tree.renyi(3)).isCloseTo(11 * new Gaussian(8).renyi(3), within(1e-15));
    assertThat(PldAccountant.create().plus(tree, 1).upper(DELTA))
        .isCloseTo(PldAccountant.create().plus(new Gaussian(8), 11).upper(DELTA), within(2e-3));
  }

  @Test
  void user_withOneRecord_isPoisson() {
    var user = new UserGaussian(0.01, 1, 1);
    var record = new PoissonGaussian(0.01, 1);
    assertThat(PldAccountant.create().plus(user, 100).upper(DELTA))
        .isCloseTo(PldAccountant.create().plus(record, 100).upper(DELTA), within(1e-5));
  }

  @Test
  void user_withMoreRecords_costsMoreButLessThanTheGroupBound() {
    var user = PldAccountant.create().plus(new UserGaussian(0.01, 2, 3), 200);
    var record = PldAccountant.create().plus(new PoissonGaussian(0.01, 2), 200);
    double group = new GroupPrivacy(3).epsilon(record::delta, DELTA);
    assertThat(user.upper(DELTA)).isGreaterThan(record.upper(DELTA)).isLessThan(group);
  }

  @Test
  void fixedSize_wholeBatch_isTheGaussianOfTwiceTheNorm() {
    assertThat(new FixedSizeGaussian(100, 100, 4).renyi(5))
        .isCloseTo(new Gaussian(2).renyi(5), within(1e-12));
    double sampled =
        RdpAccountant.create()
            .plus(new FixedSizeGaussian(60_000, 250, 4), 100)
            .epsilon(1e-5)
            .epsilon();
    double whole = RdpAccountant.create().plus(new Gaussian(2), 100).epsilon(1e-5).epsilon();
    assertThat(sampled).isLessThan(whole / 10);
    assertThatThrownBy(
            () -> PldAccountant.create().plus(new FixedSizeGaussian(9, 3, 1), 1).upper(.1))
        .hasMessageContaining("RDP");
  }

  @Test
  void epsilon_moreSteps_neverLess() {
    double last = 0;
    for (long steps = 1; steps < 20_000; steps *= 3) {
      var interval =
          PldAccountant.create().plus(new PoissonGaussian(0.004, 1.1), steps).epsilon(DELTA);
      assertThat(interval.high()).isGreaterThanOrEqualTo(last);
      last = interval.high();
    }
  }

  @Test
  void atEdge_tooFewOrders_saysSo() {
    var few = RdpAccountant.atOrders(2, 3).plus(new Gaussian(50), 1).epsilon(DELTA);
    assertThat(few.atEdge()).isTrue();
    assertThat(RdpAccountant.create().plus(new Gaussian(1), 1).epsilon(DELTA).atEdge()).isFalse();
  }

  @Test
  void orders_thatOverflow_areDroppedNotWrapped() {
    var huge = RdpAccountant.create().plus(new PoissonGaussian(0.5, 1e-3), 1_000_000_000_000L);
    assertThat(huge.epsilon(DELTA).epsilon()).isGreaterThan(1e12);
    assertThat(new PoissonGaussian(0.5, 1e-160).renyi(1000)).isInfinite();
  }

  @Test
  void parameters_bad_refused() {
    var pld = PldAccountant.create().plus(new Gaussian(1), 1);
    for (var bad :
        List.<Runnable>of(
            () -> new Gaussian(0),
            () -> new Gaussian(Double.NaN),
            () -> new PoissonGaussian(0, 1),
            () -> new PoissonGaussian(1.01, 1),
            () -> new PoissonGaussian(0.1, 0),
            () -> new PoissonGaussian(0.1, Double.POSITIVE_INFINITY),
            () -> new FixedSizeGaussian(10, 11, 1),
            () -> new UserGaussian(0.1, 1, 0),
            () -> new TreeAggregation(0, 1),
            () -> new Laplace(-1),
            () -> new Pure(0),
            () -> RdpAccountant.atOrders(),
            () -> RdpAccountant.atOrders(1),
            () -> RdpAccountant.atOrders(1e7),
            () -> RdpAccountant.create().plus(new Gaussian(1), 0),
            () -> PldAccountant.onGrid(0),
            () -> PldAccountant.create().plus(new Gaussian(1), -1),
            () -> pld.upper(0),
            () -> pld.upper(1),
            () -> pld.delta(-1),
            () -> AnalyticGaussian.calibrate(0, 0.1),
            () -> AnalyticGaussian.calibrate(1, 0),
            () -> AnalyticGaussian.calibrate(Double.POSITIVE_INFINITY, 0.1),
            () -> new OptimalComposition(1, 1, 3),
            () -> new GroupPrivacy(0),
            () -> new Calibration(0.5),
            () -> new Calibration(0.01).noiseMultiplier(0, s -> 1 / s),
            () -> new Calibration(0.01).noiseMultiplier(1, s -> 2))) {
      assertThatThrownBy(bad::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("(?s).+: .* \\(expected: .+\\)");
    }
  }
}
