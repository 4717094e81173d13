package io.hauberk.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.hauberk.privacy.accounting.PrivacyEvent.Gaussian;
import io.hauberk.privacy.accounting.PrivacyEvent.Laplace;
import io.hauberk.privacy.accounting.PrivacyEvent.PoissonGaussian;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Single figures from the tests of Opacus 1.5.4, TensorFlow Privacy 0.9.0 and dp_accounting 0.6.0.
 */
class PublishedCasesTest {

  private static final double SEVEN = 5e-8;

  @Test
  void opacus_accountants() {
    var event = new PoissonGaussian(0.04, 1.5);
    assertThat(
            rdp(event, 2250, 1e-5)) // theirs subtracts the series' alternating end; ours bounds it
        .isGreaterThanOrEqualTo(7.32911117143)
        .isCloseTo(7.32911117143, withinPercentage(0.01));
    assertThat(pld(event, 2249, 1e-5)).isBetween(6.777395712150674 - 0.011, 6.777395712150674);
    double sigma =
        new Calibration(1e-6).noiseMultiplier(8, s -> rdp(new PoissonGaussian(.04, s), 2250, 1e-5));
    assertThat(sigma).isBetween(1.416 - 2e-3, 1.416 + 5e-4); // theirs stops within 0.01 of epsilon
    double exact =
        new Calibration(1e-4).noiseMultiplier(8, s -> pld(new PoissonGaussian(.04, s), 2250, 1e-5));
    assertThat(exact).isBetween(1.34765625 - 5e-3, 1.34765625);
  }

  @Test
  void opacus_doctest() {
    var orders = IntStream.rangeClosed(2, 32).asDoubleStream().toArray();
    var epsilon =
        RdpAccountant.atOrders(orders)
            .plus(new PoissonGaussian(1e-5, 1), 10)
            .plus(new PoissonGaussian(1e-4, 3), 4)
            .epsilon(1e-5);
    assertThat(epsilon.epsilon()).isCloseTo(0.336, within(1e-3));
    assertThat(epsilon.order()).isEqualTo(23);
  }

  @Test
  void tensorflowPrivacy_trainingRuns() {
    var first = rdp(RdpAccountant.create(), new PoissonGaussian(150 / 60000.0, 1.3), 6000, 1e-5);
    assertThat(first.epsilon()).isCloseTo(0.7242234026109595, within(SEVEN));
    assertThat(first.order()).isEqualTo(19);
    var second = rdp(RdpAccountant.create(), new PoissonGaussian(0.001, 1), 30000, 1e-7);
    assertThat(second.epsilon()).isCloseTo(1.4154988495444842, within(SEVEN));
    assertThat(second.order()).isEqualTo(13);
    var third =
        rdp(RdpAccountant.atOrders(1.25), new PoissonGaussian(1024 / 1e8, 0.1), 976_563, 1e-7);
    assertThat(third.epsilon()).isCloseTo(5907982.3113984, withinPercentage(1e-4));
  }

  /** Microbatches of more than one example double the sensitivity: half the noise multiplier. */
  @Test
  void tensorflowPrivacy_epochAndAFifth() {
    assertThat(rdp(new Gaussian(.7), 2, 1e-5)).isCloseTo(10.8602036, within(SEVEN));
    assertThat(rdp(new PoissonGaussian(.01, .7), 120, 1e-5)).isCloseTo(3.2392676, within(SEVEN));
    assertThat(rdp(new Gaussian(.35), 2, 1e-5)).isCloseTo(26.2880374, within(SEVEN));
    assertThat(rdp(new PoissonGaussian(.01, .35), 120, 1e-5)).isCloseTo(22.6248601, within(SEVEN));
    assertThat(pld(new Gaussian(.7), 2, 1e-5)).isCloseTo(10.1224946, withinPercentage(.1));
    assertThat(pld(new PoissonGaussian(.01, .7), 120, 1e-5))
        .isCloseTo(2.4612381, withinPercentage(.1));
    assertThat(pld(new Gaussian(.35), 2, 1e-5)).isCloseTo(24.7160779, withinPercentage(.1));
    assertThat(pld(new PoissonGaussian(.01, .35), 120, 1e-5))
        .isCloseTo(18.6977407, withinPercentage(.1));
  }

  /** Noise multiplier 2 on microbatches, which is 1 on examples. */
  @Test
  void tensorflowPrivacy_statement() {
    var poisson = new PoissonGaussian(0.0064, 1);
    assertThat(rdp(new Gaussian(1), 5, 1e-6)).isCloseTo(13.376, within(1e-3));
    assertThat(rdp(poisson, 782, 1e-6)).isCloseTo(1.616, within(1e-3));
    assertThat(pld(new Gaussian(1), 5, 1e-6)).isCloseTo(12.595, within(1e-3));
    assertThat(pld(poisson, 782, 1e-6)).isCloseTo(1.199, within(2e-3));
  }

  @Test
  void dpAccounting_renyi() {
    var event = new PoissonGaussian(0.01, 2.5);
    double[] orders = {1.5, 2.5, 5, 50, 100};
    double[] divergences = {6.70579741e-4, 1.08548710e-3, 2.18075656e-3, 2.38460375e-2, 167.416308};
    for (int i = 0; i < orders.length; i++) {
      assertThat(50 * event.renyi(orders[i])).isCloseTo(divergences[i], withinPercentage(1e-2));
    }
    assertThat(event.renyi(Double.POSITIVE_INFINITY)).isInfinite();
    var fine = DoubleStream.iterate(1.011, order -> order + 1e-3).limit(98_980).toArray();
    assertThat(
            RdpAccountant.atOrders(fine).plus(new Gaussian(4.530877117), 1).epsilon(1e-6).epsilon())
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void dpAccounting_lossDistributions() {
    assertThat(PldAccountant.create().plus(new Gaussian(Math.sqrt(3)), 3).delta(1))
        .isCloseTo(0.126936, withinPercentage(0.1));
    assertThat(PldAccountant.create().plus(new PoissonGaussian(.2, .5), 3).delta(1))
        .isCloseTo(0.15594, withinPercentage(0.1));
  }

  /** Their masses {1: .69673467, 0: .11932561} round losses up: never below the dots we connect. */
  @Test
  void dpAccounting_laplaceMasses_areAboveOurs() {
    var masses = Dots.connect(new LaplacePair(1, 1), 1).remove();
    assertThat(masses.mass(1)).isCloseTo(Math.expm1(-0.5) / Math.expm1(-1), within(1e-12));
    assertThat(masses.mass(1)).isLessThan(0.69673467);
    assertThat(masses.mass(1) + masses.mass(0)).isLessThan(0.69673467 + 0.11932561 + SEVEN);
    assertThat(masses.delta(0)).isCloseTo(-Math.expm1(-0.5), within(1e-12));
  }

  @Test
  void dpAccounting_calibration() {
    var search = new Calibration(1e-8);
    assertThat(search.noiseMultiplier(1, s -> pld(new PoissonGaussian(.01, s), 1, 1e-5)))
        .isCloseTo(0.67379294682, withinPercentage(1e-3));
    assertThat(6 * search.noiseMultiplier(1, s -> pld(new PoissonGaussian(.001, s), 25, 1e-5)))
        .isCloseTo(3.20956502598, withinPercentage(1e-3));
    assertThat(search.noiseMultiplier(1, s -> pld(new Laplace(s), 20, 1e-4)))
        .isCloseTo(13.6, within(0.1));
    assertThat(search.noiseMultiplier(1, s -> pld(new Laplace(s), 500, 1e-4)))
        .isCloseTo(71.0, within(0.1));
  }

  @Test
  void dpAccounting_optimalComposition() {
    assertThat(new OptimalComposition(1, .001, 30).epsilon(.06)).isEqualTo(22);
    assertThat(new OptimalComposition(1, .001, 30).epsilon(.1)).isEqualTo(20);
  }

  private static RdpEpsilon rdp(RdpAccountant from, PrivacyEvent event, long count, double delta) {
    return from.plus(event, count).epsilon(delta);
  }

  private static double rdp(PrivacyEvent event, long count, double delta) {
    return rdp(RdpAccountant.create(), event, count, delta).epsilon();
  }

  private static double pld(PrivacyEvent event, long count, double delta) {
    return PldAccountant.create().plus(event, count).upper(delta);
  }
}
